"""The publication and the outlet that an address belongs to."""

from __future__ import annotations

from urllib.parse import urlsplit

from incidents.models import Outlet, Publication
from incidents.sources import url_key


def known_publication(url: str) -> Publication | None:
    """Return the publication on record at an address, in any of its variants. One query."""
    if not url.strip():
        return None
    found: Publication | None = (
        Publication.objects.filter(url_key=url_key(url)).select_related("outlet").first()
    )
    return found


def outlet_for(url: str) -> Outlet | None:
    """Return the outlet at whose address, or below whose host, an address lies. One query.

    Of several the one with the longest address, so that a channel goes before the site that
    carries it.
    """
    key = url_key(url)
    host = _host(key)
    if "." not in host:
        return None
    domain = ".".join(host.split(".")[-2:])
    likely = Outlet.objects.filter(url__icontains=domain)
    at = [(url_key(outlet.url), outlet) for outlet in likely]
    fitting = [(known, outlet) for known, outlet in at if _lies_under(key, known)]
    return max(fitting, key=lambda pair: len(pair[0]))[1] if fitting else None


def _host(key: str) -> str:
    return urlsplit(f"//{key}").hostname or "" if key and "://" not in key else ""


def _lies_under(key: str, known: str) -> bool:
    if key == known or key.startswith((f"{known}/", f"{known}?")):
        return True
    host = _host(known)
    return host == known and (_host(key) == host or _host(key).endswith(f".{host}"))
