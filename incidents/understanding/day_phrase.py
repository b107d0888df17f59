"""From tokens to a phrase: which days are named, how they are joined, which times go with them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Final

from incidents.understanding.day_tokens import Mark, Token
from incidents.understanding.day_words import PARTS, Word

THIRDS: Final = (Word.EARLY, Word.MID, Word.LATE, Word.FIRST_HALF, Word.SECOND_HALF)
_JOINS = (Word.JOIN, Word.TO, Mark.DASH)
_SILENT = (Word.FILL, Word.ABOUT, Word.FROM, Word.ON_NIGHT, *PARTS)
_NUMBERS = (Mark.NUMBER, Mark.DATE)


@dataclass(slots=True)
class Partial:
    """One day or period as far as it was written out; what is missing stands beside it."""

    day: int | None = None
    month: int | None = None
    year: int | None = None
    third: Word | None = None
    week: bool = False
    words: list[str] = field(default_factory=list)
    others: list[str] = field(default_factory=list)

    @property
    def has_numbers(self) -> bool:
        """Whether a day, month or year was written out."""
        return (self.day, self.month, self.year) != (None, None, None)

    @property
    def is_empty(self) -> bool:
        """Whether nothing in it names a day."""
        return not (self.has_numbers or self.third or self.week or self.others)


@dataclass(slots=True)
class Phrase:
    """A phrase about days, taken apart.

    `times` are clock times with the position of the partial they stand with; `east` the hours
    east of UTC they are given in, None for local time. `open` tells of "after" and "before",
    `since` of "since", `till` of "until", `start` of "from", `this` of "this morning",
    `onto_night` of Russian "в ночь на", the night that ends on the day.
    """

    partials: list[Partial] = field(default_factory=list)
    times: list[tuple[int, dt.time]] = field(default_factory=list)
    parts: list[Word] = field(default_factory=list)
    east: float | None = None
    zone: str = ""
    about: bool = False
    open: bool = False
    till: bool = False
    start: bool = False
    since: bool = False
    this: bool = False
    onto_night: bool = False


def phrase_of(found: list[Token]) -> Phrase:
    """Take a list of tokens apart. Whether it makes sense is asked later."""
    builder = _Builder()
    for token in _settled(found):
        builder.take(token)
    return builder.done()


def _settled(found: list[Token]) -> list[Token]:
    """The tokens with each pair of numbers made a date, a time, or two days ("11/12 Dec")."""
    settled: list[Token] = []
    for at, token in enumerate(found):
        if token.kind != Mark.SHORT:
            settled.append(token)
            continue
        before, after = _beside(found[:at][::-1]), _beside(found[at + 1 :])
        if _is_two_days(token, before, after):
            settled += [
                Token(Mark.NUMBER, token.text, token.day),
                Token(Word.JOIN, "/"),
                Token(Mark.NUMBER, token.text, token.month),
            ]
        elif _is_time(token, before, after):
            time = dt.time(token.day or 0, token.month or 0)
            settled.append(Token(Mark.TIME, token.text, time=time))
        else:
            settled.append(Token(Mark.DATE, token.text, token.day, token.month))
    return settled


def _beside(others: list[Token]) -> Token | None:
    """The nearest token that says something; the day before a month stands for both."""
    near = [token for token in others if token.kind not in _SILENT]
    if len(near) > 1 and near[0].kind == Mark.MONTH and near[1].kind in _NUMBERS:
        return near[1]
    return near[0] if near else None


def _is_two_days(token: Token, before: Token | None, after: Token | None) -> bool:
    month_beside = Mark.MONTH in {before.kind if before else None, after.kind if after else None}
    return "/" in token.text and month_beside


def _is_time(token: Token, before: Token | None, after: Token | None) -> bool:
    hour, minute = token.day or 0, token.month or 0
    if "/" in token.text or len(token.text.partition(".")[2]) != 2 or hour > 23 or minute > 59:
        return False
    if not 1 <= hour <= 31 or not 1 <= minute <= 12:
        return True
    day_before = before is not None and before.kind in {*_NUMBERS, Mark.OTHER}
    day_after = after is not None and (
        after.kind == Mark.DATE or (after.kind == Mark.NUMBER and (after.day or 0) <= 31)
    )
    return day_before or day_after


class _Builder:
    """Takes tokens one by one into a phrase."""

    def __init__(self) -> None:
        self.phrase = Phrase()
        self.current = Partial()
        self.after_from = False

    def take(self, token: Token) -> None:
        """Take one token in."""
        kind = token.kind
        if kind == Mark.TIME and token.time is not None:
            self.phrase.times.append((len(self.phrase.partials), token.time))
        elif kind == Mark.ZONE:
            self.phrase.east, self.phrase.zone = token.east, token.text
        elif kind in _JOINS:
            self.join(token)
        elif isinstance(kind, Word):
            self.take_word(kind, token.text)
        else:
            self.take_date(token)
        if kind not in {Word.FROM, Word.FILL, Word.ABOUT}:
            self.after_from = False

    def take_word(self, kind: Word, text: str) -> None:
        """Take in a word of the lists that joins nothing."""
        if kind in PARTS or kind == Word.LAST_NIGHT:
            self.phrase.parts.append(kind)
        elif kind in THIRDS:
            self.current.third = kind
        elif kind == Word.WEEK:
            self.current.week = True
            self.current.words.append(text)
        elif kind == Word.ABOUT:
            self.phrase.about = True
        elif kind == Word.FROM:
            self.after_from = True
        elif kind == Word.ON_NIGHT:
            self.phrase.onto_night = bool(self.phrase.parts) and self.current.is_empty
            self.current.words.append(text)
        elif kind in {Word.OPEN, Word.SINCE}:
            self.phrase.open = True
            self.phrase.since = kind == Word.SINCE
            self.current.words.append(text)
        else:
            self.phrase.this = self.phrase.this or kind == Word.THIS
            self.current.words.append(text)

    def join(self, token: Token) -> None:
        """Take in what stands between two days; a dash after "mid" stands within one."""
        inside = token.kind == Mark.DASH and self.current.third and not self.current.has_numbers
        if inside:
            return
        self.phrase.till = self.phrase.till or token.kind == Word.TO
        self.close()

    def take_date(self, token: Token) -> None:
        """Take in a date, number, month, or a word of no list."""
        if self.after_from:
            self.phrase.start = True
        if token.kind == Mark.OTHER:
            self.current.others.append(token.text)
        elif token.kind == Mark.NUMBER and len(token.text) >= 4 and token.text[:4].isdecimal():
            self.put(year=token.day)
        elif token.kind == Mark.NUMBER:
            self.put(day=token.day)
        else:
            self.put(day=token.day, month=token.month, year=token.year)
        self.current.words.append(str(token.day) if token.kind == Mark.NUMBER else token.text)

    def put(
        self, *, day: int | None = None, month: int | None = None, year: int | None = None
    ) -> None:
        """Put what was written into the current partial, or begin a new one where it is taken."""
        now = self.current
        taken = (
            (day is not None and now.day is not None)
            or (month is not None and now.month is not None)
            or (year is not None and now.year is not None)
        )
        if taken:
            self.close()
            now = self.current
        now.day = now.day if day is None else day
        now.month = now.month if month is None else month
        now.year = now.year if year is None else year

    def close(self) -> None:
        """End the current partial; one that is empty leaves only its words behind."""
        if self.current.is_empty:
            return
        self.phrase.partials.append(self.current)
        self.current = Partial()

    def done(self) -> Phrase:
        """The phrase, once all tokens are in."""
        self.close()
        return self.phrase
