"""Claims, sites, figures and publications as plain JSON values: columns.CLAIM and its kin."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils import timezone

from incidents.exchange.comparable import site_label
from incidents.exchange.lineages import Lineage
from incidents.models import CasualtyFigure, Claim, Publication, ShownClaimOutcome
from incidents.models.site import SiteFields

DEGREE_DIGITS = 6
"""Decimal places of degrees: about 10 cm, finer than any source here."""


def day_text(day: dt.date | None) -> str | None:
    """Return `day` as YYYY-MM-DD."""
    return None if day is None else day.isoformat()


def instant_text(instant: dt.datetime | None) -> str | None:
    """Return `instant` as ISO 8601 in the local zone of the region, with its offset."""
    return None if instant is None else timezone.localtime(instant).isoformat()


def site_record(site: SiteFields) -> dict[str, Any]:
    """Return a site of an incident or a claim as columns.SITE; select its place first."""
    return {
        "place": site.place.slug if site.place else None,
        "label": site_label(site),
        "lon": round(site.where.x, DEGREE_DIGITS),
        "lat": round(site.where.y, DEGREE_DIGITS),
        "precision": site.precision,
        "radius_m": site.reach_m,
        "role": site.role,
    }


def claim_record(claim: Claim, lineage: Lineage) -> dict[str, Any]:
    """Return an accepted claim as columns.CLAIM with its sites, outcomes, figures, publications.

    Fetch it with ClaimQuerySet.for_readers. The reason of the grade is public; who wrote
    or reviewed it, and the reviews themselves, are left out on purpose.
    """
    statement, clause = claim.statement, claim.breached_clause
    return {
        "id": claim.public_id,
        "statement": statement.public_id,
        "statement_url": statement.get_absolute_url(),
        "actor": statement.actor.name,
        "side": statement.actor.side,
        "joint_actors": [actor.name for actor in statement.joint_actors.all()],
        "issued_on": day_text(statement.issued_on),
        "issued_precision": statement.issued_precision,
        "issued_at": instant_text(statement.issued_at),
        "language": statement.language,
        "statement_summary": statement.summary,
        "verbatim": statement.verbatim,
        "translation": statement.translation,
        "derived_from": lineage.derived_from,
        "lineage_root": lineage.root,
        "stance": claim.stance,
        "initiator": claim.initiator,
        "type": claim.event_type,
        "starts_on": day_text(claim.starts_on),
        "ends_on": day_text(claim.ends_on),
        "date_precision": claim.date_precision,
        "starts_at": instant_text(claim.starts_at),
        "ends_at": instant_text(claim.ends_at),
        "paraphrase": claim.paraphrase,
        "quotation": claim.quotation,
        "quotation_start": claim.quotation_start,
        "quotation_end": claim.quotation_end,
        "breached_agreement": clause.agreement.title if clause else None,
        "breached_clause": clause.number if clause else None,
        "reliability": claim.reliability,
        "credibility": claim.credibility,
        "grade_reason": claim.grade_reason,
        "sites": [site_record(site) for site in claim.shown_sites.all()],
        "outcomes": [_outcome_record(outcome) for outcome in claim.shown_outcomes.all()],
        "figures": [_figure_record(figure) for figure in claim.figures.all()],
        "publications": [
            _publication_record(appearance.publication)
            for appearance in statement.appearances.all()
        ],
    }


def _outcome_record(row: ShownClaimOutcome) -> dict[str, Any]:
    return {
        "outcome": row.outcome,
        "place": row.place.slug if row.place else None,
        "label": row.place.label if row.place else "",
    }


def _figure_record(figure: CasualtyFigure) -> dict[str, Any]:
    return {
        "side": figure.side,
        "category": figure.category,
        "harm": figure.harm,
        "count": figure.count,
        "minimum": figure.minimum,
        "best": figure.best,
        "maximum": figure.maximum,
    }


def _publication_record(publication: Publication) -> dict[str, Any]:
    return {
        "outlet": publication.outlet.name,
        "publication_url": publication.url,
        "publication_title": publication.title,
        "publication_language": publication.language,
        "published_on": day_text(publication.published_on),
    }
