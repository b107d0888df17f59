"""/api/v1/index.bin and /api/v1/titles: the same facts as the index, and titles of a few."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import pytest

from incidents.api.schemas import Titles
from incidents.exchange import index
from tests.api.world import make_told_incident, make_world
from tests.exchange.test_index_bytes import read_back
from tests.factories import make_incident, make_published_incident, retract_incident

if TYPE_CHECKING:
    from django.conf import LazySettings
    from django.test import Client

pytestmark = pytest.mark.django_db

BINARY = "/api/v1/index.bin"
TITLES = "/api/v1/titles"
NONE = {"lon": "nan", "lat": "nan", "precision": "0.0"}


def told(columns: dict[str, Any], name: str) -> list[str]:
    """A column of the JSON index as texts, with what stands for null in the bytes."""
    return [
        NONE.get(name, "-1.0") if value is None else str(float(value)) for value in columns[name]
    ]


@pytest.mark.parametrize("query", ["", "side=armenia", "known_on=2020-12-14", "q=nothing+like+it"])
def test_bytes_hold_what_the_json_index_holds(visitor: Client, query: str) -> None:
    make_world()
    plain = visitor.get(f"/api/v1/index?{query}").json()
    response = visitor.get(f"{BINARY}?{query}")
    header, found = read_back(response.content)
    assert response["Content-Type"] == "application/vnd.ceasefire-index"
    told_of = ("version", "count", "codes")
    assert [header[name] for name in told_of] == [plain[name] for name in told_of]
    listed = visitor.get(f"/api/v1/incidents?{query}").json()["incidents"]
    assert header["titles"] == [row["title"] for row in listed]
    refs = [f"NK-{y:.0f}-{n:04.0f}" for y, n in zip(found["year"], found["number"], strict=True)]
    assert refs == plain["columns"]["ref"]
    renamed = {"first": "day", "last": "day_to"}
    for name in set(found) - {"year", "number"}:
        same = told(plain["columns"], renamed.get(name, name))
        assert [str(value) for value in found[name]] == same, name


def test_bytes_that_are_still_held_are_not_sent_again(visitor: Client) -> None:
    make_published_incident()
    tag = visitor.get(BINARY)["ETag"]
    response = visitor.get(BINARY, headers={"If-None-Match": tag})
    assert (response.status_code, response.content) == (304, b"")


def test_of_more_than_are_sent_at_once_only_the_number_is_told(
    visitor: Client, settings: LazySettings
) -> None:
    make_world()
    settings.EXPLORER_MOST = 2
    header, found = read_back(visitor.get(BINARY).content)
    assert (header["count"], header["most"], found) == (3, 2, {})
    header, found = read_back(visitor.get(f"{BINARY}?casualties_min=8").content)
    assert (header["count"], len(found["year"])) == (1, 1)


def test_titles_come_along_only_with_few(visitor: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    make_world()
    monkeypatch.setattr(index, "MOST_TITLES", 2)
    header, _found = read_back(visitor.get(BINARY).content)
    assert header["titles"] is None


def test_titles_are_those_of_public_incidents_only(visitor: Client) -> None:
    incident = make_told_incident("Clash")
    gone = make_published_incident("Gone")
    retract_incident(gone, "A duplicate.")
    make_incident("Draft")
    refs = [incident.reference, gone.reference, "NK-1999-0001"]
    address = f"{TITLES}?{urlencode([('ref', ref) for ref in refs])}"
    response = visitor.get(address)
    found = Titles.model_validate_json(response.content)
    assert found.titles == {incident.reference: "Clash"}
    again = visitor.get(address, headers={"If-None-Match": response["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("", "ref"),
        ("ref=NK-2020-1", "ref"),
        ("ref=NK-2020-0001'", "ref"),
        ("&".join(f"ref=NK-2020-{n:04}" for n in range(1, 102)), "ref"),
        ("ref=NK-2020-0001&q=word", "q"),
        ("ref=NK-2020-0001&limit=3", "limit"),
    ],
)
def test_other_questions_for_titles_are_refused_by_name(
    visitor: Client, query: str, name: str
) -> None:
    response = visitor.get(f"{TITLES}?{query}")
    assert (response.status_code, response.json()["parameter"]) == (400, name)
