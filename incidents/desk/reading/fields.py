"""Reading single fields: a word of a list, a whole number, a text of some length, a day."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final, TypeVar

from django.db.models import Choices
from django.utils.translation import gettext as _

from incidents.desk.problems import Offer
from incidents.understanding.answers import NotUnderstood, Understood
from incidents.understanding.days import Day, When, understand_day, understand_when

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from incidents.desk.content import Part
    from incidents.desk.problems import Found

LARGEST: Final = 1_000_000
"""Above this a number of people or metres is a slip of the hand."""

C = TypeVar("C", bound=Choices)
V = TypeVar("V")

# A draft is read at every save and check, and most of its days stay as they are.
_when = lru_cache(maxsize=2048)(understand_when)
_day = lru_cache(maxsize=2048)(understand_day)


def choice(part: Part, name: str, choices: type[C], found: Found) -> C | None:
    """Return the value of a closed list; its word in any case is as good."""
    text = part[name]
    if not text:
        return None
    for member in choices:
        if text.casefold() in {str(member.value).casefold(), str(member.label).casefold()}:
            return member
    found.error(
        part.path(name),
        "unknown_choice",
        _("“%(text)s” is none of the answers there are: choose one.") % {"text": text[:60]},
    )
    return None


def whole_number(part: Part, name: str, found: Found, most: int = LARGEST) -> int | None:
    """Return a whole number from 0 to `most`; thousands may be set off by a space."""
    text = part[name]
    digits = text.replace(" ", "").replace("\u00a0", "").replace("\u202f", "")
    if not text:
        return None
    if not (digits.isascii() and digits.isdigit()):
        found.error(
            part.path(name),
            "not_a_number",
            _("“%(text)s” is no whole number.") % {"text": text[:60]},
        )
        return None
    if len(digits) > 12 or int(digits) > most:
        found.error(
            part.path(name),
            "too_large",
            _("This can be %(most)s at most.") % {"most": f"{most:,}"},
        )
        return None
    return int(digits)


def line(part: Part, name: str, found: Found, most: int) -> str:
    """Return a text in one line of at most `most` characters."""
    text = " ".join(part[name].split())
    if len(text) > most:
        found.error(
            part.path(name),
            "too_long",
            _("This holds %(limit)s characters at most; it has %(length)s.")
            % {"limit": f"{most:,}", "length": f"{len(text):,}"},
        )
    return text


def read_when(part: Part, today: dt.date, near: dt.date | None, found: Found) -> When | None:
    """Return the interval a claim gives; what is odd about it is a warning."""
    return _understood(part, "when", found, lambda text: _when(text, today=today, near=near))


def read_day(
    part: Part, name: str, today: dt.date, near: dt.date | None, found: Found
) -> Day | None:
    """Return the day something was said or published."""
    return _understood(part, name, found, lambda text: _day(text, today=today, near=near))


def _understood(
    part: Part, name: str, found: Found, understand: Callable[[str], Understood[V]]
) -> V | None:
    text = part[name]
    if not text:
        return None
    try:
        answer = understand(text)
    except NotUnderstood as refusal:
        found.error(part.path(name), refusal.code, str(refusal), offers_of(refusal.offer))
        return None
    accept(part, name, answer, found)
    return answer.value


def accept(part: Part, name: str, answer: Understood[V], found: Found) -> None:
    """Note what was understood, and what is odd about it; the reason is given on the same card."""
    found.words[part.path(name)] = answer.words
    if not answer.warning:
        return
    code = answer.code or "odd_value"
    at = answer_path(part.path(name), code)
    found.warn(
        part.path(name),
        code,
        answer.warning,
        answer_path=at,
        answered=part.content.get(at, "").strip(),
        offers=offers_of(answer.offer),
    )


def answer_path(path: str, code: str) -> str:
    """Return the field that takes the reason for going on in spite of a warning at `path`."""
    parts = path.split(".")
    if parts[0] == "claims" and len(parts) > 1:
        return f"claims.{parts[1]}.answers.{code}"
    return f"answers.{code}"


def offers_of(text: str) -> tuple[Offer, ...]:
    """Return what can be put in place of a text, as it is typed."""
    return (Offer(text, text),) if text else ()
