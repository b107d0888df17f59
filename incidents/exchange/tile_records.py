"""Tiles as Mapbox Vector Tiles: a layer `incidents` of points, or a layer `cells` of counts."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from django.db import connection
from django.urls import reverse

from incidents.enums import Occurrence, Responsibility
from incidents.exchange.index import references
from incidents.exchange.timeline import day_texts
from incidents.models import Incident
from incidents.snapshot.claims import UNKNOWN
from incidents.snapshot.codes import INITIATORS, SIDES, TYPES, codes_of
from incidents.snapshot.tiles import EXTENT, Cell, Tile

if TYPE_CHECKING:
    from incidents.snapshot.asking import Asked
    from incidents.snapshot.morton import Whole

LAYERS: Final = ("incidents", "cells")

POINT_COLUMNS: Final = (
    *("ref", "url", "title", "type", "starts_on", "ends_on", "date_precision"),
    *("precision", "radius_m", "occurrence", "responsibility"),
    *("sides", "initiators", "claim_count", "killed", "casualties"),
)
"""The columns of columns.INCIDENT that a point carries; lists are texts with commas."""

CELL_ASSESSMENTS: Final = (
    *(f"occurrence_{code}" for code in Occurrence.values),
    *(f"responsibility_{code}" for code in Responsibility.values),
)

CELL_COLUMNS: Final = ("count", "width", *SIDES, *CELL_ASSESSMENTS)
"""What a cell carries: its incidents, how wide it is in units of the tile, of how many incidents
each side speaks, how many are assessed how."""

# PostGIS takes the keys of a jsonb column for attributes and leaves out those that are null.
_ENCODE = """
    SELECT ST_AsMVT(f, %(layer)s, %(extent)s, 'geom') FROM (
        SELECT ST_MakePoint((r->>0)::float, (r->>1)::float) AS geom, r->2 AS attributes
        FROM jsonb_array_elements(%(features)s::jsonb) AS r
    ) AS f
"""


def tile_bytes(tile: Tile, asked: Asked) -> bytes:
    """Return a tile in the format; no byte for one that shows nothing. At most two queries.

    The columns that come from claims count what had been said by `known_on`.
    """
    if tile.cells:
        return _layer("cells", [_cell(cell, tile.width) for cell in tile.cells])
    return _layer("incidents", _points(tile, asked)) if tile.points else b""


def _points(tile: Tile, asked: Asked) -> list[list[Any]]:
    keys = [point.pk for point in tile.points]
    titles = dict(Incident.objects.public().filter(pk__in=keys).values_list("pk", "title"))
    columns = _point_columns(asked, np.array([point.row for point in tile.points]))
    return [
        [point.x, point.y, {"title": titles[point.pk], **values}]
        for point, values in zip(tile.points, columns, strict=True)
        # One that ceased to be public a moment ago has no title any more.
        if point.pk in titles
    ]


def _point_columns(asked: Asked, rows: Whole) -> list[dict[str, Any]]:
    """What the columns in memory say of some rows; what is not known is left out."""
    columns, facts = asked.seen.columns, asked.seen.facts.part(rows)
    refs = references(columns.year[rows], columns.number[rows])
    assessments = columns.assessment[rows].tolist()
    values = {
        "ref": refs,
        "url": [reverse("incident", args=[ref]) for ref in refs],
        "type": [TYPES[number] for number in columns.type[rows].tolist()],
        "starts_on": day_texts(columns.first[rows]),
        "ends_on": day_texts(columns.last[rows]),
        "date_precision": columns.date_precision[rows].tolist(),
        "precision": columns.precision[rows].tolist(),
        "radius_m": _known(columns.radius_m[rows]),
        "occurrence": [_first(bits, Occurrence.values) for bits in assessments],
        "responsibility": [
            _first(bits >> len(Occurrence), Responsibility.values) for bits in assessments
        ],
        "sides": [",".join(codes_of(bits, SIDES)) for bits in facts.sides.tolist()],
        "initiators": [",".join(codes_of(bits, INITIATORS)) for bits in facts.initiators.tolist()],
        "claim_count": columns.claims.numbers_by(asked.day)[rows].tolist(),
        "killed": _known(facts.killed),
        "casualties": _known(facts.casualties),
    }
    return [dict(zip(values, row, strict=True)) for row in zip(*values.values(), strict=True)]


def _known(numbers: Whole) -> list[int | None]:
    return [None if number == UNKNOWN else number for number in numbers.tolist()]


def _first(bits: int, codes: list[str]) -> str:
    """The code of the only bit set within the width of the list."""
    return codes_of(bits, codes)[0]


def _cell(cell: Cell, width: int) -> list[Any]:
    values = (cell.count, width, *cell.by_side, *cell.by_assessment)
    numbers = zip(CELL_COLUMNS, values, strict=True)
    return [cell.x, cell.y, {name: number for name, number in numbers if number}]


def _layer(name: str, features: list[list[Any]]) -> bytes:
    with connection.cursor() as cursor:
        values: dict[str, Any] = {"layer": name, "extent": EXTENT}
        values["features"] = json.dumps(features)
        cursor.execute(_ENCODE, values)
        return bytes(cursor.fetchone()[0])
