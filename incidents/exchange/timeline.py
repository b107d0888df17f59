"""The timeline: how many incidents a day, week or month, by who claims and by what happened."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from incidents.snapshot.codes import SIDES, TYPES
from incidents.snapshot.counting import (
    each_day,
    each_month,
    each_week,
    over_time,
    shares_over_time,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from incidents.snapshot.asking import Asked
    from incidents.snapshot.counting import Counts, Shares
    from incidents.snapshot.keys import Mask
    from incidents.snapshot.morton import Whole


class Bucket(TextChoices):
    """How long one step of the timeline is."""

    DAY = "day", _("day")
    WEEK = "week", _("week, from Monday")
    MONTH = "month", _("month")


START: Final[dict[Bucket, Callable[[Counts], Counts]]] = {
    Bucket.DAY: each_day,
    Bucket.WEEK: each_week,
    Bucket.MONTH: each_month,
}
"""Bucket → what gives the first days of the buckets in which days lie."""

# Longer than a bucket and shorter than two.
_INTO_THE_NEXT: Final = {Bucket.DAY: 1, Bucket.WEEK: 7, Bucket.MONTH: 31}


MOST_DAYS: Final = 40_000
"""How many days an incident can be asked to last."""

MOST_LASTING: Final = 200
"""How many incidents of several days are listed at most."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """What an answer holds beside the counts for whoever draws it.

    With `shares` each bucket says how its incidents are divided between the sides; with `lasting`
    incidents of so many days or more are listed.
    """

    shares: bool = False
    lasting: int | None = None


_COUNTS_ONLY: Final = Drawn()


def timeline_record(asked: Asked, bucket: Bucket, drawn: Drawn = _COUNTS_ONLY) -> dict[str, Any]:
    """Return the incidents asked for as buckets in order of time; empty ones are left out.

    An incident stands in the bucket of its first day. Each bucket has `starts_on` and `ends_on`,
    `total` and `types` in which an incident counts once, and `sides`: by side and type, in which
    it counts once for each side that speaks of it, so the sides do not add up to the total.
    What else it holds `drawn` says.
    """
    start = START[bucket]
    mask = asked.mask
    rows = np.flatnonzero(mask)
    steps = over_time(asked.seen, rows, start)
    last = start(steps.first + _INTO_THE_NEXT[bucket]) - 1
    totals = steps.by_type.sum(axis=1).tolist()
    buckets = [
        {"starts_on": first, "ends_on": ends, "total": total, "types": {}, "sides": {}}
        for first, ends, total in zip(day_texts(steps.first), day_texts(last), totals, strict=True)
    ]
    # Sides and types stand in the order of their code lists: so do the numbers that are not 0.
    for step, kind, number in _not_zero(steps.by_type):
        buckets[step]["types"][TYPES[kind]] = number
    for step, side, kind, number in _not_zero(steps.by_side):
        buckets[step]["sides"].setdefault(SIDES[side], {})[TYPES[kind]] = number
    if drawn.shares:
        _add_shares(buckets, shares_over_time(asked.seen, rows, start))
    more = {} if drawn.lasting is None else _lasting(asked, mask, drawn.lasting)
    return {"bucket": bucket.value, "count": sum(totals), "buckets": buckets, **more}


def _add_shares(buckets: list[dict[str, Any]], shares: Shares) -> None:
    for bucket, halves in zip(buckets, shares.round(3).tolist(), strict=True):
        bucket["shares"] = {
            name: {side: share for side, share in zip(SIDES, half, strict=True) if share}
            for name, half in zip(("exact", "vague"), halves, strict=True)
        }


def _lasting(asked: Asked, mask: Mask, least: int) -> dict[str, Any]:
    """Return those of `least` days or more, the earliest first, and how many have several days."""
    columns = asked.seen.columns
    days = columns.last - columns.first + 1
    rows = columns.newest_first(mask & (days >= max(least, 2)))[::-1][:MOST_LASTING]
    values = zip(
        day_texts(columns.first[rows]),
        day_texts(columns.last[rows]),
        columns.date_precision[rows].tolist(),
        strict=True,
    )
    names = ("starts_on", "ends_on", "date_precision")
    return {
        "several_days": int(np.count_nonzero(mask & (days > 1))),
        "lasting": [dict(zip(names, one, strict=True)) for one in values],
    }


def _not_zero(counts: Whole) -> Iterator[tuple[int, ...]]:
    """Where each number that is not 0 stands, and the number."""
    at = np.nonzero(counts)
    return zip(*(places.tolist() for places in at), counts[at].tolist(), strict=True)


def day_texts(days: Whole) -> list[str]:
    """Return days counted from 1970-01-01 as YYYY-MM-DD."""
    found: list[str] = days.astype(np.int64).astype("datetime64[D]").astype(str).tolist()
    return found
