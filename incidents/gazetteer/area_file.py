"""The project's own file of areas, incidents/data/areas.json: reading it and deriving it again.

The vertices are Natural Earth's (1:10m, public domain) as Debian's qgis-common packages them in
world_map.gpkg. That package names some features wrongly in one column or the other (Lachin
district is called Lankaran; the names of Khojaly district and of Stepanakert are exchanged), so
each area names its features by the column that tells them apart, and the tests check what lies
inside. What the keys of the file mean is written in incidents/data/README.md.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple, cast

from django.contrib.gis.gdal import DataSource
from django.contrib.gis.gdal.error import GDALException
from django.contrib.gis.geos import GEOSGeometry, LineString, MultiPolygon, Polygon

from incidents.enums import AreaKind
from incidents.gazetteer.area_recipes import Recipe, recipes

AREAS_JSON = Path(__file__).resolve().parent.parent / "data" / "areas.json"
WORLD_MAP = Path("/usr/share/qgis/resources/data/world_map.gpkg")
FORMAT = "areas/1"

_SOURCE = "Natural Earth 1:10m, as in Debian qgis-common (world_map.gpkg)"
_LARGEST_GAP = 0.005
"""Degrees, about half a kilometre: ends of lines nearer than this are joined."""

Vertices = list[tuple[float, float]]


class SourceMissing(Exception):
    """The package's file is missing, unreadable or does not hold what is expected."""


class AreaRow(NamedTuple):
    """One area; geometry in WGS 84, dates inclusive, uncertainty in metres."""

    slug: str
    name: str
    kind: AreaKind
    valid_from: date | None
    valid_to: date | None
    source: str
    uncertainty_m: int
    drawn_by: str
    note: str
    geometry: GEOSGeometry


def read_areas(path: Path = AREAS_JSON) -> Iterator[AreaRow]:
    """The areas of the file in its order. Raises ValueError for a file of another format."""
    content = json.loads(path.read_text(encoding="utf-8"))
    if content.get("format") != FORMAT:
        raise ValueError(f"{path.name} is not of the format {FORMAT}.")
    for area in content["areas"]:
        yield AreaRow(
            slug=area["slug"],
            name=area["name"],
            kind=AreaKind(area["kind"]),
            valid_from=date.fromisoformat(area["valid_from"]) if area["valid_from"] else None,
            valid_to=date.fromisoformat(area["valid_to"]) if area["valid_to"] else None,
            source=area["source"],
            uncertainty_m=area["uncertainty_m"],
            drawn_by=area["drawn_by"],
            note=area["note"],
            geometry=GEOSGeometry(json.dumps(area["geometry"]), srid=4326),
        )


def derive_areas(world_map: Path = WORLD_MAP) -> str:
    """The text of areas.json, derived from the package's file; the same input gives the same text.

    Raises SourceMissing, with a sentence saying what to install, when the file cannot be used.
    """
    if not world_map.is_file():
        raise SourceMissing(
            f"{world_map} is missing. Install Debian's package qgis-common, "
            "or name another copy of its world_map.gpkg."
        )
    try:
        source = DataSource(str(world_map))
        areas = [_derive(recipe, source) for recipe in recipes()]
    except (GDALException, KeyError) as error:
        raise SourceMissing(f"{world_map} is not the world map of qgis-common: {error}") from error
    areas.sort(key=lambda area: str(area["slug"]))
    lines = ",\n".join(json.dumps(area, ensure_ascii=False) for area in areas)
    head = json.dumps({"format": FORMAT, "source": _SOURCE}, ensure_ascii=False)[:-1]
    return f'{head}, "areas": [\n{lines}\n]}}\n'


def _derive(recipe: Recipe, source: DataSource) -> dict[str, Any]:
    """One area as it stands in the file."""
    shapes = [
        feature.geom.geos
        for feature in source[recipe.layer]
        if feature.get(recipe.column) in recipe.values
    ]
    if not shapes:
        raise SourceMissing(f"The layer {recipe.layer} holds no {' or '.join(recipe.values)}.")
    geometry = json.loads(_joined(recipe.kind, shapes).json)
    geometry["coordinates"] = _rounded(geometry["coordinates"])
    return {
        "slug": recipe.slug,
        "name": recipe.name,
        "kind": recipe.kind.value,
        "valid_from": recipe.valid_from,
        "valid_to": recipe.valid_to,
        "source": f"{_SOURCE}, layer {recipe.layer}: {', '.join(recipe.values)}",
        "uncertainty_m": recipe.uncertainty_m,
        "drawn_by": recipe.drawn_by,
        "note": recipe.note,
        "geometry": geometry,
    }


def _joined(kind: AreaKind, shapes: list[Any]) -> GEOSGeometry:
    """The shapes as one: pieces of a line in a row, a ring of lines closed, polygons united."""
    if kind in (AreaKind.OBLAST, AreaKind.LINE_OF_CONTACT):
        path = _chain([list(line.coords) for shape in shapes for line in shape])
        if kind == AreaKind.LINE_OF_CONTACT:
            return LineString(path, srid=4326)
        return Polygon([*path, path[0]], srid=4326)
    whole: GEOSGeometry = shapes[0]
    for shape in shapes[1:]:
        whole = whole.union(shape)
    if isinstance(whole, MultiPolygon) and len(whole) == 1:
        return cast("Polygon", whole[0])
    return whole


def _chain(pieces: list[Vertices]) -> Vertices:
    """Line pieces joined end to end, each turned as needed, both ways from the first piece.

    Pieces that repeat another (the package holds some several times) are left out. Raises
    SourceMissing if a piece is left that touches neither end.
    """
    left = sorted({min(tuple(piece), tuple(reversed(piece))) for piece in pieces})
    path = list(left.pop(0))
    while left:
        gap, index, at_end, turned = min(
            (_distance(end, piece[-1 if turned else 0]), index, at_end, turned)
            for index, piece in enumerate(left)
            for at_end, end in ((True, path[-1]), (False, path[0]))
            for turned in (False, True)
        )
        if gap > _LARGEST_GAP:
            raise SourceMissing(f"A line of the source stands {gap:.3f} degrees off the others.")
        piece = list(left.pop(index))
        if turned:
            piece.reverse()
        if gap == 0:
            del piece[0]
        path = path + piece if at_end else piece[::-1] + path
    return path


def _distance(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Degrees between two points, good enough to tell touching ends from others."""
    return float(((one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2) ** 0.5)


def _rounded(coordinates: Any) -> Any:
    """Nested coordinate lists with five decimals, about a metre."""
    if isinstance(coordinates, (int, float)):
        return round(coordinates, 5)
    return [_rounded(part) for part in coordinates]
