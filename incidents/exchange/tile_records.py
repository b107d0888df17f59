"""Tiles as Mapbox Vector Tiles: a layer `incidents` of points, or a layer `cells` of counts."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any, Final

from django.db import connection

from incidents.enums import Occurrence, Responsibility
from incidents.exchange.records import incident_rows
from incidents.models import Incident
from incidents.snapshot.codes import SIDES
from incidents.snapshot.tiles import EXTENT, Cell, Tile

LAYERS: Final = ("incidents", "cells")

POINT_COLUMNS: Final = (
    *("ref", "url", "title", "type", "starts_on", "ends_on", "date_precision"),
    *("precision", "radius_m", "shown_within_m", "occurrence", "responsibility"),
    *("sides", "initiators", "claim_count", "killed", "killed_least", "casualties"),
)
"""The columns of columns.INCIDENT that a point carries; lists are texts with commas."""

CELL_ASSESSMENTS: Final = (
    *(f"occurrence_{code}" for code in Occurrence.values),
    *(f"responsibility_{code}" for code in Responsibility.values),
)

CELL_COLUMNS: Final = ("count", *SIDES, *CELL_ASSESSMENTS)
"""What a cell carries: its incidents, of how many each side speaks, how many are assessed how."""

# PostGIS takes the keys of a jsonb column for attributes and leaves out those that are null.
_ENCODE = """
    SELECT ST_AsMVT(f, %(layer)s, %(extent)s, 'geom') FROM (
        SELECT ST_MakePoint((r->>0)::float, (r->>1)::float) AS geom, r->2 AS attributes
        FROM jsonb_array_elements(%(features)s::jsonb) AS r
    ) AS f
"""


def tile_bytes(tile: Tile, known_on: dt.date | None) -> bytes:
    """Return a tile in the format; no byte for one that shows nothing. At most four queries.

    With `known_on` the columns that come from claims count what had been said by then.
    """
    if tile.cells:
        return _layer("cells", [_cell(cell) for cell in tile.cells])
    return _layer("incidents", _points(tile, known_on)) if tile.points else b""


def _points(tile: Tile, known_on: dt.date | None) -> list[list[Any]]:
    at = {point.pk: point for point in tile.points}
    incidents = list(Incident.objects.public().filter(pk__in=at).order_by("pk"))
    rows = zip(incidents, incident_rows(incidents, known_on), strict=True)
    return [[at[one.pk].x, at[one.pk].y, _attributes(row)] for one, row in rows]


def _attributes(row: dict[str, Any]) -> dict[str, Any]:
    values = {name: row[name] for name in POINT_COLUMNS}
    return {k: ",".join(v) if isinstance(v, list) else v for k, v in values.items()}


def _cell(cell: Cell) -> list[Any]:
    numbers = dict(zip(CELL_COLUMNS, (cell.count, *cell.by_side, *cell.by_assessment), strict=True))
    return [cell.x, cell.y, numbers]


def _layer(name: str, features: list[list[Any]]) -> bytes:
    with connection.cursor() as cursor:
        values: dict[str, Any] = {"layer": name, "extent": EXTENT}
        values["features"] = json.dumps(features)
        cursor.execute(_ENCODE, values)
        return bytes(cursor.fetchone()[0])
