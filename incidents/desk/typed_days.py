"""Days and times that stand on record, as somebody would type them: read again they are the same.

Where the days do not tell the precision it stands in a field of its own: "known to the week only"
does not say which other days are meant. Seconds are not typed.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from django.conf import settings

from incidents.understanding.day_spans import precision_of

if TYPE_CHECKING:
    from incidents.models import Claim, Statement

_DAY: Final = "%d.%m.%Y"


def issued_text(statement: Statement) -> str:
    """Return when a statement was made: its last possible day, with the time where it is known."""
    return _interval(statement.issued_on, statement.issued_on, statement.issued_at, None)


def when_text(claim: Claim) -> str:
    """Return the interval of a claim, with the times of day where they are known; "" for none."""
    if claim.starts_on is None or claim.ends_on is None:
        return ""
    return _interval(claim.starts_on, claim.ends_on, claim.starts_at, claim.ends_at)


def issued_precision_text(statement: Statement) -> str:
    """Return the precision of a statement's day, "" where its text tells it."""
    at = statement.issued_at
    first = at.astimezone(ZoneInfo(settings.LOCAL_ZONE)).date() if at else statement.issued_on
    return _precision(first, statement.issued_on, statement.issued_precision)


def when_precision_text(claim: Claim) -> str:
    """Return the precision of a claim's interval, "" where its text tells it."""
    return _precision(claim.starts_on, claim.ends_on, claim.date_precision)


def _precision(first: dt.date | None, last: dt.date | None, precision: int | None) -> str:
    if first is None or last is None or precision is None:
        return ""
    return "" if precision == precision_of(first, last) else str(precision)


def _interval(
    first: dt.date, last: dt.date, starts_at: dt.datetime | None, ends_at: dt.datetime | None
) -> str:
    if starts_at is None:
        days = [f"{day:{_DAY}}" for day in (first, last)]
        return days[0] if first == last else " - ".join(days)
    zone = _zone_for(starts_at, ends_at)
    start = _moment(starts_at, zone)
    if ends_at is not None:
        return f"{start} - {_moment(ends_at, zone)}"
    is_one_day = starts_at.astimezone(ZoneInfo(settings.LOCAL_ZONE)).date() == last
    return start if is_one_day else f"{start} - {last:{_DAY}}"


def _moment(instant: dt.datetime, zone: dt.tzinfo) -> str:
    suffix = " UTC" if zone is dt.UTC else ""
    return f"{instant.astimezone(zone):{_DAY} %H:%M}{suffix}"


def _zone_for(*instants: dt.datetime | None) -> dt.tzinfo:
    """Local time, but UTC where clocks were put back and a local time would mean two instants."""
    local = ZoneInfo(settings.LOCAL_ZONE)
    for instant in instants:
        here = instant.astimezone(local) if instant else None
        if here and here.replace(fold=0).utcoffset() != here.replace(fold=1).utcoffset():
            return dt.UTC
    return local
