"""What is said to have happened before and after an incident, nearby."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from incidents.models import Incident
from incidents.views.public.listing import Listed, listed

NEAR_M = 25_000
DAYS = 30
SHOWN = 60


@dataclass(frozen=True, slots=True)
class Neighbour:
    """An incident nearby: the distance between the points in metres, the days between them."""

    item: Listed
    metres: float
    days: int

    @property
    def days_words(self) -> str:
        """How many days before or after, in words."""
        if self.days == 0:
            return _("same days")
        number = abs(self.days)
        if self.days < 0:
            return ngettext("%d day before", "%d days before", number) % number
        return ngettext("%d day after", "%d days after", number) % number


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Incidents nearby that ended before, fall into the same days, or began after; by day."""

    before: tuple[Neighbour, ...]
    same_days: tuple[Neighbour, ...]
    after: tuple[Neighbour, ...]

    @property
    def is_empty(self) -> bool:
        """Whether there is none."""
        return not (self.before or self.same_days or self.after)


def neighbours(incident: Incident, known_on: dt.date | None) -> Neighbours | None:
    """Return public incidents within 25 km and 30 days, None for one without coordinates.

    Three queries. With `known_on` only those somebody had spoken of by then. The nearest 60.
    """
    if incident.point is None or incident.starts_on is None or incident.ends_on is None:
        return None
    margin = dt.timedelta(days=DAYS)
    found = (
        Incident.objects.public()
        .exclude(pk=incident.pk)
        .between(incident.starts_on - margin, incident.ends_on + margin)
        .near(incident.point, NEAR_M)
    )
    if known_on is not None:
        found = found.known_on(known_on)
    items = listed(found[:SHOWN], known_on)
    items.sort(key=lambda item: (item.incident.starts_on, item.incident.reference))
    placed = [Neighbour(one, _metres(one), _days(one.incident, incident)) for one in items]
    return Neighbours(
        before=tuple(one for one in placed if one.days < 0),
        same_days=tuple(one for one in placed if one.days == 0),
        after=tuple(one for one in placed if one.days > 0),
    )


def _metres(item: Listed) -> float:
    metres: float = item.incident.distance.m  # type: ignore[attr-defined]  # annotated by near()
    return metres


def _days(other: Incident, incident: Incident) -> int:
    """Days from `incident` to `other`: below 0 when it ended before, 0 when they share a day."""
    assert other.starts_on is not None and other.ends_on is not None  # noqa: PT018
    assert incident.starts_on is not None and incident.ends_on is not None  # noqa: PT018
    if other.ends_on < incident.starts_on:
        return (other.ends_on - incident.starts_on).days
    return max(0, (other.starts_on - incident.ends_on).days)
