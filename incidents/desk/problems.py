"""What is to be said about a draft before it can be submitted, each at its field. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from .paths import scope_of


class Kind(StrEnum):
    """How much a problem stands in the way."""

    ERROR = "error"  # what is typed is wrong; no reason helps
    MISSING = "missing"  # something is not there yet
    WARNING = "warning"  # odd, but it may be so: goes in with a reason
    NOTE = "note"  # good to know; never in the way


class Offer(NamedTuple):
    """A text to put into a field in place of what stands there, and what to call it.

    With `field` the text belongs to the field of this name beside it, and `words` into the field
    itself: the slug of a place stands beside its name.
    """

    text: str
    label: str
    field: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to be said at one field.

    `message` is a whole sentence. `answer_path` is the field that takes the reason for going on all
    the same, "" where none is taken; `answered` is the reason given there, or what else was chosen.
    """

    path: str
    code: str
    message: str
    kind: Kind = Kind.ERROR
    answered: str = ""
    offers: tuple[Offer, ...] = ()
    answer_path: str = ""

    @property
    def blocks(self) -> bool:
        """Whether the draft cannot be submitted with it."""
        return self.kind != Kind.NOTE and (self.kind == Kind.ERROR or not self.answered)

    @property
    def card(self) -> str:
        """The card it belongs to: "statement", "publications.p1" or "claims.k1"."""
        path = self.path
        if path.startswith("answers.") or path in {"publications", "claims"}:
            return "statement"
        return scope_of(path)


@dataclass(slots=True)
class Found:
    """Collects problems while a draft is read or checked; `words` says what was understood."""

    problems: list[Problem] = field(default_factory=list)
    words: dict[str, str] = field(default_factory=dict)

    def error(self, path: str, code: str, message: str, offers: tuple[Offer, ...] = ()) -> None:
        """Note that a value is wrong."""
        self.problems.append(Problem(path, code, message, offers=offers))

    def missing(self, path: str, code: str, message: str) -> None:
        """Note that something has to be there that is not."""
        self.problems.append(Problem(path, code, message, Kind.MISSING))

    def warn(
        self,
        path: str,
        code: str,
        message: str,
        *,
        answer_path: str,
        answered: str,
        offers: tuple[Offer, ...] = (),
    ) -> None:
        """Note that a value is odd, and the reason given for it, if any."""
        self.problems.append(
            Problem(path, code, message, Kind.WARNING, answered, offers, answer_path)
        )

    def note(self, path: str, code: str, message: str) -> None:
        """Note something good to know."""
        self.problems.append(Problem(path, code, message, Kind.NOTE))

    def at(self, path: str) -> bool:
        """Return whether something is wrong at a field already."""
        return any(one.path == path and one.kind == Kind.ERROR for one in self.problems)
