"""What lies near a point, by the columns. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from .columns import order_key

if TYPE_CHECKING:
    from .asking import Asked
    from .keys import Mask
    from .morton import Degrees, Whole

EARTH_M: Final = 6_371_008.7714
"""Mean radius of the Earth (IUGG), the sphere that PostGIS measures on."""


class Nearby(NamedTuple):
    """Rows, the nearest first, and how far from the point each is in metres."""

    rows: Whole
    metres: Degrees


def nearby(asked: Asked, point: tuple[float, float], within_m: float, apart: Mask) -> Nearby:
    """Return what the filter wants within so many metres of `point`, degrees east and north.

    Left out are the rows `apart` and those without coordinates. Between equals the earlier
    reference goes first.
    """
    columns, (east, north) = asked.seen.columns, point
    # No point is nearer than its latitude is.
    band = np.abs(columns.lat - north) <= np.degrees(within_m / EARTH_M)
    rows = np.flatnonzero(asked.mask & band & ~apart)
    metres = distance(columns.lon[rows], columns.lat[rows], east, north)
    near = metres <= within_m
    rows, metres = rows[near], metres[near]
    references = order_key(np.zeros_like(rows), columns.year[rows], columns.number[rows])
    order = np.lexsort((references, metres))
    return Nearby(rows[order], metres[order])


def distance(lon: Degrees, lat: Degrees, east: float, north: float) -> Degrees:
    """Return metres along great circles from points to one point, all in degrees (haversine)."""
    here, there = np.radians(north), np.radians(lat)
    across = np.sin((np.radians(lon) - np.radians(east)) / 2) ** 2
    half = np.sin((there - here) / 2) ** 2 + np.cos(here) * np.cos(there) * across
    metres: Degrees = 2 * EARTH_M * np.arcsin(np.sqrt(half))
    return metres
