"""Casualty cells: numbers of people as ranges that overlap or do not.

"Unspecified" and "military" people are two cells: six wounded and six wounded soldiers may be
the same six, but saying so would be the tracker's word and not the claimants'.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from incidents.comparison.answers import CasualtyCell, Common, GapUnit, PeopleRange, Question
from incidents.comparison.inputs import ClaimView, FigureView
from incidents.comparison.lineages import adds_facts, alphabetical
from incidents.comparison.rules import Relation, Rule
from incidents.enums import PARTIES, CasualtyCategory, Count, Harm

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

STANDING_CELLS = ((CasualtyCategory.MILITARY, Harm.KILLED),)
"""Asked of both parties as soon as any claim speaks of casualties: "nobody says" is an answer."""


@dataclass(frozen=True, slots=True)
class Mention:
    """What a claim says of one cell: a range of people, or losses without a number (None)."""

    people: PeopleRange | None


def people_range(figure: FigureView) -> PeopleRange | None:
    """A figure as a range of people; None when it gives no number.

    "None" is 0 to 0. A best number alone is exact. With a minimum or a maximum the end that is
    missing stays open: "at least 4" is 4 and up, "at most 4" is 0 to 4.
    """
    if figure.count == Count.NONE:
        return PeopleRange(0, 0)
    if figure.count == Count.NOT_STATED:
        return None
    if figure.minimum is None and figure.maximum is None:
        return None if figure.best is None else PeopleRange(figure.best, figure.best)
    return PeopleRange(figure.minimum or 0, figure.maximum)


def cell_of(figure: FigureView) -> CasualtyCell:
    """The cell a figure stands in."""
    return CasualtyCell(figure.side, figure.category, figure.harm)


def figures_in(claim: ClaimView, cell: CasualtyCell) -> tuple[FigureView, ...]:
    """The figures of one claim for one cell."""
    return tuple(figure for figure in claim.figures if cell_of(figure) == cell)


def people_gap(one: PeopleRange, other: PeopleRange) -> int:
    """How many people lie between two ranges, 0 when they overlap."""
    above = other.low - one.high if one.high is not None else 0
    below = one.low - other.high if other.high is not None else 0
    return max(0, above, below)


def hull(ranges: Iterable[PeopleRange]) -> PeopleRange:
    """The smallest range that holds all of the given, at least one: never a sum."""
    given = tuple(ranges)
    highs = [one.high for one in given if one.high is not None]
    return PeopleRange(
        min(one.low for one in given),
        max(highs) if len(highs) == len(given) else None,
    )


def cells_to_show(claims: Iterable[ClaimView]) -> tuple[CasualtyCell, ...]:
    """The cells worth a row, by side, category and harm; none when nobody speaks of casualties.

    A cell somebody fills for one party is shown for the other party too, so that what nobody
    says of one side is as visible as what is said of the other.
    """
    said = {cell_of(figure) for claim in claims if adds_facts(claim) for figure in claim.figures}
    if not said:
        return ()
    asked = {(cell.category, cell.harm) for cell in said if cell.side in PARTIES}
    cells = said | {
        CasualtyCell(party, category, harm)
        for party in PARTIES
        for category, harm in asked | set(STANDING_CELLS)
    }
    return tuple(
        CasualtyCell(side, category, harm)
        for side in alphabetical(cell.side for cell in cells)
        for category in CasualtyCategory
        for harm in Harm
        if CasualtyCell(side, category, harm) in cells
    )


def casualty_rule(cell: CasualtyCell) -> Rule[Mention]:
    """The question of one cell: ranges of people overlap, or dispute, with the gap in people.

    "Losses, number not stated" is not silence, but gives no number: it contradicts "none", and
    otherwise neither supports nor contradicts. Where nobody gives a number the verdict is
    "nobody says" with ``mentioned_without_number``.
    """

    def values(claim: ClaimView) -> tuple[FigureView, ...]:
        return figures_in(claim, cell)

    def measure(claim: ClaimView) -> Mention | None:
        figures = figures_in(claim, cell)
        if not figures:
            return None
        ranges = [people for people in map(people_range, figures) if people is not None]
        return Mention(hull(ranges) if ranges else None)

    return Rule(
        Question.CASUALTIES,
        values,
        measure,
        _relate_mentions,
        gives=_gives_number,
        common=_common_people,
        unit=GapUnit.PEOPLE,
        cell=cell,
    )


def _gives_number(mention: Mention) -> bool:
    return mention.people is not None


def _relate_mentions(one: Mention, other: Mention) -> Relation:
    if one.people is None or other.people is None:
        known = one.people or other.people
        is_none = known is not None and known.high == 0
        return Relation(compatible=False if is_none else None)
    gap = people_gap(one.people, other.people)
    return Relation(compatible=True) if gap == 0 else Relation(compatible=False, gap=gap)


def _common_people(mentions: Sequence[Mention]) -> Common | None:
    """The numbers all ranges share: pairwise overlapping ranges always share some."""
    ranges = [mention.people for mention in mentions if mention.people is not None]
    highs = [one.high for one in ranges if one.high is not None]
    return PeopleRange(max(one.low for one in ranges), min(highs, default=None))
