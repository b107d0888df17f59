"""The casualty table as the incident page shows it: only the columns that give a figure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from incidents.comparison import Answer, Row
from incidents.enums import Side
from incidents.models import Claim
from incidents.tally import CasualtyTable


@dataclass(frozen=True, slots=True)
class FiguresRow:
    """One category and harm of one side's people, with the answers of the columns shown."""

    row: Row
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class FiguresTable:
    """Columns under their sides, rows by harmed side; `silent` counts the claims left out."""

    groups: tuple[tuple[Side, tuple[Claim, ...]], ...]
    harmed: tuple[tuple[Side, tuple[FiguresRow, ...]], ...]
    silent: int

    @property
    def width(self) -> int:
        """The number of columns, that of the questions included."""
        return 1 + sum(len(claims) for _side, claims in self.groups)


def figures_table(table: CasualtyTable, claims: Mapping[int, Claim]) -> FiguresTable | None:
    """Return the table without the claims that give no figure at all; None when none does."""
    speaking = {
        answer.claim_id
        for _side in table.harmed
        for row in _side.rows
        for answer in row.answers
        if not answer.is_silent
    }
    if not speaking:
        return None
    return FiguresTable(
        groups=tuple(
            (group.side, shown)
            for group in table.groups
            if (shown := tuple(claims[view.id] for view in group.claims if view.id in speaking))
        ),
        harmed=tuple(
            (
                harmed.side,
                tuple(
                    FiguresRow(row, tuple(a for a in row.answers if a.claim_id in speaking))
                    for row in harmed.rows
                ),
            )
            for harmed in table.harmed
        ),
        silent=len(table.claims) - len(speaking),
    )
