"""Days, times and distances in words, as what was understood is said back."""

from __future__ import annotations

import datetime as dt

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _

from incidents.enums import Bound, DatePrecision

_KILOMETRE = 1000


def days_words(first: dt.date, last: dt.date) -> str:
    """Return an interval of days in words, without repeating the month or year."""
    if first == last:
        return date_format(first, "j F Y")
    end = date_format(last, "j F Y")
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{end}"
    start = date_format(first, "j F" if first.year == last.year else "j F Y")
    return f"{start} – {end}"


def period_words(first: dt.date, last: dt.date) -> str:
    """Return an interval of days in words: a whole month or year by its name."""
    whole_months = first.day == 1 and (last + dt.timedelta(days=1)).day == 1
    if whole_months and (first.year, first.month) == (last.year, last.month):
        return date_format(first, "F Y")
    if whole_months and first.year == last.year and (first.month, last.month) == (1, 12):
        return date_format(first, "Y")
    return days_words(first, last)


def issued_words(day: dt.date, precision: int | None) -> str:
    """Return the day a statement was issued, no more exact than it is known (1-5, None: exact).

    Where the day is not known `day` is the last it can have been, and is not shown as one.
    """
    known = DatePrecision(precision or DatePrecision.EXACT)
    if known == DatePrecision.EXACT:
        return date_format(day, "j F Y")
    if known == DatePrecision.MONTH:
        return _("%(month)s, day not known") % {"month": date_format(day, "F Y")}
    if known == DatePrecision.YEAR:
        return _("%(year)s, month not known") % {"year": date_format(day, "Y")}
    return _("about %(day)s") % {"day": date_format(day, "j F Y")}


def bounded_words(number: int, bound: str) -> str:
    """Return a number with the end that is open: "at least 61"; an exact one alone."""
    words = number_format(number, use_l10n=True, force_grouping=True)
    return words if bound == Bound.EXACT else f"{Bound(bound).label} {words}"


def distance_words(metres: float) -> str:
    """Return a distance in metres or kilometres."""
    if metres < _KILOMETRE:
        return _("%(metres)s m") % {"metres": number_format(round(metres))}
    kilometres = round(metres / _KILOMETRE, 1)
    digits = 1 if kilometres < 10 and kilometres % 1 else 0
    return _("%(km)s km") % {"km": number_format(round(kilometres, digits), digits)}
