"""Unique words in every kind of unpublished record are nowhere on the public pages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from incidents.enums import Side
from incidents.models import Lead
from tests.factories import (
    SiteSpec,
    make_accepted_claim,
    make_actor,
    make_claim,
    make_incident,
    make_place,
    make_publication,
    make_published_incident,
    make_statement,
    make_user,
    reject,
)

if TYPE_CHECKING:
    from django.test import Client

pytestmark = pytest.mark.django_db

OWN = ("/incidents/", "/statements/", "/places/", "/timeline/", "/api/")
START = ("/", "/incidents/", "/timeline/", "/methodology/", "/?q=zq", "/incidents/?q=zqdraft")


def plant() -> None:
    """Write one published incident among records that are not public, each with its own word."""
    writer = make_user("zqwriter", first_name="zqfirst", last_name="zqlast")
    place = SiteSpec(make_place("Village"))
    public = make_published_incident("Clash at Village", sites=[place], created_by=writer)
    actors = {word: make_actor(Side.AZERBAIJAN, word) for word in ("zqactora", "zqactorb")}
    reject(
        make_claim(public, make_statement(actors["zqactora"]), paraphrase="zqrejected"),
        reason="zqreason",
    )
    make_claim(public, make_statement(actors["zqactorb"]), quotation="zqdraftclaim")
    draft = make_incident("zqdraft", summary="zqsummary", sites=[place])
    unseen = make_statement(summary="zqstatement", verbatim="zqverbatim")
    make_accepted_claim(draft, unseen, paraphrase="zqaccepted")
    make_publication(title="zqpublication")
    Lead.objects.create(text="zqlead")


def crawl(client: Client) -> dict[str, str]:
    """Every page that can be reached by links on this site, by its address."""
    pages: dict[str, str] = {}
    waiting = list(START)
    while waiting:
        address = waiting.pop()
        if address in pages:
            continue
        answer = client.get(address)
        assert answer.status_code in (200, 301, 302)
        pages[address] = answer.content.decode()
        waiting += [link for link in links_in(pages[address]) if link.startswith(OWN)]
    return pages


def links_in(html: str) -> list[str]:
    """The addresses a page leads to, those its scripts ask for included."""
    links = re.findall(r'(?:href|data-index|data-areas)="([^"#]+)', html)
    return [link.replace("&amp;", "&") for link in links]


def words_planted(html: str) -> set[str]:
    """The planted words on a page, but for the echo of what the visitor searched for."""
    return set(re.findall(r"zq\w+", re.sub(r'value="zq\w*"|q=zq\w*|Search: zq\w*', "", html)))


def test_no_public_page_holds_a_word_of_an_unpublished_record(client: Client) -> None:
    plant()
    pages = crawl(client)

    assert len(pages) > len(START) + 3
    found = {address: words_planted(html) for address, html in pages.items()}
    assert {address: words for address, words in found.items() if words} == {}
