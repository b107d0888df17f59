"""Casualties beside each other: the table, the losses of both parties, the most one claim says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from incidents.comparison import (
    CasualtyCell,
    ClaimView,
    FigureView,
    PeopleRange,
    Row,
    SideGroup,
    adds_facts,
    alphabetical,
    cell_of,
    compare,
    figures_in,
    hull,
    in_order,
    people_gap,
    people_range,
    standing_claims,
)
from incidents.enums import PARTIES, CasualtyCategory, Count, Harm, Side

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


@dataclass(frozen=True, slots=True)
class HarmedSide:
    """The casualty rows about one side's people, by category and harm."""

    side: Side
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class CasualtyTable:
    """Casualties as a table: columns are claims under their sides, rows are cells by harmed side.

    ``Row.answers`` stand in the order of ``claims``. There is no total, across columns least.
    """

    claims: tuple[ClaimView, ...]
    groups: tuple[SideGroup, ...]
    harmed: tuple[HarmedSide, ...]


@dataclass(frozen=True, slots=True)
class SourcedFigure:
    """A casualty figure with the claim it hangs on."""

    claim_id: int
    figure: FigureView


@dataclass(frozen=True, slots=True)
class FacingRow:
    """One category and harm of a party's people: what it admits, what the other party claims.

    ``gap`` is the number of people between all that is admitted and all that is claimed, 0 when
    the two overlap, None when either gives no number.
    """

    category: CasualtyCategory
    harm: Harm
    admitted: tuple[SourcedFigure, ...]
    claimed: tuple[SourcedFigure, ...]
    gap: int | None


@dataclass(frozen=True, slots=True)
class FacingLosses:
    """A party's admission of its own losses beside the other party's claim of them."""

    party: Side
    other: Side
    rows: tuple[FacingRow, ...]


def casualty_table(claims: Iterable[ClaimView]) -> CasualtyTable:
    """Every casualty figure under the claim that gives it; never a sum across claimants."""
    comparison = compare(claims)
    harmed = alphabetical(row.cell.side for row in comparison.casualties if row.cell)
    return CasualtyTable(
        claims=comparison.claims,
        groups=comparison.groups,
        harmed=tuple(
            HarmedSide(
                side,
                tuple(row for row in comparison.casualties if row.cell and row.cell.side == side),
            )
            for side in harmed
        ),
    )


def losses_facing(claims: Iterable[ClaimView]) -> tuple[FacingLosses, ...]:
    """For each of the two parties, its own losses as it admits them and as the other claims them.

    Retellings are left out: they are the same words again. So are claims of sides that are no
    party. Rows are the categories and harms either of the two speaks of, in the order of the
    code lists; a party nobody speaks of has none.
    """
    voices = in_order(standing_claims(claims).values())
    first, second = alphabetical(PARTIES)
    return (_facing(first, second, voices), _facing(second, first, voices))


def _facing(party: Side, other: Side, voices: Sequence[ClaimView]) -> FacingLosses:
    """The losses of one party as both parties give them."""
    own = [claim for claim in voices if claim.side == party]
    enemy = [claim for claim in voices if claim.side == other]
    spoken = {cell_of(figure) for claim in own + enemy for figure in claim.figures}
    rows = []
    for category in CasualtyCategory:
        for harm in Harm:
            cell = CasualtyCell(party, category, harm)
            if cell in spoken:
                admitted, claimed = _sourced(own, cell), _sourced(enemy, cell)
                gap = _gap_between(admitted, claimed)
                rows.append(FacingRow(category, harm, admitted, claimed, gap))
    return FacingLosses(party, other, tuple(rows))


def _sourced(claims: Iterable[ClaimView], cell: CasualtyCell) -> tuple[SourcedFigure, ...]:
    return tuple(SourcedFigure(c.id, figure) for c in claims for figure in figures_in(c, cell))


def _gap_between(
    admitted: Iterable[SourcedFigure],
    claimed: Iterable[SourcedFigure],
) -> int | None:
    one, other = _numbers(admitted), _numbers(claimed)
    return people_gap(hull(one), hull(other)) if one and other else None


def _numbers(figures: Iterable[SourcedFigure]) -> list[PeopleRange]:
    ranges = (people_range(sourced.figure) for sourced in figures)
    return [people for people in ranges if people is not None]


def sides_speaking(claims: Iterable[ClaimView]) -> tuple[Side, ...]:
    """The sides that report or deny something first-hand, in alphabetical order.

    Comments add no fact, and a retelling speaks with the voice of what it repeats.
    """
    return alphabetical(claim.side for claim in standing_claims(claims).values())


def casualties_total(claim: ClaimView) -> int:
    """How many people one claim says were killed or wounded, of all sides together.

    Per figure the best number, else the minimum, else the maximum; "none" and "not stated" add
    nothing, nor does a claim that only comments. A sum within one claim only.
    """
    if not adds_facts(claim):
        return 0
    return sum(
        _number(figure) for figure in claim.figures if figure.harm in (Harm.KILLED, Harm.WOUNDED)
    )


def _number(figure: FigureView) -> int:
    if figure.count != Count.STATED:
        return 0
    numbers = (figure.best, figure.minimum, figure.maximum)
    return next((number for number in numbers if number is not None), 0)


def max_casualties(claims: Iterable[ClaimView]) -> int:
    """The most people any single claim says were killed or wounded; 0 when no claim does.

    What the filter parameter ``casualties_min`` is held against.
    """
    return max(map(casualties_total, claims), default=0)
