"""What people type of a day, an interval of days, or a moment: read, bounded, and said back.

Days are local days and times local times of settings.LOCAL_ZONE, unless another zone is written
beside a time. The precision is UCDP's date_prec. A part of the day ("in the morning") is said back
and compared with a time, but makes no instant: nobody gave one.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from itertools import pairwise

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from incidents.enums import DatePrecision
from incidents.understanding.answers import NotUnderstood, Understood
from incidents.understanding.day_phrase import Phrase, phrase_of
from incidents.understanding.day_spans import LONGEST_SPAN, Span, precision_of, spans_of
from incidents.understanding.day_times import Moments, contradiction, moments_of, time_words
from incidents.understanding.day_tokens import tokens
from incidents.understanding.day_words import Word
from incidents.understanding.wording import days_words, period_words

_DAY = dt.timedelta(days=1)
_ABOUT = dt.timedelta(days=2)


@dataclass(frozen=True, slots=True)
class When:
    """When something happened: local days, both included, and instants where a time is said.

    `starts_at` and `ends_at` are aware, in settings.LOCAL_ZONE; `ends_at` is never without
    `starts_at`, and neither lies outside the days.
    """

    starts_on: dt.date
    ends_on: dt.date
    starts_at: dt.datetime | None
    ends_at: dt.datetime | None
    precision: DatePrecision


@dataclass(frozen=True, slots=True)
class Day:
    """The day something was said or printed: the last it can have been, and how exact that is."""

    day: dt.date
    at: dt.datetime | None
    precision: DatePrecision


def understand_when(text: str, *, today: dt.date, near: dt.date | None = None) -> Understood[When]:
    """Read when something happened.

    `near` is the day of the statement: a missing year is that of the latest such day up to it (up
    to `today` without it), and "yesterday" counts from it. A period that lasts into the future ends
    today. Raises NotUnderstood for what is no day, for an end before the beginning, for days after
    `today`, and for more than a year.
    """
    anchor = near or today
    phrase = phrase_of(tokens(text))
    spans = _spans(phrase, anchor)
    _refuse_open(phrase, spans, near)
    _refuse_disorder(spans)
    first, last = spans[0].first, max(span.last for span in spans)
    first, last = _widened(phrase, first, last)
    moments = moments_of(phrase, spans, first, last)
    if moments.starts_at is not None:
        first, last = moments.starts_on, moments.ends_on
    precision = precision_of(first, last)
    last = _bounded(first, last, today, is_period=len(spans) == 1 and moments.starts_at is None)
    if (last - first).days + 1 > LONGEST_SPAN:
        raise NotUnderstood(
            _("%(days)s is longer than a year. Give a shorter time.")
            % {"days": days_words(first, last)},
            code="too_long_a_time",
        )
    when = When(first, last, moments.starts_at, moments.ends_at, precision)
    warning, code = _questions(phrase, spans, moments, anchor)
    return Understood(when, _words(phrase, when, moments), warning=warning, code=code)


def understand_day(text: str, *, today: dt.date, near: dt.date | None = None) -> Understood[Day]:
    """Read on which day something was said or printed; raises NotUnderstood as understand_when."""
    read = understand_when(text, today=today, near=near)
    when = read.value
    day = Day(when.ends_on, when.starts_at, when.precision)
    return Understood(day, read.words, read.warning, read.code, read.offer)


def _spans(phrase: Phrase, anchor: dt.date) -> list[Span]:
    """The days named; the anchor itself where only a time or a part of its day is."""
    if Word.LAST_NIGHT in phrase.parts and not phrase.partials:
        return [Span(anchor - _DAY, anchor)]
    if not phrase.partials and (phrase.times or phrase.parts):
        return [Span(anchor, anchor)]
    if not phrase.partials:
        raise NotUnderstood(_("Write a day, such as 12.12.2020."), code="empty")
    return spans_of(phrase.partials, anchor)


def _refuse_open(phrase: Phrase, spans: list[Span], near: dt.date | None) -> None:
    """Refuse "since", "before" and a lone "from" or "until": one end is not given."""
    lone = len(spans) == 1 and len(phrase.times) < 2
    if not lone or not (phrase.open or phrase.till or phrase.start):
        return
    if any(partial.others for partial in phrase.partials):
        return  # "3 օր առաջ": a distance, read already
    offer = ""
    if near is not None and (phrase.since or phrase.start) and spans[0].first < near:
        offer = f"{spans[0].first:%d.%m.%Y} - {near:%d.%m.%Y}"
    raise NotUnderstood(
        _("Only one end of the time is given. Write both: between 11 and 12 December."),
        code="one_end",
        offer=offer,
    )


def _refuse_disorder(spans: list[Span]) -> None:
    for before, after in pairwise(spans):
        if before.first > after.first:
            raise NotUnderstood(
                _("The end, %(end)s, is before the beginning, %(beginning)s.")
                % {
                    "end": date_format(after.first, "j F Y"),
                    "beginning": date_format(before.first, "j F Y"),
                },
                code="end_before_start",
                offer=f"{after.first:%d.%m.%Y} - {before.first:%d.%m.%Y}",
            )


def _widened(phrase: Phrase, first: dt.date, last: dt.date) -> tuple[dt.date, dt.date]:
    """A night as the two days it lies on, and "about 12 December" as the days around it.

    "В ночь на 12 декабря" and "dekabrın 12-nə keçən gecə" are the night that ends on the day.
    """
    if first != last:
        return first, last
    if phrase.onto_night or Word.LAST_NIGHT in phrase.parts:
        return first - _DAY, last
    if Word.NIGHT in phrase.parts:
        return first, last + _DAY
    if phrase.about and not phrase.times and not phrase.parts:
        return first - _ABOUT, last + _ABOUT
    return first, last


def _bounded(first: dt.date, last: dt.date, today: dt.date, *, is_period: bool) -> dt.date:
    """The last day, today at the latest for one period; later days are refused."""
    if first > today or (last > today and not is_period):
        raise NotUnderstood(
            _("%(day)s is in the future.")
            % {"day": date_format(first if first > today else last, "j F Y")},
            code="future",
        )
    return min(last, today)


def _questions(
    phrase: Phrase, spans: list[Span], moments: Moments, anchor: dt.date
) -> tuple[str, str]:
    """A question about the answer and its code; two empty texts where nothing is odd."""
    odd = next((span.oddity for span in spans if span.oddity), "")
    if odd:
        return odd, "weekday"
    if moments.starts_at is not None and (clash := contradiction(phrase)):
        return clash, "time_and_part"
    if not phrase.partials and Word.LAST_NIGHT not in phrase.parts and not phrase.this:
        return (
            _("No day is given: is %(day)s meant?") % {"day": date_format(anchor, "j F Y")},
            "no_day",
        )
    return "", ""


def _words(phrase: Phrase, when: When, moments: Moments) -> str:
    """What was understood, with its precision."""
    days = period_words(when.starts_on, when.ends_on)
    words = time_words(phrase, moments, days)
    return _("%(time)s, %(precision)s") % {"time": words, "precision": when.precision.label}
