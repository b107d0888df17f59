"""Public incidents with coordinates as columns, sorted along a Morton curve. Pure.

A place on the map is the number of its tile at zoom 26 of the usual web map: two whole numbers of
26 bits, less than a metre apart. Their bits interleaved are the Morton code: every tile of every
zoom is one stretch of the sorted codes.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final, NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt

ZOOM: Final = 26
"""The zoom whose tiles the positions are numbers of."""

Whole: TypeAlias = "npt.NDArray[np.integer[Any]]"
Mask: TypeAlias = "npt.NDArray[np.bool_]"

# Where the usual web map ends towards the poles, in degrees.
_FARTHEST_NORTH = 85.0511287798066
_SPREAD = (
    (16, 0x0000FFFF0000FFFF),
    (8, 0x00FF00FF00FF00FF),
    (4, 0x0F0F0F0F0F0F0F0F),
    (2, 0x3333333333333333),
    (1, 0x5555555555555555),
)


class Row(NamedTuple):
    """One public incident with coordinates: key, degrees, and the sides that speak of it.

    `sides` is a bit set in the order of enums.Side.
    """

    pk: int
    lon: float
    lat: float
    sides: int


@dataclass(frozen=True, slots=True)
class Columns:
    """Arrays of equal length, in the order of `code`: 29 bytes an incident.

    `pk` int64, `x` and `y` uint32 (tile numbers at ZOOM, north is 0), `code` uint64, `sides` uint8.
    """

    pk: Whole
    x: Whole
    y: Whole
    code: Whole
    sides: Whole

    def __len__(self) -> int:
        return len(self.pk)

    def where(self, chosen: Iterable[int]) -> Mask:
        """Return which rows are among the incidents `chosen`, by key."""
        return np.isin(self.pk, np.fromiter(chosen, dtype=np.int64))

    def with_sides(self, sides: dict[int, int]) -> Columns:
        """Return the columns with other sides, by key; who is not named has none."""
        other = np.fromiter((sides.get(int(pk), 0) for pk in self.pk), np.uint8, len(self))
        return Columns(self.pk, self.x, self.y, self.code, other)


def columns_of(rows: Iterable[Row]) -> Columns:
    """Return rows as columns; their order does not matter."""
    table = list(rows)
    lon = np.array([row.lon for row in table], dtype=np.float64)
    lat = np.array([row.lat for row in table], dtype=np.float64)
    x, y = tile_numbers(lon, lat)
    code = interleaved(x, y)
    order = np.argsort(code, kind="stable")
    return Columns(
        pk=np.array([row.pk for row in table], dtype=np.int64)[order],
        x=x[order],
        y=y[order],
        code=code[order],
        sides=np.array([row.sides for row in table], dtype=np.uint8)[order],
    )


def tile_numbers(
    lon: npt.NDArray[np.float64], lat: npt.NDArray[np.float64]
) -> tuple[npt.NDArray[np.uint32], npt.NDArray[np.uint32]]:
    """Return the tiles at ZOOM in which points lie, as columns and rows; degrees of WGS 84."""
    size = 1 << ZOOM
    north = np.radians(np.clip(lat, -_FARTHEST_NORTH, _FARTHEST_NORTH))
    across = (lon + 180) / 360 * size
    down = (1 - np.arcsinh(np.tan(north)) / np.pi) / 2 * size
    last = size - 1
    return (
        np.clip(np.floor(across), 0, last).astype(np.uint32),
        np.clip(np.floor(down), 0, last).astype(np.uint32),
    )


def interleaved(x: Whole, y: Whole) -> npt.NDArray[np.uint64]:
    """Return the Morton codes of tiles: the bits of `x` between those of `y`, which come first."""
    return _spread(x) | (_spread(y) << np.uint64(1))


def _spread(number: Whole) -> npt.NDArray[np.uint64]:
    spread = np.asarray(number).astype(np.uint64)
    for step, mask in _SPREAD:
        spread = (spread | (spread << np.uint64(step))) & np.uint64(mask)
    return spread
