"""What comparing gives back: a grid of questions (rows) by claims (columns), with verdicts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from incidents.comparison.inputs import ClaimView, FigureView, OutcomeView, SiteView
from incidents.enums import (
    CasualtyCategory,
    DatePrecision,
    EventType,
    Harm,
    Initiator,
    Side,
    Verdict,
)

if TYPE_CHECKING:
    from datetime import date


class Question(TextChoices):
    """What is asked of every claim of an incident."""

    INITIATOR = "initiator", _("Who started it")
    WHAT = "what", _("What happened")
    WHEN = "when", _("When")
    WHERE = "where", _("Where")
    OUTCOME = "outcome", _("Outcome")
    CASUALTIES = "casualties", _("Casualties")


class GapUnit(TextChoices):
    """In what a gap between answers is measured."""

    DAYS = "days", _("days")
    METRES = "metres", _("metres")
    PEOPLE = "people", _("people")


@dataclass(frozen=True, slots=True)
class Gap:
    """How far the two answers that lie farthest apart are from meeting.

    Days and people are whole numbers, metres are not.
    """

    amount: float
    unit: GapUnit

    @property
    def kilometres(self) -> float | None:
        """The amount in kilometres, None when it is not a distance."""
        return self.amount / 1000 if self.unit == GapUnit.METRES else None


@dataclass(frozen=True, slots=True)
class CasualtyCell:
    """One cell of casualties: whose people, who they were, what happened to them."""

    side: Side
    category: CasualtyCategory
    harm: Harm


@dataclass(frozen=True, slots=True)
class DateRange:
    """An interval of local days, both ends included."""

    starts_on: date
    ends_on: date
    precision: DatePrecision | None = None


@dataclass(frozen=True, slots=True)
class PeopleRange:
    """A number of people, both ends included; ``high`` None means no upper end was given."""

    low: int
    high: int | None


Value = Initiator | EventType | DateRange | SiteView | OutcomeView | FigureView
"""One thing a claim says in answer to a question."""

Common = Initiator | EventType | DateRange | PeopleRange
"""What all voices that agree have in common."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One cell of the grid: what one claim says on one question.

    ``is_repeat``: it belongs to a lineage another claim stands for, and so adds no voice.
    ``departs``: it repeats, yet says something the claim it repeats cannot be squared with.
    """

    claim_id: int
    values: tuple[Value, ...]
    is_repeat: bool
    departs: bool

    @property
    def is_silent(self) -> bool:
        """Whether the claim says nothing on the question."""
        return not self.values


@dataclass(frozen=True, slots=True)
class Row:
    """One question, every claim's answer to it, and how the answers compare.

    ``answers`` stand in the order of ``Comparison.claims``. ``sides`` are the sides that give a
    value or take part in a dispute, in alphabetical order; with ``voices``, the number of
    lineages that do, they tell an agreement across sides from one within a side. ``conflicts``
    are pairs of claim ids that cannot both be right. ``common`` is what the voices agree on
    where that is one value (not for places and outcomes). ``mentioned_without_number``: somebody
    speaks of such losses and gives no number. ``retold_only``: only retellings give a value.
    """

    question: Question
    cell: CasualtyCell | None
    verdict: Verdict
    gap: Gap | None
    common: Common | None
    sides: tuple[Side, ...]
    voices: int
    conflicts: tuple[tuple[int, int], ...]
    mentioned_without_number: bool
    retold_only: bool
    answers: tuple[Answer, ...]

    @property
    def is_across_sides(self) -> bool:
        """Whether more than one side gives a value."""
        return len(self.sides) > 1


@dataclass(frozen=True, slots=True)
class SideGroup:
    """The claims of one side, which stand beside each other as columns."""

    side: Side
    claims: tuple[ClaimView, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """The claims of one incident side by side.

    ``claims`` are the columns: by side in alphabetical order, then by day of issue. ``groups``
    are the same columns under their sides. ``questions`` are the five rows asked of every
    incident, ``casualties`` one row per casualty cell worth showing.
    """

    claims: tuple[ClaimView, ...]
    groups: tuple[SideGroup, ...]
    questions: tuple[Row, ...]
    casualties: tuple[Row, ...]

    @property
    def rows(self) -> tuple[Row, ...]:
        """All rows from top to bottom."""
        return self.questions + self.casualties

    def row(self, question: Question) -> Row:
        """The row of a question. KeyError for casualties, which have a row per cell."""
        for row in self.questions:
            if row.question == question:
                return row
        raise KeyError(question)

    def disputed_within(self, row: Row) -> tuple[Side, ...]:
        """The sides of which two claims conflict with each other in `row`, in their order."""
        side_of = {claim.id: claim.side for claim in self.claims}
        found = {side_of[one] for one, other in row.conflicts if side_of[one] == side_of[other]}
        return tuple(group.side for group in self.groups if group.side in found)

    def cell(self, side: Side, category: CasualtyCategory, harm: Harm) -> Row | None:
        """The row of a casualty cell, None when nobody speaks of it on either party's side."""
        wanted = CasualtyCell(side, category, harm)
        return next((row for row in self.casualties if row.cell == wanted), None)
