"""Incidents as plain JSON values: one row each, or one whole record.

What the API answers with and what is kept of every published version. Only what is public:
accepted claims, no names of analysts or editors, no notes of reviewers.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.utils import timezone
from django.utils.translation import override

from incidents.comparison import compare
from incidents.exchange.claim_records import DEGREE_DIGITS, claim_record, day_text, site_record
from incidents.exchange.comparable import comparables
from incidents.exchange.comparison_records import comparison_record
from incidents.exchange.facts import NOTHING, ClaimFacts, claim_facts
from incidents.exchange.lineages import public_lineages
from incidents.models import Assessment, Claim, Incident
from incidents.snapshot.codes import INITIATORS, SIDES, codes_of


def incident_rows(
    incidents: Sequence[Incident], known_on: dt.date | None = None
) -> list[dict[str, Any]]:
    """Return `incidents` as columns.INCIDENT in their order, in two queries.

    With `known_on` the columns that come from claims (sides, initiators, claim_count and the
    people) count what had been said by then; the others are the editors' words of today.
    """
    facts = claim_facts([incident.pk for incident in incidents], known_on)
    return [_row(incident, facts.get(incident.pk, NOTHING)) for incident in incidents]


def incident_record(incident: Incident, known_on: dt.date | None = None) -> dict[str, Any]:
    """Return the whole public record of an incident that has a reference.

    The keys are those of columns.INCIDENT and columns.ASSESSMENT, then `sites`, `claims`
    (columns.CLAIM with `sites`, `outcomes`, `figures`, `publications`; sides in alphabetical
    order, then by day of issue) and `comparison` (`questions` and `casualties`). Whether the
    incident may be shown at all is for the caller to say. With `known_on` only claims of
    statements issued by then are in it.
    """
    [row] = incident_rows([incident], known_on)
    claims = {
        claim.pk: claim
        for claim in Claim.objects.accepted()
        .known_on(known_on)
        .filter(incident=incident)
        .for_readers()
    }
    lineages = public_lineages(list(claims.values()), known_on)
    # The order of sides follows their labels; a kept record must not depend on who is reading.
    with override("en"):
        comparison = compare(comparables(claims.values()))
    return {
        **row,
        **_assessment(incident),
        "sites": [site_record(site) for site in incident.shown_sites.select_related("place")],
        "claims": [
            claim_record(claims[view.id], lineages[view.statement_id]) for view in comparison.claims
        ],
        "comparison": comparison_record(
            comparison, {pk: claim.public_id for pk, claim in claims.items()}
        ),
    }


def _row(incident: Incident, facts: ClaimFacts) -> dict[str, Any]:
    point = incident.point
    return {
        "ref": incident.reference,
        "url": incident.get_absolute_url(),
        "title": incident.title,
        "summary": incident.summary,
        "type": incident.event_type,
        "starts_on": day_text(incident.starts_on),
        "ends_on": day_text(incident.ends_on),
        "date_precision": incident.date_precision,
        "lon": round(point.x, DEGREE_DIGITS) if point else None,
        "lat": round(point.y, DEGREE_DIGITS) if point else None,
        "precision": incident.precision,
        "radius_m": incident.reach_m,
        "shown_within_m": incident.shown_within_m,
        "no_place_reason": incident.no_place_reason,
        "occurrence": incident.occurrence,
        "responsibility": incident.responsibility,
        "sides": codes_of(facts.sides, SIDES),
        "initiators": codes_of(facts.initiators, INITIATORS),
        "claim_count": facts.claim_count,
        "killed": facts.killed,
        "killed_least": facts.killed_least,
        "casualties": facts.casualties,
    }


def _assessment(incident: Incident) -> dict[str, Any]:
    """The reason and day of the assessment that the incident bears."""
    found = (
        Assessment.objects.filter(
            incident=incident,
            occurrence=incident.occurrence,
            responsibility=incident.responsibility,
        )
        .order_by("-decided_at", "-pk")
        .first()
    )
    return {
        "assessment_reason": found.reason if found else "",
        "assessed_on": day_text(timezone.localdate(found.decided_at)) if found else None,
    }
