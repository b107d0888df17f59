"""What was typed of a bulletin's count, understood: its days, its numbers, in words. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from incidents.enums import Bound, Count
from incidents.models.bulletin import LONGEST_DAYS
from incidents.understanding.answers import NotUnderstood
from incidents.understanding.counts import understand_count
from incidents.understanding.days import understand_when
from incidents.understanding.wording import bounded_words

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from incidents.models import Bulletin
    from incidents.understanding.counts import CountValue

LONGEST_LINE: Final = 300
"""How many characters weapons and the stretch of the line hold each."""

_TYPED: Final = {Bound.EXACT: "", Bound.AT_LEAST: "at least ", Bound.AT_MOST: "up to "}


class CountProblem(NamedTuple):
    """What is wrong with one field, in a sentence; one that `is_odd` can be kept all the same."""

    field: str
    message: str
    is_odd: bool = False


class Number(NamedTuple):
    """A number and which of its ends is open."""

    number: int
    bound: Bound


@dataclass(frozen=True, slots=True)
class ReadCount:
    """A count as it was understood; `words` says it back. Days are local, both included."""

    first: dt.date
    last: dt.date
    violations: Number
    shots: Number | None
    weapons: str
    stretch: str
    words: str


def read_count(
    typed: Mapping[str, str], *, today: dt.date, said_on: dt.date
) -> tuple[ReadCount | None, list[CountProblem]]:
    """Return the count that `typed` means, None where a field is wrong, and what is to be said.

    Fields: when, violations, shots, weapons, stretch. `said_on` is the day of the statement: a
    year that is missing follows from it, and no day after it is counted.
    """
    problems: list[CountProblem] = []
    days = _days(typed.get("when", ""), today, said_on, problems)
    violations = _number("violations", typed.get("violations", ""), problems)
    shots = _number("shots", typed.get("shots", ""), problems)
    if violations is None and not any(one.field == "violations" for one in problems):
        problems.append(CountProblem("violations", _("Say how many violations are counted.")))
    weapons, stretch = (_line(name, typed.get(name, ""), problems) for name in _LINES)
    if days is None or violations is None or any(not one.is_odd for one in problems):
        return None, problems
    words = "; ".join([days[2], violation_words(violations), *shot_words(shots)])
    return ReadCount(days[0], days[1], violations, shots, weapons, stretch, words), problems


_LINES: Final = ("weapons", "stretch")


def violation_words(count: Number) -> str:
    """Return a number of violations in words: "at least 61 violations"."""
    words = ngettext("%(number)s violation", "%(number)s violations", count.number)
    return words % {"number": bounded_words(*count)}


def shot_words(count: Number | None) -> list[str]:
    """Return a number of shots in words, nothing where none is given."""
    if count is None:
        return []
    words = ngettext("%(number)s shot", "%(number)s shots", count.number)
    return [words % {"number": bounded_words(*count)}]


def typed_of(bulletin: Bulletin) -> dict[str, str]:
    """Return a bulletin as texts that read_count understands as the same, by field."""
    first, last = bulletin.starts_on, bulletin.ends_on
    when = f"{first:%d.%m.%Y}"
    return {
        "when": when if first == last else f"{when} - {last:%d.%m.%Y}",
        "violations": _typed_number(bulletin.violations, bulletin.violations_bound),
        "shots": _typed_number(bulletin.shots, bulletin.shots_bound),
        "weapons": bulletin.weapons,
        "stretch": bulletin.stretch,
    }


def _typed_number(number: int | None, bound: str) -> str:
    return "" if number is None else f"{_TYPED.get(Bound(bound), 'about ')}{number}"


def _days(
    text: str, today: dt.date, said_on: dt.date, problems: list[CountProblem]
) -> tuple[dt.date, dt.date, str] | None:
    if not text.strip():
        problems.append(CountProblem("when", _("Say which day or week is counted.")))
        return None
    try:
        read = understand_when(text, today=today, near=said_on)
    except NotUnderstood as refusal:
        problems.append(CountProblem("when", str(refusal)))
        return None
    if read.warning:
        problems.append(CountProblem("when", read.warning, is_odd=True))
    first, last = read.value.starts_on, read.value.ends_on
    if (last - first).days >= LONGEST_DAYS:
        message = _("A bulletin counts a month at most: this is %(days)s.")
        problems.append(CountProblem("when", message % {"days": read.words}))
    elif last > said_on:
        message = _("These days reach beyond the day the statement was issued: %(days)s.")
        problems.append(CountProblem("when", message % {"days": read.words}))
    return first, last, read.words


def _number(name: str, text: str, problems: list[CountProblem]) -> Number | None:
    """The number a text gives; None with a problem where it is no single number, or nothing."""
    if not text.strip():
        return None
    try:
        value = understand_count(text).value
    except NotUnderstood as refusal:
        is_large = refusal.code == "too_many"
        message = _("A million at most is counted here.") if is_large else _not_a_number()
        problems.append(CountProblem(name, message))
        return None
    number = _bounded(value)
    if number is None:
        problems.append(CountProblem(name, _not_a_number()))
    return number


def _bounded(value: CountValue) -> Number | None:
    if value.count == Count.NONE:
        return Number(0, Bound.EXACT)
    ends = (value.minimum, value.best, value.maximum)
    match ends:
        case (int(low), int(), int()):
            return Number(low, Bound.EXACT)
        case (int(low), None, None):
            return Number(low, Bound.AT_LEAST)
        case (None, None, int(high)):
            return Number(high, Bound.AT_MOST)
        case (None, int(best), None):
            return Number(best, Bound.ABOUT)
        case _:
            return None


def _not_a_number() -> str:
    return _("This is no single number. Write 12, at least 12, up to 12, about 12 or none.")


def _line(name: str, text: str, problems: list[CountProblem]) -> str:
    line = " ".join(text.split())
    if len(line) > LONGEST_LINE:
        message = _("This holds %(limit)s characters at most; it has %(length)s.")
        problems.append(
            CountProblem(name, message % {"limit": LONGEST_LINE, "length": f"{len(line):,}"})
        )
    return line
