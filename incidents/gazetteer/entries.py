"""One place as any source gives it: what the loaders bring to the database."""

from __future__ import annotations

from dataclasses import dataclass

from anyascii import anyascii
from django.conf import settings
from django.contrib.gis.geos import Point
from django.utils.text import slugify

from incidents.enums import PlaceKind, PlaceOrigin
from incidents.gazetteer.table import NameRow

LONGEST_NAME = 200
"""Characters a name or a label may have, as the database holds them."""


@dataclass(frozen=True)
class PlaceEntry:
    """A place with its names; longitude and latitude in degrees (WGS 84), accuracy in metres."""

    slug: str
    label: str
    kind: PlaceKind
    lon: float
    lat: float
    accuracy_m: int | None
    district_before_2020: str
    district_after_2020: str
    country: str
    population: int | None
    origin: PlaceOrigin
    geonames_id: int | None
    sources: str
    note: str
    names: tuple[NameRow, ...]

    @property
    def point(self) -> Point:
        """Where it is, in SRID 4326."""
        return Point(self.lon, self.lat, srid=4326)


def numbered_slug(name: str, geonames_id: int) -> str:
    """The address part of an imported place: its name in ASCII and its number, unique by that."""
    return f"{slugify(anyascii(name))[:80]}-{geonames_id}".lstrip("-")


def in_region(lon: float, lat: float) -> bool:
    """Whether a coordinate lies in the region's box, edges included."""
    west, south, east, north = settings.REGION_BBOX
    return bool(west <= lon <= east and south <= lat <= north)
