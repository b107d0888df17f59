"""Unique words in every kind of unpublished record are nowhere on the public pages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from incidents.enums import Side
from incidents.models import Lead
from tests.factories import (
    SiteSpec,
    make_actor,
    make_accepted_claim,
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
        for link in re.findall(r'(?:href|data-index|data-areas)="([^"#]+)', pages[address]):
            link = link.replace("&amp;", "&")
            if link.startswith(("/incidents/", "/statements/", "/places/", "/timeline/", "/api/")):
                waiting.append(link)
    return pages


def test_no_public_page_holds_a_word_of_an_unpublished_record(client: Client) -> None:
    plant()
    pages = crawl(client)

    assert len(pages) > len(START) + 3
    searched = {
        address: re.sub(r'value="zq\w*"|q=zq\w*', "", html) for address, html in pages.items()
    }
    assert {
        a: set(re.findall(r"zq\w+", html)) for a, html in searched.items() if "zq" in html
    } == {}
