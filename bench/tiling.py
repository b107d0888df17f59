"""Tiles of the usual web map. Pure."""

from __future__ import annotations

import math
from typing import Final, NamedTuple

BUSY: Final = (46.62, 39.72)
"""Longitude and latitude in the midst of what is made up."""


class Tile(NamedTuple):
    """Zoom, column and row; north is 0."""

    z: int
    x: int
    y: int


def tile_at(zoom: int, lon: float, lat: float) -> Tile:
    """Return the tile of a zoom in which a point lies; degrees of WGS 84."""
    across = (lon + 180) / 360
    north = math.radians(lat)
    down = (1 - math.asinh(math.tan(north)) / math.pi) / 2
    return Tile(zoom, int(across * 2**zoom), int(down * 2**zoom))
