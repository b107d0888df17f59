"""The incident page: who says what, side by side."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from incidents.api.answers import moved
from incidents.comparison import compare, farthest_apart
from incidents.enums import Decision, IncidentStatus
from incidents.exchange.addresses import absolute, site_root
from incidents.exchange.citation import Cited, citation_bibtex, citation_text
from incidents.exchange.claim_reviews import Reviewer, claim_reviews
from incidents.exchange.comparable import (
    ClaimRows,
    Labeller,
    RowsOf,
    comparables,
    neutral,
    places_named,
)
from incidents.exchange.lineages import load_lineages, public_lineages
from incidents.models import Claim, Incident, Review
from incidents.querysets.claim import ClaimQuerySet
from incidents.tally import casualty_table, losses_facing
from incidents.views.errors import answers_bad_parameter
from incidents.views.guards import public_page
from incidents.views.keeping import kept_for_readers
from incidents.views.preferences import reader_of
from incidents.views.public.casualties import figures_table
from incidents.views.public.incident_map import claim_sites, farthest_claims, sides_drawn
from incidents.views.public.neighbours import DAYS, NEAR_M, neighbours
from incidents.views.public.parameters import read_only
from incidents.views.similar import similar_incidents


@public_page
@kept_for_readers
@answers_bad_parameter
def incident(request: HttpRequest, reference: str) -> HttpResponse:
    """Show one incident; a merged one redirects, a retracted one says so with 410."""
    found = get_object_or_404(
        Incident.objects.with_reference().with_turn().select_related("merged_into"),
        reference=reference,
    )
    wanted = read_only(request.GET, ("known_on",))
    if found.status == IncidentStatus.RETRACTED:
        return render(request, "public/retracted.html", gone(found), status=410)
    if found.status == IncidentStatus.MERGED:
        return moved(found.survivor.get_absolute_url(), wanted.query_string())
    shown = account(found, wanted.known_on, reader_of(request).name_of)
    context = shown | {
        "incident": found,
        "neighbours": neighbours(found, wanted.known_on),
        "near_km": NEAR_M // 1000,
        "near_days": DAYS,
        "reviews": reviews(request, found, shown["claims"]),
        **citation(request, found),
    }
    return render(request, "public/incident.html", context)


def gone(retracted: Incident) -> dict[str, Any]:
    """Return what the page of a retracted incident offers: why, its versions, its neighbours."""
    return {
        "incident": retracted,
        "versions": retracted.versions.order_by("-number"),
        "similar": similar_incidents(retracted.reference or ""),
    }


def account(found: Incident, known_on: dt.date | None, label: Labeller = neutral) -> dict[str, Any]:
    """Return the claims said by `known_on` (None: all), compared, as the page shows them.

    `label` says what places are called.
    """
    accepted = Claim.objects.filter(incident=found).accepted()
    claims = list(accepted.known_on(known_on).for_readers())
    return side_by_side(claims, known_on, label) | {
        "known_on": known_on,
        "days_known": days_of_issue(accepted),
        "sites": found.shown_sites.select_related("place").prefetch_related("place__names"),
        "assessment": found.assessments.order_by("-decided_at").first(),
    }


def side_by_side(
    claims: list[Claim],
    known_on: dt.date | None = None,
    label: Labeller = neutral,
    rows: RowsOf = ClaimRows.shown,
) -> dict[str, Any]:
    """Return claims compared, as the grid, the tables and the map of a page show them.

    `rows` says whether places are shown as to the public or, to editors, as on record.
    """
    load_lineages(claims)
    views = comparables(claims, label=label, rows=rows)
    comparison = compare(views)
    by_id = {claim.pk: claim for claim in claims}
    in_columns = [by_id[view.id] for view in comparison.claims]
    farthest = farthest_claims(farthest_apart(views), by_id)
    return {
        "comparison": comparison,
        "groups": [
            (group.side, [by_id[view.id] for view in group.claims]) for group in comparison.groups
        ],
        "claims": in_columns,
        "figures": figures_table(casualty_table(views), by_id),
        "facing": [one for one in losses_facing(views) if one.rows],
        "claims_by_id": by_id,
        "places": places_named(claims, rows),
        "claim_sites": claim_sites(in_columns, label, rows),
        "sides_drawn": sides_drawn(in_columns, rows),
        "farthest": farthest,
        "farthest_line": farthest.line() if farthest else None,
        "lineages": public_lineages(claims, known_on),
    }


def reviews(request: HttpRequest, found: Incident, claims: list[Claim]) -> list[dict[str, Any]]:
    """Return the claims shown as schema.org ClaimReview."""
    decided = Review.objects.filter(claim__in=claims, decision=Decision.ACCEPT)
    accepted = decided.order_by("decided_at").values_list("claim_id", "decided_at")
    address = absolute(request, found.get_absolute_url())
    by = Reviewer(settings.SITE_NAME, site_root(request), address)
    return claim_reviews(found, claims, {pk: at for pk, at in accepted if at}, by)


def citation(request: HttpRequest, found: Incident) -> dict[str, str]:
    """Return how to cite the newest version of an incident, as text and as BibTeX."""
    assert found.reference is not None  # only such incidents have a page
    newest = found.versions.order_by("-number").only("number", "published_at").first()
    address, day = found.get_absolute_url(), found.published_at
    if newest is not None:
        address = reverse("incident_version", args=[found.reference, newest.number])
        day = newest.published_at
    cited = Cited(
        site=settings.SITE_NAME,
        reference=found.reference,
        title=found.title,
        address=absolute(request, address),
        accessed_on=timezone.localdate(),
        version=newest.number if newest else None,
        published_on=timezone.localdate(day) if day else None,
    )
    return {"citation": citation_text(cited), "bibtex": citation_bibtex(cited)}


def days_of_issue(accepted: ClaimQuerySet) -> list[dt.date]:
    """Return the days on which something was said, each once, the earliest first."""
    days = accepted.order_by("statement__issued_on").values_list("statement__issued_on", flat=True)
    return list(days.distinct())
