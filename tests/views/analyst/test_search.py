"""Searching the desk: grouped results that lead on, sentences for what cannot be asked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from incidents.models import Draft
from tests.factories import (
    SiteSpec,
    analyst,
    make_claim,
    make_incident,
    make_place,
    make_statement,
    other_analyst,
)

if TYPE_CHECKING:
    from django.test import Client

    from incidents.models import Claim

pytestmark = pytest.mark.django_db


@pytest.fixture
def claim() -> Claim:
    """A claim about a draft incident at Hadrut, and a draft about it."""
    Draft.objects.create(owner=analyst(), headline="Draft on Hadrut")
    place = make_place("Hadrut", names={})
    statement = make_statement(summary="Shots at Hadrut.")
    return make_claim(
        make_incident("Clash near Hadrut"),
        statement,
        sites=[SiteSpec(place)],
        paraphrase="Shots at Hadrut.",
    )


def links(browser: Client, q: str) -> list[str]:
    answer = browser.get("/desk/search/", {"q": q})
    assert answer.status_code == 200
    return re.findall(r'href="([^"]*)"\s+data-entry', answer.content.decode())


def test_results_are_grouped_and_lead_on(writer: Client, claim: Claim) -> None:
    draft = Draft.objects.get()
    assert links(writer, "hadrut") == [
        f"/desk/drafts/{draft.public_id}/",
        f"/desk/incidents/{claim.incident_id}/",
        f"/desk/statements/{claim.statement.public_id}/",
        f"/desk/statements/{claim.statement.public_id}/#claim-{claim.public_id}",
    ]


def test_nothing_found_says_what_to_try(writer: Client, claim: Claim) -> None:
    assert claim.pk
    html = writer.get("/desk/search/?q=%3Cb%3Enowhere").content.decode()
    assert "Nothing answers “&lt;b&gt;nowhere”." in html


def test_an_empty_search_says_what_can_be_asked(writer: Client) -> None:
    assert "Every word has to fit." in writer.get("/desk/search/").content.decode()


def test_a_question_too_long_gets_its_sentence_and_stays(writer: Client) -> None:
    answer = writer.get("/desk/search/", {"q": "a" * 201})
    html = answer.content.decode()
    assert answer.status_code == 400
    assert "A search has 200 characters at most; this one has 201." in html
    assert f'value="{"a" * 201}"' in html


def test_a_parameter_without_meaning_is_refused_by_name(writer: Client) -> None:
    answer = writer.get("/desk/search/?query=x")
    assert answer.status_code == 400
    assert "<code>query</code>" in answer.content.decode()


@pytest.mark.parametrize("q", ["%00", "'%20OR%201=1--", "%F0%9F%94%A5", "((((", "NK-%25"])
def test_no_question_breaks_it(writer: Client, q: str) -> None:
    assert writer.get(f"/desk/search/?q={q}").status_code == 200


def test_five_of_everything_take_as_many_queries_as_one(writer: Client, claim: Claim) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            writer.get("/desk/search/?q=Hadrut")
        return len(asked)

    one = queries()
    for number in range(4):
        Draft.objects.create(owner=analyst(), headline=f"Hadrut {number}")
        statement = make_statement(summary="Shots at Hadrut.")
        make_claim(
            make_incident(f"Hadrut {number}"),
            statement,
            sites=[SiteSpec(claim.sites.get().place)],  # type: ignore[arg-type]
        )
    assert queries() == one
    assert one <= 15


def test_drafts_of_others_are_not_found(writer: Client) -> None:
    Draft.objects.create(owner=other_analyst(), headline="Hadrut, secretly")
    assert links(writer, "secretly") == []
