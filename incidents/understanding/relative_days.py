"""Days said by their distance from another: "yesterday", "в понедельник", "3 days ago".

dateparser knows the words. Here only the day they are counted from is given, and a weekday that is
that day itself is taken to mean it, since a statement of a Monday says "on Monday" of its own day.
"""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache

from dateparser.date import DateDataParser

from incidents.understanding.day_words import LANGUAGES

_WORDS_ONLY = re.compile(r"(?:[0-9]{1,3}\s)?[^\W\d_]+(?:\s[^\W\d_]+){0,4}")
_LAST = ("last", "прошл", "keçən", "ötən", "անցյալ", "անցած")
_SHORTEST_WORD, _LONGEST_WORD = 3, 30
_WEEK = dt.timedelta(days=7)
_DAY = dt.timedelta(days=1)
_OWN = {"srağagün": 2, "նախանցյալ օրը": 2, "երեկ չէ առաջին օրը": 2, "накануне": 1}
"""Words dateparser lacks, with how many days back they point."""

_AGO = re.compile(r"([0-9]{1,3}) gün (?:əvvəl|qabaq|öncə)")


def relative_days(phrase: str, base: dt.date) -> tuple[dt.date, dt.date] | None:
    """The first and last day a plain phrase means, counted from `base`; None if it means none.

    A week is Monday to Sunday. Phrases that mean a time of day or a future are not sorted out here:
    the caller compares days.
    """
    back = _days_back(phrase)
    if back is not None:
        day = base - dt.timedelta(days=back)
        return day, day
    longest = max(map(len, phrase.split()), default=0)
    if not _WORDS_ONLY.fullmatch(phrase) or not _SHORTEST_WORD <= longest <= _LONGEST_WORD:
        return None
    found = _ask(phrase, base)
    if found is None:
        return None
    day, period = found
    if period == "week":
        monday = day - dt.timedelta(days=day.weekday())
        return monday, monday + _WEEK - _DAY
    if period != "day":
        return None
    return (base, base) if _is_weekday_of(phrase, base, day) else (day, day)


def _days_back(phrase: str) -> int | None:
    match = _AGO.fullmatch(phrase)
    return int(match[1]) if match else _OWN.get(phrase)


def _is_weekday_of(phrase: str, base: dt.date, day: dt.date) -> bool:
    """Whether the phrase names the weekday of `base` without saying "last"."""
    if base - day != _WEEK or any(char.isdecimal() for char in phrase):
        return False
    return not any(word.startswith(_LAST) for word in phrase.split())


@lru_cache(maxsize=1024)
def _ask(phrase: str, base: dt.date) -> tuple[dt.date, str] | None:
    """What dateparser says: a day and the period it stands for.

    With a number only distances are read ("3 days ago"): days in digits are read elsewhere.
    """
    counted = any(map(str.isdecimal, phrase))
    settings = {
        "RELATIVE_BASE": dt.datetime.combine(base, dt.time()),
        "PARSERS": ["relative-time"] if counted else ["relative-time", "absolute-time"],
        "PREFER_DATES_FROM": "past",
    }
    try:
        data = DateDataParser(languages=LANGUAGES, settings=settings).get_date_data(phrase)
    except (ValueError, OverflowError):
        return None
    moment = data.date_obj
    if moment is None or moment.time() != dt.time():
        return None
    return moment.date(), str(data.period)
