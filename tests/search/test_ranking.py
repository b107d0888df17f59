"""Which incidents the words of a search fit best."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from incidents.enums import Language
from tests.factories import SiteSpec, make_place, make_published_incident, make_statement

if TYPE_CHECKING:
    from django.test import Client

pytestmark = pytest.mark.django_db


def titles(client: Client, query: str) -> list[str]:
    """Titles of the table, in its order."""
    answer = client.get(f"/incidents/?{query}")
    assert answer.status_code == 200
    return [item.incident.title for item in answer.context["items"]]


def test_a_title_weighs_more_than_a_text_and_words_together_more_than_apart(
    client: Client,
) -> None:
    apart = "Convoy stopped; three hours later, at another village, the artillery was heard."
    together = "A convoy of artillery was stopped on the road to the village before noon."
    make_published_incident("Column on the road", summary=apart, day=dt.date(2020, 12, 20))
    make_published_incident("Trucks on the road", summary=together, day=dt.date(2020, 12, 10))
    make_published_incident("Convoy with artillery", day=dt.date(2020, 12, 1))
    query = "q=convoy+artillery"
    assert titles(client, query) == [
        *("Column on the road", "Trucks on the road", "Convoy with artillery")
    ]
    assert titles(client, f"{query}&sort=relevance") == [
        *("Convoy with artillery", "Trucks on the road", "Column on the road")
    ]


def test_what_was_said_later_makes_no_incident_fit_better(client: Client) -> None:
    late = make_statement(issued_on=dt.date(2021, 2, 1))
    early = make_statement(issued_on=dt.date(2020, 12, 13))
    words = {"paraphrase": "Mortar, mortar and mortar again."}
    make_published_incident(
        "old", day=dt.date(2020, 12, 1), claims=[{"statement": early}, {"statement": late, **words}]
    )
    make_published_incident("new", claims=[{"statement": early, "paraphrase": "One mortar."}])
    make_published_incident("newest", summary="A mortar was heard far away.")
    assert titles(client, "q=mortar&sort=relevance&known_on=2020-12-31") == ["newest", "new"]


def test_a_place_in_another_spelling_is_ranked_too(client: Client) -> None:
    village = make_place("Khtsaberd", names={Language.RUSSIAN: "Хцаберд"})
    make_published_incident("there", sites=[SiteSpec(village)])
    assert titles(client, "q=Khtzaberd&sort=relevance") == ["there"]


def test_relevance_without_words_is_refused_by_name(client: Client) -> None:
    answer = client.get("/incidents/?sort=relevance")
    assert answer.status_code == 400
    assert answer.context["error"].name == "sort"


@pytest.mark.parametrize("beginning", ["artil", "heavy+artil", "ARTIL"])
def test_the_last_word_may_be_the_beginning_of_one(client: Client, beginning: str) -> None:
    make_published_incident("there", summary="Heavy artillery was used.")
    assert titles(client, f"q={beginning}") == ["there"]


@pytest.mark.parametrize("text", ["art", "%22artil%22", "artil+-drone", "artil+or+nothing"])
def test_a_short_word_or_one_with_signs_means_itself(client: Client, text: str) -> None:
    make_published_incident("there", summary="Heavy artillery was used.")
    assert titles(client, f"q={text}") == []


@pytest.mark.parametrize("text", ["a'b\\c&", "'; DROP", "&&&& |||| !!!!", "word:*", "()", "ab''cd"])
def test_signs_of_the_query_language_break_nothing(client: Client, text: str) -> None:
    make_published_incident()
    for sort in ("newest", "relevance"):
        answer = client.get("/incidents/", {"q": text, "sort": sort})
        assert answer.status_code == 200
