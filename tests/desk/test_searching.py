"""The desk finds what is there by any spelling, name, reference, address or word."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from incidents.desk.overview import Few
from incidents.desk.searching import Found, search
from incidents.enums import IncidentStatus, Language, Side
from incidents.models import ActorName, Appearance, Draft
from tests.factories import (
    SiteSpec,
    analyst,
    make_actor,
    make_claim,
    make_incident,
    make_place,
    make_publication,
    make_published_incident,
    make_statement,
    other_analyst,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def told() -> Found:
    """A draft incident at Khtsaberd, told by the ministry."""
    names = {
        Language.ARMENIAN: "Խծաբերդ",
        Language.AZERBAIJANI: "Çaylaqqala",
        Language.RUSSIAN: "Хцаберд",
    }
    place = make_place("Khtsaberd / Çaylaqqala", names=names, slug="khtsaberd")
    actor = make_actor(Side.ARMENIA, "Ministry of Defence", short_name="MoD")
    ActorName.objects.create(actor=actor, name="ՊՆ", language=Language.ARMENIAN)
    statement = make_statement(
        actor,
        dt.date(2020, 12, 13),
        summary="Units came close to the village.",
        verbatim="Подразделения атаковали позиции.",
    )
    incident = make_incident("Advance in the south")
    claim = make_claim(incident, statement, sites=[SiteSpec(place)], paraphrase="They advanced.")
    draft = Draft.objects.create(
        owner=analyst(),
        headline="Another telling",
        content={"statement.verbatim": "Подразделения", "claims.k1.sites.s1.place": "khtsaberd"},
    )
    # An incident, a statement and a claim nothing of this asks for.
    make_claim(make_incident("Shots elsewhere"), make_statement(make_actor(Side.AZERBAIJAN)))
    return Found(
        Few([draft], more=False),
        Few([incident], more=False),
        Few([statement], more=False),
        Few([claim], more=False),
    )


@pytest.mark.parametrize(
    "spelling", ["Khtsaberd", "Khtzaberd", "Хцаберд", "Խծաբերդ", "Chaylaggala"]
)
def test_any_spelling_of_a_place_finds_all_that_name_it(told: Found, spelling: str) -> None:
    assert search(analyst(), spelling) == told


@pytest.mark.parametrize("name", ["Ministry of Defence", "mod", "ՊՆ"])
def test_any_name_of_an_actor_finds_what_it_says(told: Found, name: str) -> None:
    found = search(analyst(), name)
    assert (found.incidents, found.statements, found.claims) == (
        told.incidents,
        told.statements,
        told.claims,
    )


def test_words_find_by_their_beginning(told: Found) -> None:
    assert search(analyst(), "advanc sou").incidents == told.incidents
    assert search(analyst(), "they adv").claims == told.claims
    assert search(analyst(), "атаковал").statements == told.statements
    assert search(analyst(), "подразд").drafts == told.drafts


def test_every_word_has_to_be_answered(told: Found) -> None:
    assert search(analyst(), "MoD Хцаберд close").statements == told.statements
    assert search(analyst(), "MoD Хцаберд elsewhere").is_empty is True


def test_a_reference_finds_its_incident() -> None:
    incident = make_published_incident("Clash", published={"reference": "NK-2020-0044"})
    assert list(search(analyst(), "nk-2020-0044").incidents.items) == [incident]
    assert list(search(analyst(), "0044").incidents.items) == [incident]


def test_an_address_finds_the_statements_read_there() -> None:
    publication = make_publication(url_key="mil.am/en/news/8734")
    statement = make_statement()
    Appearance.objects.create(statement=statement, publication=publication)
    address = "http://www.mil.am/en/news/8734/?utm_source=x"
    assert list(search(analyst(), address).statements.items) == [statement]


def test_nobody_elses_drafts_and_nothing_discarded_is_found(told: Found) -> None:
    assert told.drafts.items != []
    make_incident("Advance discarded", status=IncidentStatus.DISCARDED)
    assert search(other_analyst(), "Хцаберд").drafts.items == []
    assert list(search(other_analyst(), "advance").incidents.items) == told.incidents.items


@pytest.mark.parametrize(
    "text", ["", " ", "'", "%", "\\", "&|!:*", "a'b", "é" * 500, "\u0000", "_"]
)
def test_no_text_breaks_it(text: str) -> None:
    assert search(analyst(), text).is_empty is True


def test_more_records_take_as_many_queries(told: Found) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            search(analyst(), "MoD Khtsaberd")
        return len(asked)

    assert told.is_empty is False
    one = queries()
    claim = told.claims.items[0]
    for number in range(4):
        make_claim(make_incident(f"Khtsaberd {number}"), claim.statement)
        Draft.objects.create(owner=analyst(), headline="MoD Khtsaberd")
    assert queries() == one
    assert one <= 12
