"""Which public statement stands at the root of each claim's lineage.

A statement may repeat one that is not public (it made no accepted claim about a published
incident). That one is never named; claims that go back to it are still shown as one voice.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from incidents.exchange.comparable import MAX_LINEAGE_STEPS, lineage_root
from incidents.models import Bulletin, Claim, Statement


@dataclass(frozen=True, slots=True)
class Lineage:
    """The public identifiers of the statement repeated, if any, and of the root."""

    derived_from: str | None
    root: str


def load_lineages(claims: Iterable[Claim] | Iterable[Bulletin]) -> None:
    """Load what statements repeat up to the roots, one query for each step.

    ClaimQuerySet.for_comparison already brings the first step, so a second query is only
    needed where a retelling is retold. Afterwards comparable.lineage_root asks nothing more.
    """
    ends = [claim.statement for claim in claims]
    for _step in range(MAX_LINEAGE_STEPS):
        ends = [_last_loaded(statement) for statement in ends]
        ends = [statement for statement in ends if statement.derived_from_id is not None]
        if not ends:
            return
        found = Statement.objects.select_related("actor").in_bulk(
            {statement.derived_from_id for statement in ends}
        )
        for statement in ends:
            assert statement.derived_from_id is not None  # filtered above
            statement.derived_from = found[statement.derived_from_id]


def public_lineages(claims: Sequence[Claim], known_on: dt.date | None) -> dict[int, Lineage]:
    """Return the lineage of each claim's statement by the statement's primary key.

    `claims` are those shown: their statements are public, whatever the state of the incident.
    """
    load_lineages(claims)
    shown = {claim.statement_id: claim.statement for claim in claims}
    roots = {pk: lineage_root(statement) for pk, statement in shown.items()}
    repeated = {s.derived_from_id for s in shown.values() if s.derived_from_id is not None}
    wanted = {*roots.values(), *repeated} - shown.keys()
    known = {pk: statement.public_id for pk, statement in shown.items()}
    if wanted:
        others = Statement.objects.public().filter(pk__in=wanted)
        if known_on is not None:
            others = others.known_on(known_on)
        known.update(others.values_list("pk", "public_id"))
    earliest: dict[int, str] = {}
    for statement in sorted(shown.values(), key=lambda s: (s.issued_on, s.pk)):
        earliest.setdefault(roots[statement.pk], statement.public_id)
    return {
        pk: Lineage(
            derived_from=known.get(statement.derived_from_id or 0),
            root=known.get(roots[pk], earliest[roots[pk]]),
        )
        for pk, statement in shown.items()
    }


def _last_loaded(statement: Statement) -> Statement:
    """The farthest statement toward the root that is reached without a query."""
    end = statement
    while end.derived_from_id is not None and Statement.derived_from.is_cached(end):
        assert end.derived_from is not None  # it has an id
        end = end.derived_from
    return end
