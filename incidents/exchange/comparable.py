"""Claims from the database as the plain values that comparison and tally work on."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeAlias

from incidents.comparison import ClaimView, FigureView, OutcomeView, SiteView
from incidents.enums import (
    CasualtyCategory,
    Count,
    DatePrecision,
    EventType,
    Harm,
    Initiator,
    Outcome,
    Side,
    SiteRole,
    Stance,
    WherePrecision,
)
from incidents.models import (
    CasualtyFigure,
    Claim,
    ClaimOutcome,
    Place,
    ShownClaimOutcome,
    Statement,
)
from incidents.models.shown import ShownSite
from incidents.models.site import SiteFields

Labeller: TypeAlias = "Callable[[Place], str]"
"""What a place is called: the neutral label, or the name a reader chose."""

MAX_LINEAGE_STEPS = 20
"""The database refuses circles; this bounds the walk all the same."""


def lineage_root(statement: Statement) -> int:
    """Return the id of the statement at the root of the lineage of `statement`.

    One query a step unless `derived_from` was selected.
    """
    root = statement
    for _step in range(MAX_LINEAGE_STEPS):
        if root.derived_from is None:
            break
        root = root.derived_from
    return root.pk


def neutral(place: Place) -> str:
    """Return the label that names both sides' names where they differ."""
    return place.label


@dataclass(frozen=True, slots=True)
class ClaimRows:
    """A claim and the rows that hang off it: on record, as the public sees them, or of old."""

    claim: Claim
    sites: Iterable[SiteFields]
    outcomes: Iterable[ClaimOutcome | ShownClaimOutcome]
    figures: Iterable[CasualtyFigure]

    @classmethod
    def now(cls, claim: Claim) -> ClaimRows:
        """Return the rows on record, for editors. Fetch with ClaimQuerySet.for_comparison."""
        return cls(claim, claim.sites.all(), claim.outcomes.all(), claim.figures.all())

    @classmethod
    def shown(cls, claim: Claim) -> ClaimRows:
        """Return the rows as the public sees them. Fetch with ClaimQuerySet.for_readers."""
        sites, outcomes = claim.shown_sites.all(), claim.shown_outcomes.all()
        return cls(claim, sites, outcomes, claim.figures.all())


RowsOf: TypeAlias = "Callable[[Claim], ClaimRows]"
"""Which rows of a claim are meant: ClaimRows.shown or, for editors, ClaimRows.now."""


def comparable(
    claim: Claim, *, label: Labeller = neutral, rows: RowsOf = ClaimRows.shown
) -> ClaimView:
    """Return `claim` as a value, with places called as `label` says."""
    return view_of(rows(claim), label=label)


def site_label(site: SiteFields, label: Labeller = neutral) -> str:
    """Return what a site is called: its own words, its place's name, that it is shown coarsely."""
    if site.description:
        return site.description
    if site.place:
        return label(site.place)
    return str(site) if isinstance(site, ShownSite) and site.is_coarse else ""


def view_of(rows: ClaimRows, *, label: Labeller = neutral) -> ClaimView:
    """Return a claim with these rows as a value, with places called as `label` says."""
    claim, statement = rows.claim, rows.claim.statement
    return ClaimView(
        id=claim.pk,
        side=Side(statement.actor.side),
        actor=statement.actor.short_name,
        statement_id=statement.pk,
        lineage=lineage_root(statement),
        issued_on=statement.issued_on,
        stance=Stance(claim.stance),
        initiator=Initiator(claim.initiator),
        event_type=EventType(claim.event_type) if claim.event_type else None,
        starts_on=claim.starts_on,
        ends_on=claim.ends_on,
        date_precision=DatePrecision(claim.date_precision) if claim.date_precision else None,
        sites=tuple(_site(site, label) for site in rows.sites),
        outcomes=tuple(
            OutcomeView(
                outcome=Outcome(row.outcome),
                place=row.place.slug if row.place else None,
                label=label(row.place) if row.place else "",
            )
            for row in rows.outcomes
        ),
        figures=tuple(
            FigureView(
                side=Side(figure.side),
                category=CasualtyCategory(figure.category),
                harm=Harm(figure.harm),
                count=Count(figure.count),
                minimum=figure.minimum,
                best=figure.best,
                maximum=figure.maximum,
            )
            for figure in rows.figures
        ),
    )


def comparables(
    claims: Iterable[Claim], *, label: Labeller = neutral, rows: RowsOf = ClaimRows.shown
) -> tuple[ClaimView, ...]:
    """Return all `claims` as values, in their order; pages pass the reader's `label`."""
    return tuple(comparable(claim, label=label, rows=rows) for claim in claims)


def places_named(claims: Iterable[Claim], rows: RowsOf = ClaimRows.shown) -> dict[str, Place]:
    """Return the places that `claims` name, with their names, by slug."""
    found: dict[str, Place] = {}
    for one in map(rows, claims):
        of_sites = [site.place for site in one.sites]
        of_outcomes = [outcome.place for outcome in one.outcomes]
        found |= {place.slug: place for place in of_sites + of_outcomes if place}
    return found


def _site(site: SiteFields, label: Labeller) -> SiteView:
    return SiteView(
        lon=site.where.x,
        lat=site.where.y,
        radius_m=site.radius_m,
        precision=WherePrecision(site.precision),
        place=site.place.slug if site.place else None,
        label=site_label(site, label),
        role=SiteRole(site.role),
    )
