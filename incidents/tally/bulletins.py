"""Bulletins of several sides as one paired series: the same days side by side, with the gap.

Pure. Nothing is counted twice: a row holds either a side's own count for its days or the sum of
its counts of single days, never both, and each single day belongs to one row. Counts of different
actors are never added.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from incidents.comparison import PeopleRange, people_gap
from incidents.enums import Bound, Side

Days = tuple[dt.date, dt.date]


@dataclass(frozen=True, slots=True)
class CountView:
    """One accepted bulletin. `is_repeat`: its statement only passes on another's count.

    Days are local, both included; `statement` is the public identifier. Statements that repeat
    each other share a `lineage`.
    """

    side: Side
    actor_id: int
    actor: str
    statement: str
    lineage: int
    issued_on: dt.date
    first: dt.date
    last: dt.date
    number: int
    bound: Bound = Bound.EXACT
    shots: int | None = None
    shots_bound: Bound = Bound.EXACT
    weapons: str = ""
    stretch: str = ""
    is_repeat: bool = False

    @property
    def days(self) -> Days:
        """The days it counts."""
        return self.first, self.last


@dataclass(frozen=True, slots=True)
class Entry:
    """What one actor counts for the days of a row.

    `counts` are the bulletins it rests on: one of the actor's own for these very days, or those of
    single days that `number` adds up. `days` are the days they count. `earlier` are counts that the
    actor replaced later, `repeats` those passed on by others. `added` is, beside a count of the
    actor's own, the sum of its single days and how many these are; it is not added to anything.
    """

    side: Side
    actor: str
    number: int
    bound: Bound
    days: frozenset[dt.date]
    counts: tuple[CountView, ...]
    earlier: tuple[CountView, ...] = ()
    repeats: tuple[CountView, ...] = ()
    added: tuple[int, int] | None = None

    @property
    def is_sum(self) -> bool:
        """Whether the number adds up single days."""
        return any(one.first == one.last for one in self.counts) and len(self.days) > 1

    @property
    def range(self) -> PeopleRange:
        """The number with its open end; "about" counts as the number itself."""
        if self.bound == Bound.AT_LEAST:
            return PeopleRange(self.number, None)
        return PeopleRange(0 if self.bound == Bound.AT_MOST else self.number, self.number)


@dataclass(frozen=True, slots=True)
class SideGap:
    """How far apart the two entries farthest from each other are, of different sides."""

    number: int
    one: Entry
    other: Entry


@dataclass(frozen=True, slots=True)
class Row:
    """The counts for the same days, sides in alphabetical order.

    `gap` is None where no two sides count the very same days.
    """

    first: dt.date
    last: dt.date
    entries: tuple[Entry, ...]

    @property
    def length(self) -> int:
        """How many days the row has."""
        return (self.last - self.first).days + 1

    @property
    def gap(self) -> SideGap | None:
        """The widest gap between two sides that count the same days."""
        gaps = [
            SideGap(people_gap(one.range, other.range), one, other)
            for one, other in combinations(self.entries, 2)
            if one.side != other.side and one.days == other.days
        ]
        return max(gaps, key=lambda gap: gap.number, default=None)

    @property
    def sides(self) -> frozenset[Side]:
        """The sides that count."""
        return frozenset(entry.side for entry in self.entries)


def by_day(counts: Iterable[CountView]) -> list[Row]:
    """Return a row for each day that somebody counts by itself, in order of time.

    Counts of several days are left out: they cannot be divided.
    """
    return _rows((one.days, one) for one in counts if one.first == one.last)


def by_week(counts: Iterable[CountView]) -> list[Row]:
    """Return a row for each stretch of days that somebody counts as one, and each week besides.

    A single day belongs to the shortest such stretch it lies in, else to its week from Monday.
    """
    found = list(counts)
    stretches = sorted(
        {one.days for one in found if one.first != one.last},
        key=lambda days: (days[1] - days[0], days[0]),
    )
    return _rows((_stretch_of(one, stretches), one) for one in found)


def _stretch_of(count: CountView, stretches: Sequence[Days]) -> Days:
    if count.first != count.last:
        return count.days
    for first, last in stretches:
        if first <= count.first <= last:
            return first, last
    monday = count.first - dt.timedelta(days=count.first.weekday())
    return monday, monday + dt.timedelta(days=6)


def _rows(placed: Iterable[tuple[Days, CountView]]) -> list[Row]:
    by_days: dict[Days, dict[int, list[CountView]]] = defaultdict(lambda: defaultdict(list))
    for days, count in placed:
        by_days[days][count.actor_id].append(count)
    return [
        Row(first, last, entries)
        for (first, last), actors in sorted(by_days.items())
        if (entries := _entries((first, last), actors))
    ]


def _entries(days: Days, actors: dict[int, list[CountView]]) -> tuple[Entry, ...]:
    """An entry for each actor with a count of its own; repeats stand with what they repeat."""
    repeats = [one for counts in actors.values() for one in counts if one.is_repeat]
    voiced = [[one for one in counts if not one.is_repeat] for counts in actors.values()]
    entries = (_entry(days, counts, repeats) for counts in voiced if counts)
    return tuple(sorted(entries, key=lambda entry: (str(entry.side.label), entry.actor)))


def _entry(days: Days, counts: list[CountView], repeats: list[CountView]) -> Entry:
    """What one actor counts for `days`; of several counts for the same days the latest stands."""
    latest: dict[Days, CountView] = {}
    for count in sorted(counts, key=lambda one: one.issued_on):
        latest[count.days] = count
    own = latest.get(days)
    single = [one for kept, one in sorted(latest.items()) if kept != days]
    total = sum(one.number for one in single)
    standing = [own] if own else single
    spoken = {(one.lineage, one.days) for one in standing}
    return Entry(
        side=counts[0].side,
        actor=counts[0].actor,
        number=own.number if own else total,
        bound=own.bound if own else _bound(single),
        days=frozenset(_each_day(*days)) if own else frozenset(one.first for one in single),
        counts=tuple(standing),
        earlier=tuple(one for one in counts if one is not latest[one.days]),
        repeats=tuple(one for one in repeats if (one.lineage, one.days) in spoken),
        added=(total, len(single)) if own and single else None,
    )


def _bound(counts: Iterable[CountView]) -> Bound:
    """How exact a sum is: as its parts; where these are open at both ends, about."""
    open_ends = {one.bound for one in counts} - {Bound.EXACT}
    if not open_ends:
        return Bound.EXACT
    return open_ends.pop() if len(open_ends) == 1 else Bound.ABOUT


def _each_day(first: dt.date, last: dt.date) -> Iterable[dt.date]:
    return (first + dt.timedelta(days=n) for n in range((last - first).days + 1))
