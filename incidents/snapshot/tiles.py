"""What a tile of the map shows of the columns: points where they are few, cells where not. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from incidents.enums import Side

from .columns import ZOOM, Columns, Mask, Whole, interleaved

EXTENT: Final = 4096
"""How many units a tile is wide and high."""

CELLS: Final = 64
"""How many cells a tile is wide and high."""

MOST_POINTS: Final = 250
"""How many incidents of a tile are shown one by one."""

DEEPEST: Final = 22


@dataclass(frozen=True, slots=True)
class Point:
    """One incident in a tile: its key and where it lies, from the upper left corner."""

    pk: int
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Cell:
    """Several incidents of a part of a tile, at their middle.

    `by_side` counts those each side speaks of, in the order of enums.Side: an incident counts for
    every side that does, so these are no parts of `count`.
    """

    x: int
    y: int
    count: int
    by_side: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Tile:
    """What lies in a tile: `points` or `cells`, never both."""

    points: tuple[Point, ...] = ()
    cells: tuple[Cell, ...] = ()

    @property
    def count(self) -> int:
        """How many incidents the tile shows."""
        return len(self.points) + sum(cell.count for cell in self.cells)


def tile_of(columns: Columns, chosen: Mask | None, z: int, x: int, y: int) -> Tile:
    """Return what a tile shows of the rows `chosen`, or of all for None.

    `z` is 0 to DEEPEST, `x` and `y` from 0 to 2**z - 1, north is 0.
    """
    found = _rows(columns, chosen, z, x, y)
    if len(found) > MOST_POINTS:
        return Tile(cells=_cells(columns, found, z, x, y))
    across, down = _units(columns.x[found], z, x), _units(columns.y[found], z, y)
    points = zip(columns.pk[found], across, down, strict=True)
    return Tile(points=tuple(Point(int(pk), int(a), int(d)) for pk, a, d in points))


def _rows(columns: Columns, chosen: Mask | None, z: int, x: int, y: int) -> Whole:
    """The rows of a tile: one stretch of the curve."""
    bits = np.uint64(2 * (ZOOM - z))
    corner = interleaved(np.array([x]), np.array([y]))[0]
    ends = np.array([corner << bits, (corner + np.uint64(1)) << bits], dtype=np.uint64)
    first, last = np.searchsorted(columns.code, ends)
    if chosen is None:
        return np.arange(first, last)
    inside: Whole = np.flatnonzero(chosen[first:last]) + first
    return inside


def _units(numbers: Whole, z: int, corner: int) -> Whole:
    """Tile numbers at ZOOM as units from the corner of a tile."""
    inside = numbers.astype(np.int64) - (corner << (ZOOM - z))
    units: Whole = (inside * EXTENT) >> (ZOOM - z)
    return units


def _cells(columns: Columns, found: Whole, z: int, x: int, y: int) -> tuple[Cell, ...]:
    inner = min(ZOOM - z, CELLS.bit_length() - 1)
    number = columns.code[found] >> np.uint64(2 * (ZOOM - z - inner))
    _numbers, starts, counts = np.unique(number, return_index=True, return_counts=True)
    across = np.add.reduceat(_units(columns.x[found], z, x), starts) // counts
    down = np.add.reduceat(_units(columns.y[found], z, y), starts) // counts
    sides = columns.sides[found]
    by_side = [
        np.add.reduceat((sides >> number) & 1, starts, dtype=np.int64)
        for number, _side in enumerate(Side)
    ]
    return tuple(
        Cell(int(a), int(d), int(count), tuple(map(int, parts)))
        for a, d, count, parts in zip(across, down, counts, zip(*by_side, strict=True), strict=True)
    )
