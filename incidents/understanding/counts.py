"""What people type of how many: a number, a range, a bound, none, or some without a number.

"None" and "not stated" differ: the first says that nobody was harmed, the second that somebody was
and gives no number. An empty field says nothing and is no count.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _

from incidents.enums import Count
from incidents.understanding.answers import NotUnderstood, Understood
from incidents.understanding.plain import plain

MOST: Final = 1_000_000
"""Above this a number of people is a slip of the hand."""

LONGEST: Final = 100
"""The most characters a count is written in."""


@dataclass(frozen=True, slots=True)
class CountValue:
    """How many people, as a CasualtyFigure keeps it; None where a bound is not given."""

    count: Count
    minimum: int | None
    best: int | None
    maximum: int | None


_NONE = frozenset(
    {"0", "none", "no", "no one", "nobody", "no losses", "no casualties", "without losses", "zero"}
    | {"нет", "никого", "нет потерь", "без потерь", "потерь нет", "ноль"}
    | {"yoxdur", "heç kim", "itki yoxdur", "itkisiz", "sıfır"}
    | {"չկա", "չկան", "ոչ ոք", "կորուստ չկա", "կորուստներ չկան", "զրո"}
)
_SOME = frozenset(
    {"some", "several", "few", "a few", "many", "losses", "casualties", "heavy losses", "dozens"}
    | {"not stated", "not_stated", "number not stated", "unknown", "a number", "a number of"}
    | {"несколько", "потери", "есть потери", "есть", "много", "не указано", "неизвестно", "десятки"}
    | {"bir neçə", "itki var", "itkilər", "çoxlu", "var", "məlum deyil", "göstərilməyib"}
    | {"մի քանի", "կորուստներ", "կան", "կա", "շատ", "նշված չէ", "անհայտ"}
)
_WORDS: Final = {
    word: number
    for number, words in enumerate(
        (
            "one один одна bir մեկ",
            "two два две двое iki երկու",
            "three три трое üç երեք",
            "four четыре четверо dörd չորս",
            "five пять пятеро beş հինգ",
            "six шесть шестеро altı վեց",
            "seven семь семеро yeddi յոթ",
            "eight восемь восьмеро səkkiz ութ",
            "nine девять девятеро doqquz ինը",
            "ten десять on տասը",
            "eleven одиннадцать տասնմեկ",
            "twelve двенадцать տասներկու",
        ),
        start=1,
    )
    for word in words.split()
}
_AT_LEAST = r"at least|no (?:fewer|less) than|минимум|не менее|не меньше|ən azı|azı|առնվազն|>=|≥"
_MORE_THAN = r"more than|over|above|более|больше|свыше|ավելի քան|>"
_AT_MOST = r"at most|up to|no more than|maximum|max|не более|не больше|ən çoxu|առավելագույնը|<=|≤"
_UP_TO = r"до|մինչև"
_LESS_THAN = r"fewer than|less than|under|below|менее|меньше|<"
_ABOUT = (
    r"about|around|approximately|approx\.?|some|circa|ca\.?|c\.|около|примерно|порядка|təxminən"
)
_ABOUT += r"|մոտ|մոտավորապես|~|≈"
_NUMBER = r"\d{1,3}(?:[ ,.\u00a0\u202f']\d{3})+|\d+|[^\W\d_]+"
_RANGE = re.compile(
    rf"(?:between |from |от |с |между |)(?P<low>{_NUMBER})"
    rf"\s*(?:-|\b(?:to|and|or|до|и|или|və ya|կամ)\b)\s*(?P<high>{_NUMBER})"
)
_NUMBER_THAN = re.compile(rf"(?P<number>{_NUMBER}) ?-?(?:dən|dan|ից) (?:çox|ավելի)")
_OR_MORE = re.compile(rf"(?P<number>{_NUMBER}) ?(?:\+|or more|и более|və daha çox|և ավելի)")
_BOUNDED: Final = tuple(
    (kind, re.compile(rf"(?:{words})\s*(?P<number>{_NUMBER})"))
    for kind, words in (
        ("at_least", _AT_LEAST),
        ("at_most", rf"{_AT_MOST}|{_UP_TO}"),
        ("more", _MORE_THAN),
        ("less", _LESS_THAN),
        ("about", _ABOUT),
    )
)


def understand_count(text: str) -> Understood[CountValue]:
    """Return how many people a text says, in English, Russian, Azerbaijani or Armenian.

    "6" is all three bounds; "3-5" gives minimum and maximum; "at least 3" only the minimum, "up to
    5" only the maximum; "about 6" only the best number. Raises NotUnderstood for anything else.
    """
    read = _plain(text)
    if not read:
        raise NotUnderstood(
            _("Write how many: 3, 3-5, at least 3, none, or several."), code="empty"
        )
    if read in _NONE:
        return Understood(CountValue(Count.NONE, 0, 0, 0), _("none, as the statement says"))
    if read in _SOME:
        value = CountValue(Count.NOT_STATED, None, None, None)
        return Understood(value, _("some, without a number"))
    value = _bounds(read)
    return Understood(value, _said(value))


def _plain(text: str) -> str:
    """Lower case, plain spaces, digits of any script as 0-9, no stop at the end."""
    if len(text) > LONGEST:
        raise _not_understood(text)
    digits = (str(unicodedata.digit(char)) if char.isdigit() else char for char in plain(text))
    return "".join(digits).strip(" .;,")


def _bounds(read: str) -> CountValue:
    more = _OR_MORE.fullmatch(read)
    if more:
        return CountValue(Count.STATED, _number(more["number"], read), None, None)
    than = _NUMBER_THAN.fullmatch(read)
    if than:
        return _bounded("more", _number(than["number"], read))
    for kind, pattern in _BOUNDED:
        found = pattern.fullmatch(read)
        if found:
            return _bounded(kind, _number(found["number"], read))
    low_high = _RANGE.fullmatch(read)
    if low_high:
        low, high = _number(low_high["low"], read), _number(low_high["high"], read)
        return _in_order(low, high)
    number = _number(read, read)
    if number == 0:
        return CountValue(Count.NONE, 0, 0, 0)
    return CountValue(Count.STATED, number, number, number)


def _bounded(kind: str, number: int) -> CountValue:
    match kind:
        case "at_least":
            return CountValue(Count.STATED, number, None, None)
        case "more":
            return CountValue(Count.STATED, number + 1, None, None)
        case "at_most":
            return CountValue(Count.STATED, None, None, number)
        case "less":
            if number == 0:
                raise NotUnderstood(_("Fewer than none cannot be."), code="below_zero")
            return CountValue(Count.STATED, None, None, number - 1)
        case _:
            return CountValue(Count.STATED, None, number, None)


def _in_order(low: int, high: int) -> CountValue:
    if low > high:
        raise NotUnderstood(
            _("The minimum, %(low)d, is above the maximum, %(high)d.") % {"low": low, "high": high},
            code="minimum_above_maximum",
            offer=f"{high}-{low}",
        )
    best = low if low == high else None
    return CountValue(Count.STATED, low, best, high)


def _number(word: str, whole: str) -> int:
    """A number in figures, thousands set off or not, or a small one in words."""
    if word in _WORDS:
        return _WORDS[word]
    digits = re.sub(r"[ ,.'\u00a0\u202f]", "", word)
    if not re.fullmatch(r"[0-9]+", digits) or not re.fullmatch(_NUMBER, word):
        raise _not_understood(whole)
    if len(digits) > 12 or int(digits) > MOST:
        raise NotUnderstood(
            _("This can be %(most)s at most.") % {"most": f"{MOST:,}"}, code="too_large"
        )
    return int(digits)


def _not_understood(text: str) -> NotUnderstood:
    return NotUnderstood(
        _("“%(text)s” is no number of people. Write 3, 3-5, at least 3, none, or several.")
        % {"text": text[:40]},
        code="no_count",
    )


def _said(value: CountValue) -> str:
    """The bounds said back in words."""
    low, best, high = value.minimum, value.best, value.maximum
    if value.count == Count.NONE:
        return _("none, as the statement says")
    if low is not None and low == high:
        return _("exactly %(number)d") % {"number": low}
    if low is not None and high is not None:
        return _("from %(low)d to %(high)d") % {"low": low, "high": high}
    if low is not None:
        return _("at least %(number)d") % {"number": low}
    if high is not None:
        return _("at most %(number)d") % {"number": high}
    return _("about %(number)d") % {"number": best}
