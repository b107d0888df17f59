"""Tiles as Mapbox Vector Tiles: a layer `incidents` of points, or a layer `cells` of counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

import numpy as np
from django.urls import reverse

from incidents.enums import Occurrence, Responsibility
from incidents.exchange.index import references
from incidents.exchange.timeline import day_texts
from incidents.exchange.vector_tile import layer, numbers, texts
from incidents.models import Incident
from incidents.snapshot.claims import UNKNOWN
from incidents.snapshot.codes import INITIATORS, SIDES, TYPES, codes_of
from incidents.snapshot.tiles import EXTENT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from incidents.exchange.vector_tile import Attributes
    from incidents.snapshot.asking import Asked
    from incidents.snapshot.morton import Whole
    from incidents.snapshot.tiles import Cells, Point, Tile

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


def tile_bytes(tile: Tile, asked: Asked) -> bytes:
    """Return a tile in the format; no byte for one that shows nothing. At most one query: titles.

    The columns that come from claims count what had been said by `known_on`.
    """
    if tile.cells:
        return _cells(tile.cells, tile.width)
    return _points(tile.points, asked) if tile.points else b""


def _cells(cells: Cells, width: int) -> bytes:
    widths = np.full_like(cells.count, width)
    table = np.column_stack((cells.count, widths, cells.by_side, cells.by_assessment))
    return layer("cells", EXTENT, cells.x, cells.y, numbers(CELL_COLUMNS, table, nothing=0))


def _points(points: Sequence[Point], asked: Asked) -> bytes:
    keys = [point.pk for point in points]
    public = Incident.objects.public().filter(pk__in=keys).order_by()
    titles = dict(public.values_list("pk", "title"))
    # One that ceased to be public a moment ago has no title any more.
    shown = [point for point in points if point.pk in titles]
    rows = np.array([point.row for point in shown], np.int64)
    x, y = (np.array([(point.x, point.y) for point in shown], np.int64).reshape(-1, 2)).T
    words = _texts(asked, rows, [titles[point.pk] for point in shown])
    return layer("incidents", EXTENT, x, y, words, _numbers(asked, rows))


def _texts(asked: Asked, rows: Whole, titles: list[str]) -> Attributes:
    columns, facts = asked.seen.columns, asked.seen.facts.part(rows)
    refs = references(columns.year[rows], columns.number[rows])
    address = unquote(reverse("incident", args=["{}"]))
    assessments = columns.assessment[rows]
    return texts(
        {
            "ref": refs,
            "url": [address.format(ref) for ref in refs],
            "title": titles,
            "type": [TYPES[number] for number in columns.type[rows].tolist()],
            "starts_on": day_texts(columns.first[rows]),
            "ends_on": day_texts(columns.last[rows]),
            "occurrence": _lists(assessments, Occurrence.values),
            "responsibility": _lists(assessments >> len(Occurrence), Responsibility.values),
            "sides": _lists(facts.sides, SIDES),
            "initiators": _lists(facts.initiators, INITIATORS),
        }
    )


def _numbers(asked: Asked, rows: Whole) -> Attributes:
    columns, facts = asked.seen.columns, asked.seen.facts.part(rows)
    claims = columns.claims
    values: dict[str, Whole] = {
        "date_precision": columns.date_precision[rows],
        "precision": columns.precision[rows],
        "radius_m": columns.radius_m[rows],
        "claim_count": np.array([claims.number_of(row, asked.day) for row in rows], np.int64),
        "killed": facts.killed,
        "casualties": facts.casualties,
    }
    return numbers(list(values), np.column_stack(list(values.values())), nothing=UNKNOWN)


def _lists(sets: Whole, code_list: list[str]) -> list[str]:
    """The codes of each bit set that are in the list, with commas between: few sets differ."""
    words = {bits: ",".join(codes_of(bits, code_list)) for bits in set(sets.tolist())}
    return [words[bits] for bits in sets.tolist()]
