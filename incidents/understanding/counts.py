"""How many people a statement says: a number, a range, none, or some without a number."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _

from incidents.enums import Count
from incidents.understanding.answers import NotUnderstood, Understood
from incidents.understanding.count_words import NONE, NUMBERS, ONE, RANGE, SOME
from incidents.understanding.plain import plain

LONGEST: Final = 100
MOST: Final = 1_000_000
"""Numbers above are taken for slips of the pen."""


@dataclass(frozen=True, slots=True)
class CountValue:
    """A count of people as CasualtyFigure keeps it: an open end is None."""

    count: Count
    minimum: int | None = None
    best: int | None = None
    maximum: int | None = None


def understand_count(text: str) -> Understood[CountValue]:
    """Read a count of people. "About 6" keeps 6 as the best number and leaves both ends open.

    Raises NotUnderstood for what is no count, a range the wrong way round, and numbers above MOST.
    """
    phrase = plain(text[: LONGEST + 1])
    if not phrase or len(text) > LONGEST:
        raise _no_count()
    if phrase in NONE:
        return Understood(CountValue(Count.NONE, 0, 0, 0), _("none"))
    if phrase in SOME:
        return Understood(CountValue(Count.NOT_STATED), _("some, number not stated"))
    spread = RANGE.fullmatch(phrase)
    if spread and (numbers := _numbers(spread[1], spread[2])):
        return _range(*numbers)
    one = ONE.fullmatch(phrase)
    if one and (single := _numbers(one["n"])):
        return _single(one, single[0])
    raise _no_count()


def _range(low: int, high: int) -> Understood[CountValue]:
    if low > high:
        raise NotUnderstood(
            _("The smaller number comes first: %(low)d–%(high)d.") % {"low": high, "high": low},
            code="range_order",
            offer=f"{high}-{low}",
        )
    if low == high:
        return _exactly(low)
    value = CountValue(Count.STATED, low, None, high)
    return Understood(value, _("%(low)d to %(high)d") % {"low": low, "high": high})


def _exactly(number: int) -> Understood[CountValue]:
    if number == 0:
        return Understood(CountValue(Count.NONE, 0, 0, 0), _("none"))
    return Understood(CountValue(Count.STATED, number, number, number), str(number))


def _single(match: re.Match[str], number: int) -> Understood[CountValue]:
    """A number with the word that opens one of its ends, or none."""
    if match["least"] or match["plus"]:
        return _at_least(number)
    if match["more"]:
        return _at_least(number + 1)
    if match["most"]:
        return _at_most(number)
    if match["fewer"]:
        if number == 0:
            raise _no_count()
        return _at_most(number - 1)
    if match["about"] and number:
        value = CountValue(Count.STATED, None, number, None)
        return Understood(value, _("about %(number)d") % {"number": number})
    return _exactly(number)


def _at_least(number: int) -> Understood[CountValue]:
    value = CountValue(Count.STATED, number, None, None)
    return Understood(value, _("at least %(number)d") % {"number": number})


def _at_most(number: int) -> Understood[CountValue]:
    if number == 0:
        return _exactly(0)
    value = CountValue(Count.STATED, None, None, number)
    return Understood(value, _("at most %(number)d") % {"number": number})


def _numbers(*words: str) -> tuple[int, ...] | None:
    """The numbers of digits or number words; None where one is neither."""
    found = []
    for word in words:
        number = int(word) if word.isdecimal() else NUMBERS.get(word)
        if number is None:
            return None
        if number > MOST:
            raise NotUnderstood(_("This number is too large to be people."), code="too_many")
        found.append(number)
    return tuple(found)


def _no_count() -> NotUnderstood:
    return NotUnderstood(
        _("This is no count. Write 3, 3-5, at least 3, up to 5, about 6, none or several."),
        code="not_a_count",
    )
