"""Cutting a phrase about days into tokens: dates in digits, times, numbers, months, words."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from django.utils.translation import gettext as _

from incidents.understanding.answers import NotUnderstood
from incidents.understanding.day_words import PHRASES, Word, day_phrase, kind_of, month_of

LONGEST: Final = 200
"""The most characters a phrase about days may have."""

_MOSCOW = 3.0
_NOON = 12


class Mark(StrEnum):
    """What a token is, apart from the words of day_words.Word."""

    DATE = "date"  # day, month and year in digits; the day may be missing
    SHORT = "short"  # two numbers: day and month, or a time ("22.00")
    NUMBER = "number"
    MONTH = "month"
    TIME = "time"
    ZONE = "zone"
    DASH = "dash"
    OTHER = "other"  # a word that is in no list


@dataclass(frozen=True, slots=True)
class Token:
    """One piece of the phrase; `text` is the piece as it is looked up.

    DATE has month, year and perhaps day; SHORT its two numbers as day and month; NUMBER its number
    as day; MONTH a month; TIME hour and minute of the clock; ZONE hours east of UTC.
    """

    kind: Mark | Word
    text: str
    day: int | None = None
    month: int | None = None
    year: int | None = None
    time: dt.time | None = None
    east: float | None = None


def tokens(text: str) -> list[Token]:
    """Cut a text into tokens, spaces and punctuation left out.

    Raises NotUnderstood for a text that is empty or too long, a sign that has no place in a
    date, and a time that no clock shows.
    """
    if len(text) > LONGEST:
        raise NotUnderstood(
            _("This is too long for a date. Write only the day, such as 12.12.2020."),
            code="too_long",
        )
    phrase = day_phrase(text)
    if not phrase:
        raise NotUnderstood(_("Write a day, such as 12.12.2020."), code="empty")
    found: list[Token] = []
    at = 0
    while at < len(phrase):
        token, end = _next(phrase, at, after_time=bool(found) and found[-1].kind == Mark.TIME)
        if token is not None:
            found.append(token)
        at = end
    return found


def not_a_date(piece: str) -> NotUnderstood:
    """The refusal of a piece that means nothing in a date."""
    return NotUnderstood(
        _(
            "“%(piece)s” is not understood in a date. Write 12.12.2020, 12 December or "
            "between 11 and 12 December."
        )
        % {"piece": piece},
        code="unknown_word",
    )


def _next(phrase: str, at: int, *, after_time: bool) -> tuple[Token | None, int]:
    """The token at a position, None for what says nothing, and where it ends."""
    if after_time:
        offset = _OFFSET.match(phrase, at)
        if offset:
            return _zone(offset), offset.end()
    for words, kind in PHRASES:
        match = words.match(phrase, at)
        if match:
            return Token(kind, match[0]), match.end()
    for pattern, make in _KINDS:
        match = pattern.match(phrase, at)
        if match:
            return make(match), match.end()
    raise not_a_date(phrase[at])


def _iso(match: re.Match[str]) -> Token:
    year, month, day = map(int, match.groups())
    return Token(Mark.DATE, match[0], day, month, year)


def _day_first(match: re.Match[str]) -> Token:
    year = int(match[4]) + (2000 if len(match[4]) == 2 else 0)
    return Token(Mark.DATE, match[0], int(match[1]), int(match[3]), year)


def _month_and_year(match: re.Match[str]) -> Token:
    return Token(Mark.DATE, match[0], None, int(match[1]), int(match[2]))


def _year_and_month(match: re.Match[str]) -> Token:
    return Token(Mark.DATE, match[0], None, int(match[2]), int(match[1]))


def _clock(match: re.Match[str]) -> Token:
    """A time: hour, perhaps minute, perhaps a.m. or p.m. or a part of the day."""
    groups = match.groupdict()
    hour, minute = int(groups["hour"]), int(groups.get("minute") or 0)
    half = (groups.get("half") or "").replace(".", "")
    if half and not 1 <= hour <= _NOON:
        raise _no_time(match[0])
    if half == "pm" or half in _LATE_HALVES:
        hour = hour % _NOON + _NOON
    elif half == "am":
        hour %= _NOON
    if (hour, minute) == (24, 0):
        hour, minute = 23, 59
    if hour > 23 or minute > 59:
        raise _no_time(match[0])
    return Token(Mark.TIME, match[0], time=dt.time(hour, minute))


def _no_time(piece: str) -> NotUnderstood:
    return NotUnderstood(
        _("“%(piece)s” is no time of day. Write it as 15:30.") % {"piece": piece.strip()},
        code="no_such_time",
    )


def _zone(match: re.Match[str]) -> Token:
    """Hours east of UTC: of Moscow, of "UTC+4", of "+04:00", of "Z"."""
    groups = match.groupdict()
    if groups.get("moscow"):
        return Token(Mark.ZONE, match[0], east=_MOSCOW)
    hours = int(groups["hours"] or 0) + int(groups["minutes"] or 0) / 60
    if hours > 14:
        raise _no_time(match[0])
    return Token(Mark.ZONE, match[0], east=-hours if groups["sign"] == "-" else hours)


def _short(match: re.Match[str]) -> Token:
    return Token(Mark.SHORT, match[0], int(match[1]), int(match[2]))


def _number(match: re.Match[str]) -> Token:
    if len(match[1]) > 4:
        raise not_a_date(match[1][:20])
    return Token(Mark.NUMBER, match[0], int(match[1]))


def _word(match: re.Match[str]) -> Token:
    month = month_of(match[0])
    if month is not None:
        return Token(Mark.MONTH, match[0], month=month)
    return Token(kind_of(match[0]) or Mark.OTHER, match[0])


def _dash(match: re.Match[str]) -> Token:
    return Token(Mark.DASH, match[0])


def _nothing(match: re.Match[str]) -> None:
    """Spaces and punctuation."""


_LATE_HALVES = frozenset({"вечера", "дня", "axşam"})
_END = r"(?![^\W\d_])"  # no letter follows
_NO_DIGIT = r"(?![0-9])"
_HALF = r"(?P<half>[ap]\.?m\.?)"
_HOUR = r"(?P<hour>[0-9]{1,2})"
_MINUTE = r"(?P<minute>[0-9]{2})"
_SHIFT = r"(?P<sign>[+-])(?P<hours>[0-9]{1,2})(?::?(?P<minutes>[0-9]{2}))?"
_SUFFIX = (
    r"(?:st|nd|rd|th|[егй]о?|ого|ому|му?|ое|г{1,2}|թ"
    r"|[cs][iıuü]|n[cd][iıuü]|n?[iıuü]n|[iıuüəa]|d[əa]n?|d[əa]k|n[əa]"
    r"|s?[iıuü]n?(?:d[əa]n?|[əa])|s[iıuü]n[iıuü]n|ի|ին|ից|ը|ն|ում|ով)"
)

_OFFSET: Final = re.compile(rf"\s?(?:z{_END}|(?=\+){_SHIFT}){_NO_DIGIT}")
"""After a time. A minus is left to times from and to: "15:30-16:10"."""

_CLOCK = (
    rf"{_HOUR}[:։]{_MINUTE}(?:[:։][0-9]{{2}}(?:\.[0-9]+)?)?"
    rf"(?:\s?{_HALF}{_END}|\s?{_SUFFIX}{_END})?{_NO_DIGIT}"
)
_SPOKEN = (
    rf"{_HOUR}\s?(?:часов|часа|час|ч|hours|hrs|o'clock){_END}(?!\s(?:ago|назад))"
    rf"(?:\s(?P<minute>[0-9]{{1,2}})\s?(?:минут[аы]?|мин){_END})?"
    rf"(?:\s(?P<half>вечера|дня){_END})?"
)
_AT = rf"(?:saat|ժամը|ժամ)\s{_HOUR}(?:[.:։]{_MINUTE})?(?:\s?{_SUFFIX}{_END})?(?![0-9.:։])"
_MOSCOW_TIME = (
    r"(?P<moscow>moscow time|msk|(?:по )?мск|(?:по )?московско(?:го|му|е) врем(?:ени|я)|по москве"
    rf"|moskva vaxtı(?: ilə)?|մոսկվայի ժամանակով){_END}"
)

_KINDS: Final[tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Token | None]], ...]] = tuple(
    (re.compile(pattern), make)
    for pattern, make in (
        (rf"([0-9]{{4}})[-./]([0-9]{{1,2}})[-./]([0-9]{{1,2}}){_NO_DIGIT}(?:t(?=[0-9]))?", _iso),
        (rf"([0-9]{{1,2}})([-./])([0-9]{{1,2}})\2([0-9]{{4}}|[0-9]{{2}}){_NO_DIGIT}", _day_first),
        (rf"([0-9]{{1,2}})[./]([0-9]{{4}}){_NO_DIGIT}", _month_and_year),
        (r"([0-9]{4})-([0-9]{2})(?![0-9-])", _year_and_month),
        (_CLOCK, _clock),
        (rf"{_HOUR}\s?{_HALF}{_END}", _clock),
        (rf"{_HOUR}\s?[hч]\s?{_MINUTE}{_NO_DIGIT}", _clock),
        (_SPOKEN, _clock),
        (rf"{_HOUR}\s(?P<half>вечера|утра|ночи){_END}", _clock),
        (_AT, _clock),
        (rf"(?:at|в)\s{_HOUR}\.{_MINUTE}(?![0-9.])", _clock),
        (_MOSCOW_TIME, _zone),
        (rf"(?:utc|gmt){_END}\s?(?:{_SHIFT})?{_NO_DIGIT}", _zone),
        (rf"([0-9]{{1,2}})[./]([0-9]{{1,2}}){_NO_DIGIT}", _short),
        (rf"([0-9]+)(?:\s?-?\s?{_SUFFIX}{_END})?", _number),
        (r"[^\W\d_]+(?:'[^\W\d_]+)?", _word),
        (r"-", _dash),
        (r"[\s,.;()\[\]\"«»“”/:!։]", _nothing),
    )
)
"""What a piece can look like, tried in this order, and what it becomes."""
