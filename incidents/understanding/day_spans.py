"""From partly written days to first and last days: missing months and years, weeks, thirds."""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import replace
from typing import Final, NamedTuple

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from incidents.enums import DatePrecision
from incidents.understanding.answers import NotUnderstood
from incidents.understanding.day_phrase import Partial
from incidents.understanding.day_tokens import not_a_date
from incidents.understanding.day_words import Word
from incidents.understanding.relative_days import relative_days

EARLIEST_YEAR: Final = 1900
"""Days before are taken for slips of the pen."""

LONGEST_SPAN: Final = 366
"""The most days an interval may have: UCDP's scale of precision ends at a year."""

_CROSSING = 183
_THIRDS_OF_MONTH = {
    Word.EARLY: (1, 10),
    Word.MID: (11, 20),
    Word.LATE: (21, 31),
    Word.FIRST_HALF: (1, 15),
    Word.SECOND_HALF: (16, 31),
}
_THIRDS_OF_YEAR = {
    Word.EARLY: (1, 4),
    Word.MID: (5, 8),
    Word.LATE: (9, 12),
    Word.FIRST_HALF: (1, 6),
    Word.SECOND_HALF: (7, 12),
}


class Span(NamedTuple):
    """First and last day, both included; `oddity` is a question about them, or empty."""

    first: dt.date
    last: dt.date
    oddity: str = ""


def precision_of(first: dt.date, last: dt.date) -> DatePrecision:
    """UCDP's date_prec of an interval, by its length in days."""
    days = (last - first).days + 1
    if days <= 1:
        return DatePrecision.EXACT
    if days <= 6:
        return DatePrecision.DAYS
    if days == 7:
        return DatePrecision.WEEK
    return DatePrecision.MONTH if days <= 31 else DatePrecision.YEAR


def spans_of(partials: list[Partial], anchor: dt.date) -> list[Span]:
    """The days each partial means. `anchor` is the day that missing years are counted back from.

    A day without a year is the latest such day up to the anchor; what lacks a month has it from its
    neighbour. Raises NotUnderstood for days no calendar has and for what names no day.
    """
    spans: list[Span] = []
    later: dt.date | None = None
    filled = _fill_years(_fill_months([_settle_words(partial, anchor) for partial in partials]))
    for partial in reversed(filled):
        span = _span(partial, anchor, later)
        spans.insert(0, span)
        later = span.last
    return spans


def _settle_words(partial: Partial, anchor: dt.date) -> Partial:
    """The partial without a number that only counts days or weeks ("3 days ago")."""
    if partial.others and partial.month is None and partial.day is not None:
        if relative_days(" ".join(partial.words), anchor) is None:
            raise not_a_date(" ".join(partial.others))
        return replace(partial, day=None, year=None)
    return partial


def _fill_months(partials: list[Partial]) -> list[Partial]:
    """Partials with the month of the next one that has it, else of the one before."""
    filled = list(partials)
    for at in (*range(len(filled) - 2, -1, -1), *range(1, len(filled))):
        one = filled[at]
        lacks = one.month is None and (one.day is not None or one.third is not None)
        for other in filled[at + 1 : at + 2] + filled[max(at - 1, 0) : at]:
            if lacks and other.month is not None and not (one.third and one.year):
                filled[at] = one = replace(one, month=other.month)
                break
    return filled


def _fill_years(partials: list[Partial]) -> list[Partial]:
    """Partials with the year of one before where none after has any: "11 Dec 2020 to 12 Jan"."""
    filled = list(partials)
    for at in range(1, len(filled)):
        one, before = filled[at], filled[at - 1]
        if one.year is None and before.year is not None and one.month is not None:
            year = before.year
            if before.month is not None and one.month < before.month:
                year += 1
            filled[at] = replace(one, year=year)
    return filled


def _span(partial: Partial, anchor: dt.date, later: dt.date | None) -> Span:
    """The days of one partial; `later` is the last day of the one after it, if there is one."""
    if not partial.has_numbers:
        return _relative(partial, anchor)
    span = _numbers(partial, anchor, later)
    if partial.week:
        monday = span.first - dt.timedelta(days=span.first.weekday())
        if partial.day is None:
            raise _which_week()
        return Span(monday, monday + dt.timedelta(days=6))
    if partial.others:
        return _beside_words(partial, span, anchor)
    return span


