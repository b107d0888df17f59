"""What accepting a claim would change in the comparison of its incident, before anybody decides."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from incidents.comparison import compare
from incidents.exchange.comparable import ClaimRows, comparable, comparables
from incidents.exchange.lineages import load_lineages
from incidents.models import Claim
from incidents.tally import propose_assessment

if TYPE_CHECKING:
    from incidents.comparison import Comparison, Row
    from incidents.enums import Side
    from incidents.exchange.comparable import Labeller
    from incidents.tally import Proposal


@dataclass(frozen=True, slots=True)
class ChangedRow:
    """A question whose answer would be another: how it stands, and how it would stand."""

    before: Row | None
    after: Row


@dataclass(frozen=True, slots=True)
class Effect:
    """The comparison with a claim and without it, and the assessment each suggests.

    `others` are the accepted claims; `claims` those and the claim itself, in the columns' order.
    """

    others: tuple[Claim, ...]
    claims: tuple[Claim, ...]
    after: Comparison
    changed: tuple[ChangedRow, ...]
    proposed_before: Proposal | None
    proposed_after: Proposal

    @property
    def groups(self) -> list[tuple[Side, list[Claim]]]:
        """The claims by side, as the grid heads its columns."""
        by_id = {claim.pk: claim for claim in self.claims}
        return [(one.side, [by_id[view.id] for view in one.claims]) for one in self.after.groups]


def effect_of(claim: Claim, label: Labeller) -> Effect:
    """Return what would change if `claim` were accepted. Fetch it with for_comparison."""
    others = list(
        Claim.objects.accepted()
        .filter(incident=claim.incident_id)
        .exclude(pk=claim.pk)
        .for_comparison()
    )
    load_lineages([*others, claim])
    views = comparables(others, label=label, rows=ClaimRows.now)
    with_it = (*views, comparable(claim, label=label, rows=ClaimRows.now))
    before, after = compare(views), compare(with_it)
    by_id = {one.pk: one for one in [*others, claim]}
    return Effect(
        others=tuple(others),
        claims=tuple(by_id[view.id] for view in after.claims),
        after=after,
        changed=tuple(_changed(before, after)),
        proposed_before=propose_assessment(views) if views else None,
        proposed_after=propose_assessment(with_it),
    )


def _changed(before: Comparison, after: Comparison) -> list[ChangedRow]:
    stood = {(row.question, row.cell): row for row in (*before.questions, *before.casualties)}
    pairs = (
        (stood.get((row.question, row.cell)), row) for row in (*after.questions, *after.casualties)
    )
    return [
        ChangedRow(old, new)
        for old, new in pairs
        if old is None or (old.verdict, old.gap, old.common) != (new.verdict, new.gap, new.common)
    ]
