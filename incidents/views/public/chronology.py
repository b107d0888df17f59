"""Counting incidents by day and side, for the timeline and the chronicle."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from zoneinfo import ZoneInfo

from django.conf import settings

from incidents.enums import Side
from incidents.exchange.timeline import Bucket, timeline_record
from incidents.models import Agreement
from incidents.snapshot.holding import Asked
from incidents.views.public.timeline_chart import Chart, Counts, Milestone, draw


def chart_of(asked: Asked | None) -> Chart | None:
    """Return the timeline of the incidents asked for, None when there are none; one query.

    An incident stands on its first day. It is counted once in all, and once in the lane of
    each side that makes an accepted claim about it: the counts of the API.
    """
    total: dict[dt.date, int] = {}
    by_side: dict[Side, dict[dt.date, int]] = defaultdict(dict)
    for bucket in timeline_record(asked, Bucket.DAY)["buckets"] if asked else ():
        day = dt.date.fromisoformat(bucket["starts_on"])
        total[day] = bucket["total"]
        for side, types in bucket["sides"].items():
            by_side[Side(side)][day] = sum(types.values())
    return draw(Counts(total, by_side), milestones()) if total else None


def milestones() -> list[Milestone]:
    """Return the agreements as days to be marked, in the order they came into force."""
    zone = ZoneInfo(settings.LOCAL_ZONE)
    return [
        Milestone(agreement.in_force_from.astimezone(zone).date(), agreement.short_title)
        for agreement in Agreement.objects.all()
    ]
