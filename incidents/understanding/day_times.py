"""Times of day and parts of the day: which instants they make, and how they are said back."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from incidents.understanding.answers import NotUnderstood
from incidents.understanding.day_phrase import Phrase
from incidents.understanding.day_spans import Span
from incidents.understanding.day_words import PARTS, Word

_NOON = 12
_NIGHTS = (Word.NIGHT, Word.LAST_NIGHT)


@dataclass(frozen=True, slots=True)
class Moments:
    """Instants of settings.LOCAL_ZONE, and the local days they fall on."""

    starts_on: dt.date
    ends_on: dt.date
    starts_at: dt.datetime | None = None
    ends_at: dt.datetime | None = None


def moments_of(phrase: Phrase, spans: list[Span], first: dt.date, last: dt.date) -> Moments:
    """The instants that the times of a phrase make with its days.

    Raises NotUnderstood for more than two times, a time without one day it belongs to, and an end
    before the beginning.
    """
    if not phrase.times:
        return Moments(first, last)
    if len(phrase.times) > 2:
        raise NotUnderstood(
            _("There are more than two times here. Give one, or a beginning and an end."),
            code="too_many_times",
        )
    instants = [
        _instant(phrase, day, time)
        for day, (_position, time) in zip(
            _days_of_times(phrase, spans, first, last), phrase.times, strict=True
        )
    ]
    starts_at, ends_at = instants[0], instants[1] if len(instants) > 1 else None
    # In UTC: two instants of one zone are compared by the clock, which is put back once a year.
    if ends_at is not None and ends_at.astimezone(dt.UTC) < starts_at.astimezone(dt.UTC):
        raise NotUnderstood(
            _("The end, %(end)s, is before the beginning, %(beginning)s.")
            % {"end": f"{ends_at:%H:%M}", "beginning": f"{starts_at:%H:%M}"},
            code="end_before_start",
        )
    if len(spans) > 1 and ends_at is None and not _is_night(phrase):
        return Moments(starts_at.date(), last, starts_at)
    return Moments(starts_at.date(), (ends_at or starts_at).date(), starts_at, ends_at)


def _days_of_times(
    phrase: Phrase, spans: list[Span], first: dt.date, last: dt.date
) -> list[dt.date]:
    """The day each time belongs to: the one it stands with, or by the hour within a night."""
    if _is_night(phrase) and (last - first).days == 1:
        return [first if time.hour >= _NOON else last for _position, time in phrase.times]
    placed = [min(position, len(spans) - 1) for position, _time in phrase.times]
    single = all(span.first == span.last for span in spans)
    one_day = len(spans) == 1
    both_ends = len(spans) == 2 and placed in ([0], [0, 1])
    if not single or not (one_day or both_ends):
        raise NotUnderstood(
            _("A time needs the one day it belongs to. Write 12.12.2020 15:30, or leave it out."),
            code="time_without_day",
        )
    return [spans[position].first for position in placed]


def _is_night(phrase: Phrase) -> bool:
    return any(part in _NIGHTS for part in phrase.parts)


def _instant(phrase: Phrase, day: dt.date, time: dt.time) -> dt.datetime:
    local = ZoneInfo(settings.LOCAL_ZONE)
    if phrase.east is None:
        return dt.datetime.combine(day, time, local)
    written = dt.timezone(dt.timedelta(hours=phrase.east))
    return dt.datetime.combine(day, time, written).astimezone(local)


def contradiction(phrase: Phrase) -> str:
    """The question to ask where a time does not lie in the part of the day beside it, or empty."""
    for part in phrase.parts:
        since, until = PARTS.get(part, (20, 30))
        for _position, time in phrase.times:
            hour = time.hour + time.minute / 60
            if not (since <= hour <= until or since <= hour + 24 <= until):
                return _("%(time)s is not %(part)s. Which of the two is right?") % {
                    "time": f"{time:%H:%M}",
                    "part": _part_words(part),
                }
    return ""


def time_words(phrase: Phrase, moments: Moments, days: str) -> str:
    """Days with the time or part of the day that was said, in words."""
    starts_at, ends_at = moments.starts_at, moments.ends_at
    if starts_at is None:
        if _is_night(phrase) and moments.starts_on != moments.ends_on:
            return _("the night of %(days)s") % {"days": days}
        part = phrase.parts[0] if phrase.parts else None
        return f"{days}, {_part_words(part)}" if part else days
    start = f"{starts_at:%H:%M}"
    if phrase.about:
        start = _("about %(time)s") % {"time": start}
    if ends_at is None:
        words = _("%(days)s, %(time)s local time") % {"days": days, "time": start}
    elif starts_at.date() == ends_at.date():
        words = _("%(days)s, %(start)s to %(end)s local time") % {
            "days": days,
            "start": start,
            "end": f"{ends_at:%H:%M}",
        }
    else:
        words = _("%(first)s, %(start)s, to %(last)s, %(end)s local time") % {
            "first": date_format(starts_at, "j F Y"),
            "start": start,
            "last": date_format(ends_at, "j F Y"),
            "end": f"{ends_at:%H:%M}",
        }
    if phrase.east is None or phrase.times[0][1] == starts_at.time():
        return words
    return _("%(words)s (%(time)s as written, %(zone)s)") % {
        "words": words,
        "time": f"{phrase.times[0][1]:%H:%M}",
        "zone": phrase.zone.upper() if len(phrase.zone) <= 6 else phrase.zone.capitalize(),
    }


def _part_words(part: Word) -> str:
    return {
        Word.MORNING: _("in the morning"),
        Word.NOON: _("around noon"),
        Word.AFTERNOON: _("in the afternoon"),
        Word.EVENING: _("in the evening"),
        Word.NIGHT: _("at night"),
        Word.SMALL_HOURS: _("at night"),
        Word.LAST_NIGHT: _("at night"),
    }[part]
