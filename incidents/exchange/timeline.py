"""The timeline: how many incidents a day, week or month, by who claims and by what happened."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from typing import Any, NamedTuple

from django.db.models import Count, TextChoices
from django.utils.translation import gettext_lazy as _

from incidents.enums import EventType, Side
from incidents.models import Claim
from incidents.querysets.incident import IncidentQuerySet


class Bucket(TextChoices):
    """How long one step of the timeline is."""

    DAY = "day", _("day")
    WEEK = "week", _("week, from Monday")
    MONTH = "month", _("month")


class DayCount(NamedTuple):
    """So many incidents that begin on a day, of a type; `side` None counts each once."""

    day: dt.date
    side: str | None
    type: str
    incidents: int


def bucket_of(day: dt.date, bucket: Bucket) -> tuple[dt.date, dt.date]:
    """Return the first and last day of the bucket that `day` falls in. Weeks begin on Monday."""
    if bucket == Bucket.DAY:
        return day, day
    if bucket == Bucket.WEEK:
        first = day - dt.timedelta(days=day.weekday())
        return first, first + dt.timedelta(days=6)
    first = day.replace(day=1)
    next_month = (first + dt.timedelta(days=31)).replace(day=1)
    return first, next_month - dt.timedelta(days=1)


def roll_up(counts: Iterable[DayCount], bucket: Bucket) -> list[dict[str, Any]]:
    """Return the counts of days as buckets in order of time; empty buckets are left out.

    Each has `starts_on` and `ends_on`, `total` and `types` in which an incident counts once,
    and `sides`: by side and type, in which it counts once for each side that speaks of it, so
    the sides do not add up to the total.
    """
    totals: dict[dt.date, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    sides: dict[dt.date, dict[str, dict[str, int]]] = defaultdict(
        lambda: defaultdict(lambda: defaultdict(int))
    )
    for day, side, kind, incidents in counts:
        first, _last = bucket_of(day, bucket)
        if side is None:
            totals[first][kind] += incidents
        else:
            sides[first][side][kind] += incidents
    return [
        {
            "starts_on": first.isoformat(),
            "ends_on": bucket_of(first, bucket)[1].isoformat(),
            "total": sum(types.values()),
            "types": _in_order(types, EventType),
            "sides": {
                side.value: _in_order(sides[first][side.value], EventType)
                for side in Side
                if side.value in sides[first]
            },
        }
        for first, types in sorted(totals.items())
    ]


def timeline_record(
    found: IncidentQuerySet, known_on: dt.date | None, bucket: Bucket
) -> dict[str, Any]:
    """Return the timeline of the public incidents `found`, in two queries.

    An incident stands in the bucket of its first day. Sides are those of all its accepted
    claims, issued by `known_on` where it is given.
    """
    once = found.order_by().values_list("starts_on", "event_type").annotate(incidents=Count("pk"))
    by_side = (
        Claim.objects.accepted()
        .known_on(known_on)
        .filter(incident__in=found.order_by().values("pk"))
        .order_by()
        .values_list("incident__starts_on", "statement__actor__side", "incident__event_type")
        .annotate(incidents=Count("incident", distinct=True))
    )
    counts = [DayCount(day, None, kind, number) for day, kind, number in once]
    buckets = roll_up([*counts, *(DayCount(*row) for row in by_side)], bucket)
    return {
        "bucket": bucket.value,
        "count": sum(step["total"] for step in buckets),
        "buckets": buckets,
    }


def _in_order(numbers: dict[str, int], codes: type[TextChoices]) -> dict[str, int]:
    """The counts in the order of the code list."""
    return {code.value: numbers[code.value] for code in codes if code.value in numbers}
