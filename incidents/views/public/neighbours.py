"""What is said to have happened before and after an incident, nearby."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import numpy as np
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from incidents.filters import IncidentFilter
from incidents.models import Incident
from incidents.snapshot.holding import holder
from incidents.views.public.near import Near, Placed, near

NEAR_M = 25_000
DAYS = 30
SHOWN = 20


@dataclass(frozen=True, slots=True)
class Neighbour:
    """An incident nearby, and the days between them."""

    item: Placed
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
    """Incidents nearby that ended before, fall into the same days, or began after; by day.

    `near` says of how many they are the nearest.
    """

    before: tuple[Neighbour, ...]
    same_days: tuple[Neighbour, ...]
    after: tuple[Neighbour, ...]
    near: Near

    @property
    def is_empty(self) -> bool:
        """Whether there is none."""
        return not (self.before or self.same_days or self.after)


def neighbours(incident: Incident, known_on: dt.date | None) -> Neighbours | None:
    """Return public incidents within 25 km and 30 days, None for one without coordinates.

    One query. With `known_on` only those somebody had spoken of by then. The nearest 20.
    """
    if incident.point is None or incident.starts_on is None or incident.ends_on is None:
        return None
    margin = dt.timedelta(days=DAYS)
    wanted = IncidentFilter(
        first=incident.starts_on - margin, last=incident.ends_on + margin, known_on=known_on
    )
    asked = holder.get().ask(wanted)
    itself = asked.seen.columns.where(np.array([incident.pk]))
    found = near(asked, incident.point, NEAR_M, SHOWN, apart=itself)
    placed = [Neighbour(one, _days(one.incident, incident)) for one in found.items]
    placed.sort(key=lambda one: (one.item.incident.starts_on, one.item.incident.reference))
    return Neighbours(
        before=tuple(one for one in placed if one.days < 0),
        same_days=tuple(one for one in placed if one.days == 0),
        after=tuple(one for one in placed if one.days > 0),
        near=found,
    )


def _days(other: Incident, incident: Incident) -> int:
    """Days from `incident` to `other`: below 0 when it ended before, 0 when they share a day."""
    assert other.starts_on is not None and other.ends_on is not None  # noqa: PT018
    assert incident.starts_on is not None and incident.ends_on is not None  # noqa: PT018
    if other.ends_on < incident.starts_on:
        return (other.ends_on - incident.starts_on).days
    return max(0, (other.starts_on - incident.ends_on).days)
