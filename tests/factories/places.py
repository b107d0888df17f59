"""Places for tests. Without a point a place stands near Hadrut."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib.gis.geos import Point
from django.utils.text import slugify

from incidents.enums import Language, NameKind, PlaceKind, PlaceOrigin, Script, Side
from incidents.gazetteer.folding import fold
from incidents.models import Place, PlaceName

NEAR_HADRUT = (47.03, 39.52)

SCRIPTS = {Language.ARMENIAN: Script.ARMENIAN, Language.RUSSIAN: Script.CYRILLIC}
USERS = {Language.ARMENIAN: Side.ARMENIA, Language.AZERBAIJANI: Side.AZERBAIJAN}


def make_place(
    label: str = "Hadrut",
    lon_lat: tuple[float, float] = NEAR_HADRUT,
    names: Mapping[Language, str] | None = None,
    **fields: Any,
) -> Place:
    """Make a place with its names by language; `names` may be left out."""
    values = {
        "slug": slugify(label),
        "kind": PlaceKind.VILLAGE,
        "accuracy_m": 500,
        "origin": PlaceOrigin.OWN,
        "sources": "made for a test",
        **fields,
    }
    place = Place.objects.create(label=label, point=Point(*lon_lat, srid=4326), **values)
    for language, name in (names or {}).items():
        PlaceName.objects.create(
            place=place,
            name=name,
            language=language,
            script=SCRIPTS.get(language, Script.LATIN),
            kind=NameKind.OFFICIAL,
            used_by=USERS.get(language, ""),
            folded=fold(name),
        )
    return place
