"""The paired series as a drawing: a mark for each count, a line between the two farthest apart.

Pure: rows in, numbers of an SVG out. A mark that is hollow is no exact count of all the days.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.formats import date_format

from incidents.enums import Bound, Side
from incidents.tally.bulletins import Entry, Row
from incidents.understanding.wording import bounded_words, days_words

LEFT: Final = 48.0
RIGHT: Final = 16.0
TOP: Final = 12.0
PLOT: Final = 220.0
AXIS: Final = 24.0
LEAST_WIDTH: Final = 720.0
A_DAY: Final = 9.0
MARK: Final = 10.0
TICK_APART: Final = 70.0
"""How far apart, in units of the drawing, two days are named on the axis."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A count: the corner of its shape, whose it is, and what it says."""

    x: float
    y: float
    side: Side
    is_hollow: bool
    label: str


@dataclass(frozen=True, slots=True)
class Span:
    """The line from one count to the other, of the two farthest apart."""

    x: float
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Tick:
    """A number or a day named on an axis."""

    at: float
    label: str


@dataclass(frozen=True, slots=True)
class BulletinChart:
    """The whole drawing in units of its view box."""

    width: float
    height: float
    left: float
    right: float
    base: float
    marks: tuple[Mark, ...]
    spans: tuple[Span, ...]
    days: tuple[Tick, ...]
    numbers: tuple[Tick, ...]
    mark: float = MARK


def draw(rows: Sequence[Row]) -> BulletinChart:
    """Return the chart of `rows`, of which there must be one at least."""
    first, last = min(row.first for row in rows), max(row.last for row in rows)
    length = (last - first).days + 1
    width = max(LEAST_WIDTH, LEFT + RIGHT + A_DAY * length)
    a_day = (width - LEFT - RIGHT) / length
    step = step_of(max(entry.number for row in rows for entry in row.entries))
    highest = step * max(1, math.ceil(max(e.number for r in rows for e in r.entries) / step))
    places = [(row, LEFT + a_day * ((row.first - first).days + row.length / 2)) for row in rows]
    return BulletinChart(
        width=round(width, 1),
        height=TOP + PLOT + AXIS,
        left=LEFT,
        right=round(width - RIGHT, 1),
        base=TOP + PLOT,
        marks=tuple(mark for row, x in places for mark in _marks(row, x, highest)),
        spans=tuple(span for row, x in places for span in _spans(row, x, highest)),
        days=tuple(_day_ticks(first, length, a_day)),
        numbers=tuple(
            Tick(_height(number, highest), str(number)) for number in range(0, highest + 1, step)
        ),
    )


def step_of(highest: int) -> int:
    """Return how far apart numbers are named: 1, 2 or 5 times a power of ten, five at most."""
    wanted = max(1.0, highest / 5)
    power = int(10 ** math.floor(math.log10(wanted)))
    return next(power * factor for factor in (1, 2, 5, 10) if power * factor >= wanted)


def _height(number: float, highest: int) -> float:
    return round(TOP + PLOT * (1 - number / highest), 1)


def _marks(row: Row, x: float, highest: int) -> Iterable[Mark]:
    """The counts of a row; those that would cover each other stand side by side."""
    taken: list[float] = []
    for entry in row.entries:
        y = _height(entry.number, highest)
        aside = sum(abs(y - other) < MARK for other in taken)
        taken.append(y)
        is_hollow = entry.bound != Bound.EXACT or len(entry.days) < row.length
        yield Mark(
            round(x - MARK / 2 + aside * MARK, 1),
            round(y - MARK / 2, 1),
            entry.side,
            is_hollow,
            label_of(row, entry),
        )


def label_of(row: Row, entry: Entry) -> str:
    """Return what a mark says: whose count, of which days, how many."""
    number = bounded_words(entry.number, entry.bound)
    return f"{entry.side.label}, {entry.actor}, {days_words(row.first, row.last)}: {number}"


def _spans(row: Row, x: float, highest: int) -> Iterable[Span]:
    gap = row.gap
    if gap is not None and gap.number:
        ends = sorted(_height(entry.number, highest) for entry in (gap.one, gap.other))
        yield Span(round(x, 1), ends[0], ends[1])


def _day_ticks(first: dt.date, length: int, a_day: float) -> Iterable[Tick]:
    every = max(1, math.ceil(TICK_APART / a_day))
    for n in range(0, length, every):
        day = first + dt.timedelta(days=n)
        yield Tick(round(LEFT + a_day * (n + 0.5), 1), date_format(day, "j M"))