def _relative(partial: Partial, anchor: dt.date) -> Span:
    words = " ".join(partial.words)
    found = relative_days(words, anchor) or relative_days(" ".join(partial.others), anchor)
    if found is None or partial.third:
        if partial.week:
            raise _which_week()
        raise not_a_date(" ".join(partial.others) or words or str(partial.third))
    return Span(*found)


def _beside_words(partial: Partial, span: Span, anchor: dt.date) -> Span:
    """A written day with a word beside it: a weekday is compared, anything else refused."""
    words = " ".join(partial.others)
    named = relative_days(words, anchor)
    if named is None or partial.day is None:
        raise not_a_date(words)
    if named[0].weekday() == span.first.weekday():
        return span
    oddity = _("%(day)s was a %(weekday)s, which “%(word)s” does not fit. Is the day right?") % {
        "day": date_format(span.first, "j F Y"),
        "weekday": date_format(span.first, "l"),
        "word": words,
    }
    return span._replace(oddity=oddity)


def _numbers(partial: Partial, anchor: dt.date, later: dt.date | None) -> Span:
    month, year = partial.month, partial.year
    if month is None:
        if partial.day is not None or year is None:
            raise NotUnderstood(
                _("The month is missing. Write 12.12.2020 or 12 December."), code="no_month"
            )
        return _year(partial, year)
    if not 1 <= month <= 12:
        raise _no_month(partial)
    if year is not None:
        return _dated(partial, year)
    limit = later or anchor
    for candidate in range(limit.year, limit.year - 9, -1):
        span = _dated_if_any(partial, candidate)
        if span is not None and span.first <= limit:
            if later is not None and (later - span.first).days > _CROSSING:
                break
            return span
    return _dated(partial, limit.year)


def _dated_if_any(partial: Partial, year: int) -> Span | None:
    """The days in a year; None for 29 February in a year without one."""
    try:
        return _dated(partial, year)
    except NotUnderstood:
        return None


def _year(partial: Partial, year: int) -> Span:
    _refuse_far_year(year)
    first, last = _THIRDS_OF_YEAR[partial.third] if partial.third else (1, 12)
    return Span(dt.date(year, first, 1), _last_of(year, last))


def _dated(partial: Partial, year: int) -> Span:
    month = partial.month
    assert month is not None
    _refuse_far_year(year)
    end = _last_of(year, month)
    if partial.day is not None:
        if not 1 <= partial.day <= end.day:
            raise NotUnderstood(
                _("%(month)s has no day %(day)d.")
                % {"month": date_format(end, "F Y"), "day": partial.day},
                code="no_such_day",
            )
        day = end.replace(day=partial.day)
        return Span(day, day)
    first, last = _THIRDS_OF_MONTH[partial.third] if partial.third else (1, 31)
    return Span(end.replace(day=first), end.replace(day=min(last, end.day)))


def _last_of(year: int, month: int) -> dt.date:
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def _refuse_far_year(year: int) -> None:
    if not EARLIEST_YEAR <= year <= dt.MAXYEAR - 1:
        raise NotUnderstood(
            _("The year %(year)d cannot be right. Write it in four digits, such as 2020.")
            % {"year": year},
            code="no_such_year",
        )


def _which_week() -> NotUnderstood:
    return NotUnderstood(
        _("Name a day of the week that is meant: the week of 7 December."), code="which_week"
    )


def _no_month(partial: Partial) -> NotUnderstood:
    """The refusal of a month above twelve, with day and month changed over where that helps."""
    offer = ""
    if partial.day is not None and 1 <= partial.day <= 12 and partial.month and partial.year:
        offer = f"{partial.month:02}.{partial.day:02}.{partial.year}"
    sentence = _("There is no month %(month)d; the day comes first, then the month.")
    return NotUnderstood(sentence % {"month": partial.month}, code="no_such_month", offer=offer)
