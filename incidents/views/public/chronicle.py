"""The chronicle's order: stretches between agreements and wars, and months within them. Pure."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from django.utils.translation import gettext as _

from incidents.models import Agreement
from incidents.views.public.listing import Listed

Kind = Literal["before", "agreement", "war", "after"]
DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Turn:
    """Something that opens a stretch: an agreement on its day, or a war from `first` to `last`."""

    first: dt.date
    last: dt.date
    label: str
    kind: Kind
    source: str = ""
    agreement: Agreement | None = None


@dataclass(frozen=True, slots=True)
class Month:
    """The incidents whose first day falls into one month of one stretch."""

    first: dt.date
    items: tuple[Listed, ...]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Time between two turns: what opened it, its days (None: open end), its months."""

    turn: Turn
    first: dt.date | None
    last: dt.date | None
    months: tuple[Month, ...]

    @property
    def anchor(self) -> str:
        """A name for links within the page."""
        return f"since-{self.first.isoformat()}" if self.first else "beginning"


def openings(turns: Iterable[Turn]) -> list[Turn]:
    """Return what opens each stretch, in order of time; `first` is its day.

    What follows a war is a stretch of its own, unless another turn comes within a day of its end.
    """
    given = sorted(turns, key=lambda turn: (turn.first, turn.kind))
    firsts = {turn.first for turn in given}
    opened = list(given)
    for turn in given:
        after = turn.last + DAY
        if turn.kind == "war" and not {turn.last, after} & (firsts - {turn.first}):
            words = _("After: %(label)s") % {"label": turn.label}
            opened.append(Turn(after, after, words, "after"))
    return sorted(opened, key=lambda turn: turn.first)


def stretches(
    turns: Iterable[Turn],
    items: Sequence[Listed],
    first: dt.date | None,
    last: dt.date | None,
    *,
    oldest_first: bool,
) -> list[Stretch]:
    """Return `items` by stretch and month, each in its order, with the empty stretches between.

    `first` and `last` bound the stretches without incidents that are shown; None is open.
    Nothing is shown when there are no items.
    """
    opened = openings(turns)
    days = [turn.first for turn in opened]
    by_place: dict[int, list[Listed]] = {}
    for item in items:
        by_place.setdefault(bisect_right(days, _day(item)), []).append(item)
    found = []
    for place in range(len(opened) + 1):
        begins = days[place - 1] if place else None
        ends = days[place] - DAY if place < len(days) else None
        here = by_place.get(place, [])
        if here or (by_place and _is_within(begins, ends, first, last)):
            found.append(Stretch(_turn(opened, place), begins, ends, _months(here)))
    return found if oldest_first else found[::-1]


def _turn(opened: Sequence[Turn], place: int) -> Turn:
    if place:
        return opened[place - 1]
    words = _("Before: %(label)s") % {"label": opened[0].label} if opened else _("All incidents")
    return Turn(dt.date.min, dt.date.min, words, "before")


def _is_within(
    begins: dt.date | None, ends: dt.date | None, first: dt.date | None, last: dt.date | None
) -> bool:
    """Whether an empty stretch is worth a heading: it has a beginning and meets the limits."""
    if begins is None or (last is not None and begins > last):
        return False
    return first is None or ends is None or ends >= first


def _months(items: Sequence[Listed]) -> tuple[Month, ...]:
    groups = groupby(items, key=lambda item: _day(item).replace(day=1))
    return tuple(Month(first, tuple(group)) for first, group in groups)


def _day(item: Listed) -> dt.date:
    assert item.incident.starts_on is not None  # the database holds this of published ones
    return item.incident.starts_on
