"""Where the words stand: in whose claim, marked, escaped, and only what is public."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from incidents.enums import Side
from incidents.filters import IncidentFilter
from incidents.search.fragments import Fragment, fragments
from tests.factories import (
    make_actor,
    make_claim,
    make_incident,
    make_published_incident,
    make_statement,
)

if TYPE_CHECKING:
    from django.test import Client

    from incidents.models import Incident

pytestmark = pytest.mark.django_db


def fragment(incident: Incident, q: str, known_on: dt.date | None = None) -> Fragment | None:
    """Where words stand in one incident."""
    return fragments([incident.pk], IncidentFilter(q=q, known_on=known_on)).get(incident.pk)


def ministry(side: Side = Side.AZERBAIJAN, day: int = 13) -> dict[str, object]:
    """A statement by a ministry."""
    actor = make_actor(side, f"Ministry of {side.label}")
    return {"statement": make_statement(actor, dt.date(2020, 12, day))}


def test_a_fragment_says_whose_words_it_is_from() -> None:
    claims = [
        {**ministry(Side.ARMENIA), "paraphrase": "Nobody crossed the line."},
        {**ministry(), "paraphrase": "A group with mortars attacked <at night>."},
    ]
    found = fragment(make_published_incident(claims=claims), "mortar")
    assert found == Fragment(
        words=found.words if found else "",  # type: ignore[arg-type]
        side=Side.AZERBAIJAN,
        actor="Ministry of Azerbaijan",
    )
    assert found.words == "A group with <mark>mortars</mark> attacked &lt;at night&gt;."


def test_words_of_a_quotation_are_told_from_ours_and_found_in_their_language() -> None:
    said = {"paraphrase": "There was shelling.", "quotation": "Обстрел продолжался до утра."}
    found = fragment(make_published_incident(claims=[{**ministry(), **said}]), "обстрела")
    assert found is not None
    assert found.is_quoted
    assert found.words == "<mark>Обстрел</mark> продолжался до утра."


def test_words_of_the_summary_are_nobodys_claim() -> None:
    found = fragment(make_published_incident(summary="A convoy was stopped."), "convoy")
    assert found == Fragment(words="A <mark>convoy</mark> was stopped.")  # type: ignore[arg-type]


def test_the_beginning_of_a_word_is_marked_as_the_whole_word() -> None:
    found = fragment(make_published_incident(summary="Artillery was used."), "artil")
    assert found is not None
    assert found.words == "<mark>Artillery</mark> was used."


def test_nothing_is_shown_of_what_is_not_public_or_was_said_later() -> None:
    incident = make_published_incident(
        claims=[
            {**ministry(), "paraphrase": "First words."},
            {**ministry(day=20), "paraphrase": "A zqlate mortar."},
        ]
    )
    make_claim(incident, make_statement(), paraphrase="A zqdraft mortar.")
    draft = make_incident(summary="A zqsecret mortar.")
    day = dt.date(2020, 12, 15)
    assert fragment(incident, "zqdraft") is None
    assert fragment(incident, "zqlate", day) is None
    assert fragment(incident, "zqlate", dt.date(2020, 12, 20)) is not None
    assert fragment(draft, "zqsecret") is None


def test_the_table_shows_them_and_asks_as_often_for_many_as_for_one(client: Client) -> None:
    counts = []
    for number in range(3):
        claims = [{**ministry(), "paraphrase": f"Mortar number {number} was heard."}]
        make_published_incident(f"Number {number}", claims=claims)
        with CaptureQueriesContext(connection) as asked:
            page = client.get("/incidents/?q=mortar").content.decode()
        counts.append(len(asked))
        assert page.count("<mark>Mortar</mark>") == number + 1
    assert "according to Ministry of Azerbaijan:" in page
    assert len(set(counts[1:])) == 1


def test_of_a_long_text_only_the_words_around_are_shown() -> None:
    summary = " ".join(["before"] * 40 + ["mortar"] + ["after"] * 40)
    found = fragment(make_published_incident(summary=summary), "mortar")
    assert found is not None
    words = found.words.split()
    assert (words[0], words[-1]) == ("…", "…")
    assert (words.count("before"), words.count("after")) == (10, 24)
    assert "<mark>mortar</mark>" in words
