"""Going wherever the links of public pages lead, as an anonymous visitor."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.test import Client

OWN = ("/incidents/", "/statements/", "/places/", "/timeline/", "/api/")


def crawl(client: Client, start: Iterable[str]) -> dict[str, str]:
    """Every page that can be reached by links on this site from some addresses, by its address."""
    pages: dict[str, str] = {}
    waiting = list(start)
    while waiting:
        address = waiting.pop()
        if address in pages:
            continue
        answer = client.get(address)
        assert answer.status_code in (200, 301, 302, 404)
        pages[address] = answer.content.decode(errors="replace")
        waiting += [link for link in links_in(pages[address]) if link.startswith(OWN)]
    return pages


def links_in(html: str) -> list[str]:
    """The addresses a page leads to, those its scripts ask for included."""
    links = re.findall(r'(?:href|data-index|data-incidents|data-areas)="([^"#]+)', html)
    return [link.replace("&amp;", "&") for link in links]
