"""/api/v1/places and /api/v1/areas."""

from __future__ import annotations

import datetime as dt

import pytest
from django.contrib.gis.geos import LineString
from django.test import Client

from incidents.api.schemas import AreaCollection, PlaceList
from incidents.enums import AreaKind, Language
from incidents.models import Area
from tests.factories import make_place

pytestmark = pytest.mark.django_db

PLACES = "/api/v1/places"
AREAS = "/api/v1/areas"


def test_place_is_found_by_a_name_in_another_script(visitor: Client) -> None:
    names = {Language.RUSSIAN: "Гадрут", Language.ENGLISH: "Hadrut"}
    make_place("Hadrut", names=names, district_before_2020="Hadrut district")
    response = visitor.get(f"{PLACES}?q=Гадрут")
    [found] = PlaceList.model_validate_json(response.content).model_dump()["places"]
    assert found == {
        "slug": "hadrut",
        "label": "Hadrut",
        "name_hy": "Hadrut",
        "name_az": "Hadrut",
        "name_en": "Hadrut",
        "name_ru": "Гадрут",
        "matched_name": "Гадрут",
        "match": "exact",
        "kind": "village",
        "district": "Hadrut district",
        "lon": 47.03,
        "lat": 39.52,
    }


def test_namesakes_are_told_apart_by_district_and_limit_holds(visitor: Client) -> None:
    for number in (1, 2):
        make_place(
            f"Taza {number}",
            names={Language.AZERBAIJANI: "Taza"},
            district_after_2020=f"District {number}",
        )
    districts = {row["district"] for row in visitor.get(f"{PLACES}?q=Taza").json()["places"]}
    assert districts == {"District 1", "District 2"}
    assert visitor.get(f"{PLACES}?q=Taza&limit=1").json()["count"] == 1


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("", "q"),
        ("?q=", "q"),
        ("?q=" + "x" * 201, "q"),
        ("?q=a&limit=51", "limit"),
        ("?q=a&side=armenia", "side"),
    ],
)
def test_question_that_makes_no_sense_is_refused(
    visitor: Client, query: str, parameter: str
) -> None:
    response = visitor.get(PLACES + query)
    assert (response.status_code, response.json()["parameter"]) == (400, parameter)


def make_area(slug: str, first: dt.date | None, last: dt.date | None) -> Area:
    """An area valid from one day to another."""
    return Area.objects.create(
        slug=slug,
        name=slug,
        kind=AreaKind.LINE_OF_CONTACT,
        valid_from=first,
        valid_to=last,
        source="drawn for a test",
        uncertainty_m=5000,
        drawn_by="the test",
        note="Typed in.",
        geometry=LineString((46.5, 39.5), (47.0, 39.8), srid=4326),
    )


def test_areas_are_those_of_the_day_with_source_and_uncertainty(visitor: Client) -> None:
    make_area("before", dt.date(1994, 5, 12), dt.date(2020, 9, 26))
    make_area("after", dt.date(2020, 11, 10), None)
    response = visitor.get(f"{AREAS}?on=2020-11-10")
    assert response["Content-Type"] == "application/geo+json"
    AreaCollection.model_validate_json(response.content)
    assert response.json() == {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "id": "after",
                "geometry": {"type": "LineString", "coordinates": [[46.5, 39.5], [47.0, 39.8]]},
                "properties": {
                    "slug": "after",
                    "name": "after",
                    "kind": "line_of_contact",
                    "valid_from": "2020-11-10",
                    "valid_to": None,
                    "source": "drawn for a test",
                    "uncertainty_m": 5000,
                    "drawn_by": "the test",
                    "note": "Typed in.",
                },
            }
        ],
    }


def test_areas_that_had_ended_are_asked_for_apart(visitor: Client) -> None:
    make_area("oldest", None, dt.date(1991, 11, 26))
    make_area("before", dt.date(1994, 5, 12), dt.date(2020, 9, 26))
    make_area("after", dt.date(2020, 11, 10), None)
    features = visitor.get(f"{AREAS}?before=2020-09-27").json()["features"]
    assert [feature["id"] for feature in features] == ["oldest", "before"]
    features = visitor.get(f"{AREAS}?before=2020-09-26").json()["features"]
    assert [feature["id"] for feature in features] == ["oldest"]


@pytest.mark.parametrize("query", ["?before=yesterday", "?on=2020-12-12&before=2020-12-12"])
def test_areas_of_two_days_or_none_are_refused(visitor: Client, query: str) -> None:
    response = visitor.get(AREAS + query)
    assert (response.status_code, response.json()["parameter"]) == (400, "before")


@pytest.mark.parametrize(("day", "expected"), [("2020-09-26", ["before"]), ("2020-10-01", [])])
def test_area_counts_on_its_first_and_last_day_only_within(
    visitor: Client, day: str, expected: list[str]
) -> None:
    make_area("before", dt.date(1994, 5, 12), dt.date(2020, 9, 26))
    features = visitor.get(f"{AREAS}?on={day}").json()["features"]
    assert [feature["id"] for feature in features] == expected
