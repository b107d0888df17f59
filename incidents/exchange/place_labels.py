"""Names of places for the map: few numbers for each, the more important places first."""

from __future__ import annotations

from typing import Final, NamedTuple

from incidents.enums import PlaceKind, PlaceOrigin
from incidents.models import Place
from incidents.names import NameChoice
from incidents.reader import Reader

MOST: Final = 3000
"""So many are given, whatever gazetteers were imported: about 110 kB."""

LARGE: Final = 100_000
SMALL: Final = 15_000
DEGREE_DIGITS: Final = 4


class PlaceLabel(NamedTuple):
    """A name, its language (BCP 47, empty where it is of none), degrees, and its level.

    Levels: 1 large cities and the cities of our own table, 2 other cities, 3 towns,
    4 villages, 5 features.
    """

    text: str
    lang: str
    lon: float
    lat: float
    level: int


def place_labels(choice: NameChoice) -> list[PlaceLabel]:
    """Return the places of today as this choice calls them; at most two queries.

    The order is that in which names have the right to room: by level, our own table first,
    then by number of inhabitants. Districts are left out: the map names them as areas.
    """
    reader = Reader(names=choice)
    places = Place.objects.current().settled()
    if choice != NameChoice.BOTH:
        places = places.with_names()
    ranked = sorted(places, key=_rank)[:MOST]
    return [_label(place, reader) for place in ranked]


def _label(place: Place, reader: Reader) -> PlaceLabel:
    name = reader.name(place)
    lon, lat = (round(degrees, DEGREE_DIGITS) for degrees in place.point.coords)
    return PlaceLabel(name.text, name.lang, lon, lat, _level(place))


def _rank(place: Place) -> tuple[int, bool, int, str]:
    return _level(place), place.origin != PlaceOrigin.OWN, -(place.population or 0), place.slug


def _level(place: Place) -> int:
    people = place.population or 0
    if place.kind == PlaceKind.CITY:
        return 1 if people >= LARGE or place.origin == PlaceOrigin.OWN else 2
    if place.kind == PlaceKind.TOWN:
        return 3 if people >= SMALL or place.origin == PlaceOrigin.OWN else 4
    return 4 if place.kind == PlaceKind.VILLAGE else 5
