"""The small map of a picture: outlines, areas as of the day, and the point with its radius."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from django.conf import settings

from incidents.templatetags.signs import countries_on_map

from .canvas import Canvas
from .facts import PictureFacts
from .outlines import rings

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

KM_OF_DEGREE = 111.32
SMALLEST_KM = 55.0
"""Half the height of the smallest map, so that a reader finds the region again."""

WATER, LAND, BORDER, AREA, INK = "#dfe5e7", "#f6f4ed", "#8a857a", "#c3b88f", "#1b1b19"
NAME, REACH_FILL, REACH_LINE = "#6d6a60", "#1b1b1926", "#1b1b19"


@dataclass(frozen=True, slots=True)
class Projection:
    """Degrees to pixels: north is up, a kilometre is as long in both directions at the centre."""

    lon: float
    lat: float
    width: int
    height: int
    pixels_per_km: float

    def place(self, lon: float, lat: float) -> tuple[float, float]:
        """Return where a point lies."""
        x, y = self.places([(lon, lat)])[0]
        return float(x), float(y)

    def places(self, points: ArrayLike) -> NDArray[np.float64]:
        """Return where points lie, in rows of two numbers like `points`."""
        degrees = np.asarray(points, dtype=float) - (self.lon, self.lat)
        stretch = self.pixels_per_km * KM_OF_DEGREE
        middle = np.array((self.width / 2, self.height / 2))
        return middle + degrees * (stretch * math.cos(math.radians(self.lat)), -stretch)


def projection_of(facts: PictureFacts, width: int, height: int) -> Projection:
    """Return a projection that shows the whole circle, or the region where there is no point."""
    if facts.point is None:
        box = settings.REGION_BBOX
        half = (box.north - box.south) / 2 * KM_OF_DEGREE
        lon, lat = (box.west + box.east) / 2, (box.south + box.north) / 2
    else:
        lon, lat = facts.point
        half = max(SMALLEST_KM, (facts.reach_m or 0) / 1000 * 1.25)
    return Projection(lon, lat, width, height, min(width, height) / 2 / half)


def draw_map(facts: PictureFacts, width: int, height: int) -> Canvas:
    """Return the map as a canvas of that size."""
    canvas = Canvas(WATER, (width, height))
    view = projection_of(facts, width, height)
    for ring in rings():
        canvas.polygon(view.places(ring), LAND)
    for line in facts.areas:
        canvas.line(view.places(line), AREA, 1)
    for ring in rings():
        canvas.line(view.places(ring), BORDER, 2)
    for country in countries_on_map().values():
        at = view.place(country["lon"], country["lat"])
        canvas.text(at, country["label"], "ui", 15, NAME)
    if facts.point is not None:
        at = view.place(*facts.point)
        if facts.reach_m:
            reach = facts.reach_m / 1000 * view.pixels_per_km
            canvas.circle(at, reach, REACH_FILL, REACH_LINE, 1.5)
        else:
            canvas.circle(at, 7, INK, LAND, 2)
    return canvas
