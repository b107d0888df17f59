"""What an address asks of the bulletins: the one filter's parameters that fit, and two of its own.

Read here for the page and the API alike, so that both agree.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from django.http import QueryDict
from django.utils.translation import gettext as _

from incidents.exchange.timeline import Bucket
from incidents.filters import PARAMETERS, IncidentFilter
from incidents.forms.filter import EARLIEST_YEAR, LATEST_YEAR, BadParameter, read_filter

TAKEN: Final = ("from", "to", "side", "known_on")
"""The parameters of the one filter that bulletins have an answer to."""

BUCKETS: Final = (Bucket.DAY, Bucket.WEEK)


class BulletinQuestion(NamedTuple):
    """The filter, whether rows are days or weeks, and which year; None is the newest."""

    wanted: IncidentFilter
    bucket: Bucket
    year: int | None


def read_bulletin_question(params: QueryDict) -> BulletinQuestion:
    """Return what `params` ask. Raises BadParameter, also for names that mean nothing here."""
    wanted = read_filter(params, also=("bucket", "year"))
    for name in params:
        if name in PARAMETERS and name not in TAKEN:
            raise BadParameter(name, _("Bulletins cannot be asked by this parameter."))
    return BulletinQuestion(wanted, _bucket(params), _year(params))


def _bucket(params: QueryDict) -> Bucket:
    text = _one(params, "bucket") or Bucket.DAY.value
    if text not in [bucket.value for bucket in BUCKETS]:
        choices = ", ".join(bucket.value for bucket in BUCKETS)
        raise BadParameter("bucket", _("Choose one of: %(buckets)s.") % {"buckets": choices})
    return Bucket(text)


def _year(params: QueryDict) -> int | None:
    text = _one(params, "year")
    if not text:
        return None
    is_year = text.isascii() and text.isdigit() and len(text) == 4
    if not is_year or not EARLIEST_YEAR <= int(text) <= LATEST_YEAR:
        raise BadParameter("year", _("Give a year between 1900 and 2100."))
    return int(text)


def _one(params: QueryDict, name: str) -> str:
    values = {value.strip() for value in params.getlist(name) if value.strip()}
    if len(values) > 1:
        raise BadParameter(name, _("This parameter is given more than once."))
    return values.pop() if values else ""
