"""The incident page: who says what, side by side."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404, render

from incidents.comparison import compare
from incidents.enums import IncidentStatus
from incidents.exchange.comparable import comparables
from incidents.exchange.lineages import load_lineages, public_lineages
from incidents.models import Claim, Incident
from incidents.querysets.claim import ClaimQuerySet
from incidents.tally import casualty_table, losses_facing
from incidents.views.errors import answers_bad_parameter
from incidents.views.guards import public_page
from incidents.views.public.casualties import figures_table
from incidents.views.public.incident_map import claim_sites
from incidents.views.public.parameters import read_only

MAX_MERGES = 20


@public_page
@answers_bad_parameter
def incident(request: HttpRequest, reference: str) -> HttpResponse:
    """Show one incident; a merged one redirects, a retracted one says so with 410."""
    found = get_object_or_404(
        Incident.objects.with_reference().select_related("merged_into"), reference=reference
    )
    wanted = read_only(request.GET, ("known_on",))
    if found.status == IncidentStatus.RETRACTED:
        return render(request, "public/retracted.html", {"incident": found}, status=410)
    if found.status == IncidentStatus.MERGED:
        return HttpResponsePermanentRedirect(survivor(found).get_absolute_url())
    context = {"incident": found} | account(found, wanted.known_on)
    return render(request, "public/incident.html", context)


def survivor(merged: Incident) -> Incident:
    """Return the incident that a merged one ended up in; merges can follow each other."""
    found = merged
    for _step in range(MAX_MERGES):
        if found.merged_into is None:
            break
        found = found.merged_into
    return found


def account(found: Incident, known_on: dt.date | None) -> dict[str, Any]:
    """Return the claims said by `known_on` (None: all), compared, as the page shows them."""
    accepted = Claim.objects.filter(incident=found).accepted()
    claims = list(accepted.known_on(known_on).for_comparison())
    load_lineages(claims)
    views = comparables(claims)
    comparison = compare(views)
    by_id = {claim.pk: claim for claim in claims}
    in_columns = [by_id[view.id] for view in comparison.claims]
    return {
        "known_on": known_on,
        "days_known": days_of_issue(accepted),
        "comparison": comparison,
        "groups": [
            (group.side, [by_id[view.id] for view in group.claims]) for group in comparison.groups
        ],
        "claims": in_columns,
        "figures": figures_table(casualty_table(views), by_id),
        "facing": [one for one in losses_facing(views) if one.rows],
        "claims_by_id": by_id,
        "sites": found.sites.select_related("place").prefetch_related("place__names"),
        "claim_sites": claim_sites(in_columns),
        "assessment": found.assessments.order_by("-decided_at").first(),
        "lineages": public_lineages(claims, known_on),
    }


def days_of_issue(accepted: ClaimQuerySet) -> list[dt.date]:
    """Return the days on which something was said, each once, the earliest first."""
    days = accepted.order_by("statement__issued_on").values_list("statement__issued_on", flat=True)
    return list(days.distinct())
