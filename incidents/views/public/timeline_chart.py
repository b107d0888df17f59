"""The timeline as a drawing: lanes of bars over one axis of days, months or years.

Pure: counts in, numbers of an SVG out. There is a lane for all incidents and one for each
side that makes claims, because a bar stacked by side would count an incident once per side.
"""

from __future__ import annotations

import calendar
import datetime as dt
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from incidents.comparison import alphabetical
from incidents.enums import Side

Unit = Literal["day", "month", "year"]
Row = tuple[Side | None, str, Mapping[int, int]]

WIDTH = 720.0
LABELS = 116.0
LANE = 30.0
BAR = 22.0
TOP = 26.0
AXIS = 22.0
MAX_DAYS = 70
MAX_MONTHS = 72
MAX_TICKS = 9
LOOK_BACK = dt.timedelta(days=45)
"""An agreement so long before the first incident still belongs in the picture."""


@dataclass(frozen=True, slots=True)
class Counts:
    """Numbers of incidents by first day: of all, and by the sides that make claims.

    `first` and `last` are the earliest and the latest first day. Where a chart of these is not by
    days (`is_by_day`), numbers may stand at the first day of the month.
    """

    total: Mapping[dt.date, int]
    by_side: Mapping[Side, Mapping[dt.date, int]]
    first: dt.date
    last: dt.date


@dataclass(frozen=True, slots=True)
class Milestone:
    """A day worth a line across the lanes."""

    day: dt.date
    label: str


@dataclass(frozen=True, slots=True)
class Bar:
    """Incidents of one day, month or year: place and size in the drawing, days, number."""

    x: float
    y: float
    width: float
    height: float
    number: int
    first: dt.date
    last: dt.date
    label: str


@dataclass(frozen=True, slots=True)
class Lane:
    """One row of bars; `side` is None in the lane of all incidents."""

    side: Side | None
    label: str
    y: float
    base: float
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """A word or a line at a place of the axis; `at_end` writes it to the left of the line."""

    x: float
    label: str
    at_end: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One period of the table that says the same in numbers, in the order of the lanes."""

    label: str
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """The whole drawing in units of its view box."""

    unit: Unit
    width: float
    height: float
    left: float
    lanes: tuple[Lane, ...]
    ticks: tuple[Mark, ...]
    marks: tuple[Mark, ...]
    table: tuple[Line, ...]


def draw(counts: Counts, milestones: Iterable[Milestone] = ()) -> Chart:
    """Return the chart of `counts`, which must not be empty."""
    first, last = counts.first, counts.last
    near = [one for one in milestones if first - LOOK_BACK <= one.day <= last]
    start = min([first, *(one.day for one in near)])
    unit = _unit(start, last)
    periods = _periods(unit, start, last)
    step = (WIDTH - LABELS) / len(periods)
    rows = [(None, _("All incidents"), counts.total)] + [
        (side, str(side.label), counts.by_side[side]) for side in alphabetical(counts.by_side)
    ]
    summed = [(side, label, _sum(periods, days)) for side, label, days in rows]
    highest = max(summed[0][2].values())
    lanes = tuple(
        _lane(number, row, periods, unit, step, highest) for number, row in enumerate(summed)
    )
    return Chart(
        unit=unit,
        width=WIDTH,
        height=TOP + LANE * len(lanes) + AXIS,
        left=LABELS,
        lanes=lanes,
        ticks=_ticks(unit, periods, step),
        marks=tuple(_mark(one, periods, step) for one in near),
        table=tuple(
            Line(period_words(unit, periods[position][0]), _numbers(summed, position))
            for position in sorted(summed[0][2])
        ),
    )


def _numbers(rows: Sequence[Row], position: int) -> tuple[int, ...]:
    return tuple(counts.get(position, 0) for _side, _label, counts in rows)


def is_by_day(first: dt.date, last: dt.date) -> bool:
    """Whether a chart of these days can have a bar for each day."""
    return (last - first).days < MAX_DAYS


def _unit(first: dt.date, last: dt.date) -> Unit:
    if is_by_day(first, last):
        return "day"
    months = (last.year - first.year) * 12 + last.month - first.month
    return "month" if months < MAX_MONTHS else "year"


def _periods(unit: Unit, first: dt.date, last: dt.date) -> list[tuple[dt.date, dt.date]]:
    """First and last day of every period that holds a day of the interval."""
    if unit == "day":
        days = (first + dt.timedelta(days=n) for n in range((last - first).days + 1))
        return [(day, day) for day in days]
    if unit == "year":
        years = range(first.year, last.year + 1)
        return [(dt.date(year, 1, 1), dt.date(year, 12, 31)) for year in years]
    found = []
    for number in range(first.year * 12 + first.month - 1, last.year * 12 + last.month):
        year, month = divmod(number, 12)
        days_in = calendar.monthrange(year, month + 1)[1]
        found.append((dt.date(year, month + 1, 1), dt.date(year, month + 1, days_in)))
    return found


def _position(day: dt.date, ends: Sequence[dt.date]) -> int:
    """The period, by its last day, that a day falls in; the first or the last for days outside."""
    return min(bisect_left(ends, day), len(ends) - 1)


def _sum(periods: Sequence[tuple[dt.date, dt.date]], days: Mapping[dt.date, int]) -> dict[int, int]:
    """Numbers by position of their period."""
    ends = [last for _first, last in periods]
    found: dict[int, int] = {}
    for day, number in days.items():
        position = _position(day, ends)
        found[position] = found.get(position, 0) + number
    return found


def _lane(
    number: int,
    row: Row,
    periods: Sequence[tuple[dt.date, dt.date]],
    unit: Unit,
    step: float,
    highest: int,
) -> Lane:
    side, label, counts = row
    base = TOP + LANE * (number + 1) - 4
    bars = []
    for position, count in sorted(counts.items()):
        height = max(4.0, BAR * count / highest)
        first, last = periods[position]
        bars.append(
            Bar(
                x=round(LABELS + step * position + step * 0.1, 2),
                y=round(base - height, 2),
                width=round(step * 0.8, 2),
                height=round(height, 2),
                number=count,
                first=first,
                last=last,
                label=period_words(unit, first),
            )
        )
    return Lane(side, label, base - LANE / 2 + 4, base, tuple(bars))


def period_words(unit: Unit, first: dt.date) -> str:
    """Return a day, month or year in words."""
    formats = {"day": "j F Y", "month": "F Y", "year": "Y"}
    return date_format(first, formats[unit])


def _ticks(unit: Unit, periods: Sequence[tuple[dt.date, dt.date]], step: float) -> tuple[Mark, ...]:
    every = -(-len(periods) // MAX_TICKS)
    formats = {"day": "j M", "month": "M Y", "year": "Y"}
    return tuple(
        Mark(round(LABELS + step * (n + 0.5), 2), date_format(first, formats[unit]))
        for n, (first, _last) in enumerate(periods)
        if n % every == 0
    )


def _mark(one: Milestone, periods: Sequence[tuple[dt.date, dt.date]], step: float) -> Mark:
    x = round(LABELS + step * _position(one.day, [last for _first, last in periods]), 2)
    return Mark(x, one.label, at_end=x > WIDTH * 0.6)
