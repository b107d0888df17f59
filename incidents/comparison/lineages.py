"""Who counts as a voice, and in which order claims and sides are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from incidents.comparison.inputs import ClaimView
from incidents.enums import Side, Stance

if TYPE_CHECKING:
    from collections.abc import Iterable


def alphabetical(sides: Iterable[Side]) -> tuple[Side, ...]:
    """Each side once, in alphabetical order of its label in the reader's language."""
    return tuple(sorted(set(sides), key=lambda side: (str(side.label), side.value)))


def in_order(claims: Iterable[ClaimView]) -> tuple[ClaimView, ...]:
    """Claims as columns: sides in alphabetical order, within a side by day of issue."""
    given = tuple(claims)
    rank = {side: place for place, side in enumerate(alphabetical(c.side for c in given))}
    return tuple(
        sorted(given, key=lambda c: (rank[c.side], c.issued_on, c.statement_id, c.id)),
    )


def adds_facts(claim: ClaimView) -> bool:
    """Whether a claim can answer anything: one that only comments never does."""
    return claim.stance != Stance.COMMENTS


def standing_claims(claims: Iterable[ClaimView]) -> dict[int, ClaimView]:
    """By lineage, the one claim that stands for it: the claim nearest the root.

    That is the claim of the root statement itself, or the earliest issued when the root made no
    claim here. Everything else of the lineage is a retelling. Comments stand for nothing.
    """
    standing: dict[int, ClaimView] = {}
    for claim in claims:
        if not adds_facts(claim):
            continue
        other = standing.get(claim.lineage)
        if other is None or _nearness(claim) < _nearness(other):
            standing[claim.lineage] = claim
    return standing


def _nearness(claim: ClaimView) -> tuple[bool, int, int, int]:
    """Sorts the claims of one lineage from the root outward."""
    return (
        claim.statement_id != claim.lineage,
        claim.issued_on.toordinal(),
        claim.statement_id,
        claim.id,
    )
