"""What a tile of the map shows of the columns: points where they are few, cells where not. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from .asking import Words, mask_of
from .codes import ASSESSMENTS, SIDES
from .morton import ZOOM, Codes, Degrees, Whole, interleaved, separated, tile_numbers

if TYPE_CHECKING:
    from incidents.filters import IncidentFilter

    from .columns import Columns, Seen

EXTENT: Final = 4096
"""How many units a tile is wide and high."""

CELLS: Final = 32
"""How many cells a tile is wide and high: half as many where it would grow beyond MOST_BITS."""

MOST_BITS: Final = 36_000
"""So many bits the counts of a tile have: it is then at most about 20 kB long when compressed."""

MOST_POINTS: Final = 250
"""How many incidents of a tile are shown one by one."""

DEEPEST: Final = 22


@dataclass(frozen=True, slots=True)
class Point:
    """One incident in a tile: its row, its key and where it lies, from the upper left corner."""

    row: int
    pk: int
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Cells:
    """Several incidents each, at their middle: arrays with a place for each part of a tile.

    `by_side` counts those each side speaks of, in the order of enums.Side: an incident counts for
    every side that does, so these are no parts of `count`. `by_assessment` counts them by
    occurrence and by responsibility, in the order of asking.ASSESSMENTS. Both have a row for each
    cell.
    """

    x: Whole
    y: Whole
    count: Whole
    by_side: Whole
    by_assessment: Whole


@dataclass(frozen=True, slots=True)
class Tile:
    """What lies in a tile: `points` or `cells`, never both; each cell is `width` units wide."""

    points: tuple[Point, ...] = ()
    cells: Cells | None = None
    width: int = 0

    @property
    def count(self) -> int:
        """How many incidents the tile shows."""
        return len(self.points) + (int(self.cells.count.sum()) if self.cells else 0)


def tile_of(seen: Seen, wanted: IncidentFilter, words: Words, place: tuple[int, int, int]) -> Tile:
    """Return what the tile at `place` shows of what the filter wants.

    `place` is zoom, 0 to DEEPEST, then column and row from 0 to 2**zoom - 1, north is 0.
    """
    found = rows_of(seen, wanted, words, place)
    if len(found) > MOST_POINTS:
        return _cells(seen, found, place)
    x, y = separated(seen.columns.code[found])
    points = zip(found, seen.columns.pk[found], *_units(x, y, place), strict=True)
    return Tile(points=tuple(Point(int(n), int(pk), int(a), int(d)) for n, pk, a, d in points))


def rows_of(seen: Seen, wanted: IncidentFilter, words: Words, place: tuple[int, int, int]) -> Whole:
    """Return the rows that the filter wants of a tile, in the order of the curve.

    Of the settled rows one stretch is looked at, of the loose ones each.
    """
    columns = seen.columns
    ends = _ends(place)
    first, last = np.searchsorted(columns.code[: columns.settled], ends)
    stretch = seen.part(slice(int(first), int(last)))
    found: Whole = np.flatnonzero(mask_of(stretch, wanted, words)) + first
    codes = columns.code[columns.settled :]
    loose = np.flatnonzero((codes >= ends[0]) & (codes < ends[1])) + columns.settled
    if not len(loose):
        return found
    both = np.concatenate([found, loose[mask_of(seen.part(loose), wanted, words)]])
    in_order: Whole = both[np.argsort(columns.code[both], kind="stable")]
    return in_order


def _ends(place: tuple[int, int, int]) -> Codes:
    """The first code of a tile, and the first one after it."""
    z, x, y = place
    bits = np.uint64(2 * (ZOOM - z))
    corner = interleaved(np.array([x]), np.array([y]))[0]
    return np.array([corner << bits, (corner + np.uint64(1)) << bits], dtype=np.uint64)


def _units(x: Whole, y: Whole, place: tuple[int, int, int]) -> tuple[Whole, Whole]:
    """Tile numbers at ZOOM as units from the upper left corner of a tile."""
    z, column, row = place
    across, down = (
        ((numbers.astype(np.int64) - (corner << (ZOOM - z))) * EXTENT) >> (ZOOM - z)
        for numbers, corner in ((x, column), (y, row))
    )
    return across, down


def _cells(seen: Seen, found: Whole, place: tuple[int, int, int]) -> Tile:
    columns = seen.columns
    finest = min(ZOOM - place[0], CELLS.bit_length() - 1)
    for inner in range(finest, -1, -1):
        number = columns.code[found] >> np.uint64(2 * (ZOOM - place[0] - inner))
        starts = np.flatnonzero(np.diff(number, prepend=number[0] + np.uint64(1)))
        counts = np.diff(starts, append=len(found))
        by_side = _by_bit(seen.facts.said[found], len(SIDES), starts)
        by_assessment = _by_bit(columns.assessment[found], len(ASSESSMENTS), starts)
        if sum(_bits(part) for part in (counts, by_side, by_assessment)) <= MOST_BITS:
            break
    across, down = _units(*_middles(columns, found, starts, counts), place)
    cells = Cells(across, down, counts, by_side, by_assessment)
    return Tile(cells=cells, width=EXTENT >> inner)


def _bits(counts: Whole) -> float:
    return float(np.log2(counts + 1).sum())


def _middles(columns: Columns, found: Whole, starts: Whole, counts: Whole) -> tuple[Whole, Whole]:
    """The middle of the incidents of each cell, as tile numbers at ZOOM."""
    mean: list[Degrees] = [
        np.add.reduceat(degrees[found], starts) / counts for degrees in (columns.lon, columns.lat)
    ]
    return tile_numbers(mean[0], mean[1])


def _by_bit(bits: Whole, width: int, starts: Whole) -> Whole:
    """How many rows of each cell have each bit."""
    columns = [np.add.reduceat((bits >> n) & 1, starts, dtype=np.int64) for n in range(width)]
    return np.stack(columns, axis=1)
