"""Lists that complete a field, and what a text means, asked while somebody types."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from incidents.desk.sketching import sketch
from tests.desk.story import STATEMENT_5, make_world
from tests.factories import make_incident, make_outlet, make_statement
from tests.factories.drafts import make_draft
from tests.views.analyst.test_draft_page import asked_of

pytestmark = pytest.mark.django_db


def items(client: Client, kind: str, q: str, **more: str) -> list[dict[str, Any]]:
    """What a list offers."""
    answer = client.get(f"/desk/suggest/{kind}/", {"q": q, **more})
    assert answer.status_code == 200
    found: list[dict[str, Any]] = answer.json()["items"]
    return found


def understood(client: Client, kind: str, text: str, **more: str) -> dict[str, Any]:
    """What a text is said to mean."""
    answer = client.get("/desk/understand/", {"as": kind, "text": text, **more})
    assert answer.status_code == 200
    told: dict[str, Any] = answer.json()
    return told


def test_actors_are_offered_by_what_is_typed_of_their_names(writer: Client) -> None:
    make_world()
    first = items(writer, "actors", "state security")[0]
    assert (first["value"], first["label"]) == ("sss-azerbaijan", "State Security Service")
    assert first["sets"] == {"actor": "sss-azerbaijan"}


def test_places_are_offered_with_what_choosing_one_writes(writer: Client) -> None:
    make_world()
    first = items(writer, "places", "Hadrut")[0]
    assert first["sets"] == {
        "text": "Hadrut",
        "place": "hadrut",
        "point": "",
        "precision": first["sets"]["precision"],
        "radius_m": first["sets"]["radius_m"],
    }


def test_outlets_and_statements_are_offered(writer: Client) -> None:
    outlet = make_outlet("The Gazette")
    statement = make_statement()
    assert items(writer, "outlets", "gazet")[0]["sets"] == {
        "outlet": outlet.slug,
        "outlet_name": "",
    }
    found = items(writer, "statements", statement.public_id)
    assert [one["sets"] for one in found] == [{"repeats": statement.public_id}]


def test_incidents_near_the_card_are_offered_before_anything_is_typed(writer: Client) -> None:
    make_world()
    draft = make_draft(STATEMENT_5)
    sketch(draft, list(draft.content))
    far = make_incident("Far away in time", starts_on="2019-01-01", ends_on="2019-01-01")
    near = make_incident("Attack near Sur", starts_on="2020-11-26", ends_on="2020-11-26")
    found = items(writer, "incidents", "", draft=draft.public_id, card="sur")
    assert [one["value"] for one in found] == [str(near.pk), str(far.pk)]
    assert found[0]["sets"] == {"incident": str(near.pk), "title": ""}


def test_nothing_typed_offers_nothing(writer: Client) -> None:
    make_world()
    assert items(writer, "actors", " ") == []


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/desk/suggest/wishes/?q=a", 404),
        (f"/desk/suggest/actors/?q={'x' * 201}", 400),
        ("/desk/suggest/incidents/?draft=nosuchdraft&card=sur", 404),
        ("/desk/understand/?as=wish&text=a", 400),
        ("/desk/understand/?text=a", 400),
        (f"/desk/understand/?as=when&text={'x' * 2_001}", 400),
        ("/desk/understand/?as=when&text=a&draft=nosuchdraft", 404),
    ],
)
def test_what_cannot_be_asked_is_refused_with_a_sentence(
    writer: Client, address: str, status: int
) -> None:
    answer = writer.get(address)
    assert (answer.status_code, answer.json()["message"].endswith(".")) == (status, True)


@pytest.mark.parametrize("address", ["/desk/suggest/actors/?q=a", "/desk/understand/?as=when"])
def test_asking_signed_out_says_where_to_sign_in(visitor: Client, address: str) -> None:
    assert visitor.get(address).status_code == 401


def test_somebody_elses_draft_lends_no_day(writer: Client, colleague: Client) -> None:
    draft = make_draft(STATEMENT_5)
    asked = {"as": "when", "text": "26 November", "draft": draft.public_id}
    assert writer.get("/desk/understand/", asked).json()["words"].startswith("26 November 2020")
    assert colleague.get("/desk/understand/", asked).status_code == 404


@pytest.mark.parametrize(
    ("kind", "text", "begins"),
    [
        ("when", "12.12.2020", "12 December 2020"),
        ("day", "13 декабря 2020", "13 December 2020"),
        ("count", "3", "3"),
        ("where", "39.52, 47.03", ""),
    ],
)
def test_what_was_understood_is_said_back(
    writer: Client, kind: str, text: str, begins: str
) -> None:
    told = understood(writer, kind, text)
    assert told["error"] == ""
    assert told["words"].startswith(begins)
    assert told["words"] != ""


@pytest.mark.parametrize("kind", ["when", "day", "where", "count"])
def test_nonsense_is_answered_with_a_sentence(writer: Client, kind: str) -> None:
    told = understood(writer, kind, "qqq zzz")
    assert (told["words"], told["error"].endswith((".", "?"))) == ("", True)


def test_a_misspelt_place_is_refused_as_when_it_is_saved_and_those_like_it_are_offered(
    writer: Client,
) -> None:
    make_world()
    told = understood(writer, "where", "Hadrud")
    assert (told["words"], told["error"].startswith("No place called “Hadrud”")) == ("", True)
    assert told["offers"] == [
        {"text": "hadrut", "label": "Hadrut", "field": "place", "words": "Hadrut"}
    ]
    assert understood(writer, "where", "hadrut")["words"].startswith("Hadrut")


def test_a_language_is_guessed_and_nothing_said_when_unsure(writer: Client) -> None:
    text = "Министерство обороны сообщает о нарушении режима прекращения огня в районе."
    assert understood(writer, "language", text)["sets"] == {"language": "ru"}
    assert understood(writer, "language", "ok")["sets"] == {}


@pytest.mark.parametrize(
    "address", ["/desk/suggest/actors/?q=ministry", "/desk/understand/?as=count"]
)
def test_asking_takes_few_queries(writer: Client, address: str) -> None:
    make_world()
    assert asked_of(writer, address) <= 6
