"""Counting incidents by day and side, for the timeline and the chronicle."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from django.conf import settings

from incidents.enums import Side
from incidents.models import Agreement
from incidents.snapshot.codes import EPOCH
from incidents.snapshot.counting import each_day, each_month, sides_over_time
from incidents.views.public.found import Found
from incidents.views.public.timeline_chart import Chart, Counts, Milestone, draw, is_by_day


def chart_of(found: Found | None) -> Chart | None:
    """Return the timeline of the incidents found, None when there are none; one query.

    An incident stands on its first day. It is counted once in all, and once in the lane of
    each side that makes an accepted claim about it: the counts of the API.
    """
    if found is None or not len(found):
        return None
    seen, rows = found.asked.seen, found.as_stored
    earliest = seen.columns.first[rows]
    first, last = _days([int(earliest.min()), int(earliest.max())])
    start = each_day if is_by_day(first, last) else each_month
    starts, numbers, sides = sides_over_time(seen, rows, start)
    days = _days(starts.tolist())
    total = dict(zip(days, numbers.tolist(), strict=True))
    by_side = {
        side: {day: number for day, number in zip(days, counts, strict=True) if number}
        for side, counts in zip(Side, sides.T.tolist(), strict=True)
        if any(counts)
    }
    return draw(Counts(total, by_side, first, last), milestones())


def _days(numbers: list[int]) -> list[dt.date]:
    return [dt.date.fromordinal(number + EPOCH) for number in numbers]


def milestones() -> list[Milestone]:
    """Return the agreements as days to be marked, in the order they came into force."""
    zone = ZoneInfo(settings.LOCAL_ZONE)
    return [
        Milestone(agreement.in_force_from.astimezone(zone).date(), agreement.short_title)
        for agreement in Agreement.objects.all()
    ]
