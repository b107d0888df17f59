"""Reading the parameters of the API that are not part of the one filter."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from typing import NamedTuple

from django.http import QueryDict
from django.utils.translation import gettext as _

from incidents.exchange.timeline import MOST_DAYS, Bucket, Drawn
from incidents.filters import PARAMETERS, IncidentFilter
from incidents.forms.filter import BadParameter, read_filter

MAX_INCIDENTS, DEFAULT_INCIDENTS = 1000, 100
MAX_PLACES, DEFAULT_PLACES = 50, 10

MAX_TITLES = 100

_REFERENCE = re.compile(r"NK-[0-9]{4}-[0-9]{4,12}")
_WHOLE = re.compile(r"[0-9]{1,18}")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_CURSOR = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})\.(NK-[0-9]{4}-[0-9]{4,8})")


class Cursor(NamedTuple):
    """The last incident of a page: the next one begins after it, newest first."""

    day: dt.date
    ref: str

    def __str__(self) -> str:
        return f"{self.day.isoformat()}.{self.ref}"


def read_only(
    params: QueryDict, allowed: Iterable[str], also: Iterable[str] = ()
) -> IncidentFilter:
    """Return the filter where only its parameters `allowed`, and others `also`, are understood.

    Raises BadParameter for every other name, so that none is silently ignored.
    """
    wanted = read_filter(params, also=also)
    for name in params:
        if name in PARAMETERS and name not in set(allowed):
            raise BadParameter(name, _("This address does not take this parameter."))
    return wanted


def read_whole(params: QueryDict, name: str, least: int, most: int, default: int) -> int:
    """Return a whole number within limits, both included. Raises BadParameter."""
    text = _one(params, name)
    if not text:
        return default
    if not _WHOLE.fullmatch(text) or not least <= int(text) <= most:
        raise BadParameter(
            name,
            _("Give a whole number between %(least)d and %(most)d.")
            % {"least": least, "most": most},
        )
    return int(text)


def read_bucket(params: QueryDict) -> Bucket:
    """Return the value of `bucket`, month when it is not set. Raises BadParameter."""
    text = _one(params, "bucket") or Bucket.MONTH.value
    if text not in Bucket.values:
        raise BadParameter(
            "bucket", _("Choose one of: %(buckets)s.") % {"buckets": ", ".join(Bucket.values)}
        )
    return Bucket(text)


def read_drawn(params: QueryDict) -> Drawn:
    """Return what the timeline is to say besides its counts. Raises BadParameter."""
    shares = _one(params, "shares")
    if shares not in {"", "yes"}:
        raise BadParameter("shares", _("Choose one of: %(choices)s.") % {"choices": "yes"})
    lasting = read_whole(params, "lasting", 1, MOST_DAYS, 0)
    return Drawn(shares=shares == "yes", lasting=lasting or None)


def read_references(params: QueryDict, name: str) -> list[str]:
    """Return references, each once, at least one and at most MAX_TITLES. Raises BadParameter."""
    refs = list(dict.fromkeys(value.strip() for value in params.getlist(name) if value.strip()))
    if not 1 <= len(refs) <= MAX_TITLES or not all(map(_REFERENCE.fullmatch, refs)):
        raise BadParameter(
            name,
            _("Give 1 to %(most)d references such as NK-2020-0003.") % {"most": MAX_TITLES},
        )
    return refs


def read_cursor(params: QueryDict) -> Cursor | None:
    """Return where the page begins, None for the first. Raises BadParameter."""
    text = _one(params, "cursor")
    if not text:
        return None
    found = _CURSOR.fullmatch(text)
    day = _day(found[1]) if found else None
    if found is None or day is None:
        raise BadParameter("cursor", _("Take the next page's address from the answer as it is."))
    return Cursor(day, found[2])


def read_day(params: QueryDict, name: str) -> dt.date | None:
    """Return a day, None when it is not set. Raises BadParameter."""
    text = _one(params, name)
    if not text:
        return None
    day = _day(text)
    if day is None:
        raise BadParameter(
            name, _("Write a day of the calendar as YYYY-MM-DD, for example 2020-12-12.")
        )
    return day


def _day(text: str) -> dt.date | None:
    if not _DAY.fullmatch(text):
        return None
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None


def _one(params: QueryDict, name: str) -> str:
    values = {value.strip() for value in params.getlist(name) if value.strip()}
    if len(values) > 1:
        raise BadParameter(name, _("This parameter is given more than once."))
    return values.pop() if values else ""
