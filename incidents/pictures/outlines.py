"""Outlines of countries for a drawn map, from the same file the maps of the site read."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from django.conf import settings

if TYPE_CHECKING:
    from numpy.typing import NDArray

FILE = "static/vendor/world-atlas/countries-10m.json"

Ring = tuple[tuple[float, float], ...]
"""Longitude and latitude of the corners, in degrees."""


@lru_cache(maxsize=1)
def rings() -> tuple[NDArray[np.float64], ...]:
    """Return the outer rings of all countries, a row of longitude and latitude for each corner.

    None where the front-end packages are missing.
    """
    file = Path(settings.BASE_DIR) / FILE
    if not file.is_file():
        return ()
    found = rings_in(json.loads(file.read_text(encoding="utf-8")))
    return tuple(np.array(ring) for ring in found)


def rings_in(topology: dict[str, Any]) -> Iterator[Ring]:
    """Yield the outer ring of every polygon of a TopoJSON document, lakes and holes left out.

    A ring is a row of arcs, of which ~n means the arc n backwards. Quantised arcs hold steps
    from point to point, which `transform` turns into degrees.
    """
    arcs = [_degrees(arc, topology.get("transform")) for arc in topology["arcs"]]
    for collection in topology["objects"].values():
        for geometry in collection["geometries"]:
            if geometry["type"] == "Polygon":
                yield _joined(geometry["arcs"][0], arcs)
            elif geometry["type"] == "MultiPolygon":
                yield from (_joined(polygon[0], arcs) for polygon in geometry["arcs"])


def _degrees(arc: list[list[float]], transform: dict[str, Any] | None) -> list[tuple[float, float]]:
    if transform is None:
        return [(x, y) for x, y in arc]
    (kx, ky), (dx, dy) = transform["scale"], transform["translate"]
    points = []
    x = y = 0.0
    for step_x, step_y in arc:
        x, y = x + step_x, y + step_y
        points.append((x * kx + dx, y * ky + dy))
    return points


def _joined(numbers: list[int], arcs: list[list[tuple[float, float]]]) -> Ring:
    points: list[tuple[float, float]] = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        # The last point of one arc is the first of the next.
        points += arc[1:] if points else arc
    return tuple(points)
