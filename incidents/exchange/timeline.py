"""The timeline: how many incidents a day, week or month, by who claims and by what happened."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from incidents.snapshot.codes import SIDES, TYPES
from incidents.snapshot.counting import each_day, each_month, each_week, over_time

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from incidents.snapshot.asking import Asked
    from incidents.snapshot.counting import Counts
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


def timeline_record(asked: Asked, bucket: Bucket) -> dict[str, Any]:
    """Return the incidents asked for as buckets in order of time; empty ones are left out.

    An incident stands in the bucket of its first day. Each bucket has `starts_on` and `ends_on`,
    `total` and `types` in which an incident counts once, and `sides`: by side and type, in which
    it counts once for each side that speaks of it, so the sides do not add up to the total.
    """
    start = START[bucket]
    steps = over_time(asked.seen, np.flatnonzero(asked.mask), start)
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
    return {"bucket": bucket.value, "count": sum(totals), "buckets": buckets}


def _not_zero(counts: Whole) -> Iterator[tuple[int, ...]]:
    """Where each number that is not 0 stands, and the number."""
    at = np.nonzero(counts)
    return zip(*(places.tolist() for places in at), counts[at].tolist(), strict=True)


def day_texts(days: Whole) -> list[str]:
    """Return days counted from 1970-01-01 as YYYY-MM-DD."""
    found: list[str] = days.astype(np.int64).astype("datetime64[D]").astype(str).tolist()
    return found
