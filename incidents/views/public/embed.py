"""What other sites show in a frame: the card of an incident, or the map of a selection.

Both name all sides, and the grade of every claim they count. They set no cookie; what places
are called and how bright they are follows the address, else cookies of this site.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from incidents.api.answers import moved
from incidents.comparison import alphabetical, compare
from incidents.enums import IncidentStatus, Side
from incidents.exchange.comparable import Labeller, comparables, places_named
from incidents.filters import IncidentFilter
from incidents.forms.filter import BadParameter, read_filter
from incidents.models import Claim, Incident
from incidents.reader import CHOICES
from incidents.snapshot.holding import holder
from incidents.snapshot.ordering import in_order
from incidents.views.guards import public_page
from incidents.views.preferences import asked_reader
from incidents.views.public.found import Found
from incidents.views.public.frames import bad_parameter, frameable, nothing_here
from incidents.views.public.listing import Listed, listed
from incidents.views.public.parameters import read_only

DRAWN = 500
"""So many incidents an embedded map draws, each as a symbol of its own."""

LISTED = 100
"""So many incidents stand below an embedded map; its link leads to all."""


@dataclass(frozen=True, slots=True)
class Graded:
    """One line of the list below a map: the incident, its sides, and the grades of each."""

    listed: Listed
    grades: tuple[tuple[Side, tuple[str, ...]], ...]


@public_page
@frameable
def embed_incident(request: HttpRequest, reference: str) -> HttpResponse:
    """Show one incident as a card; a merged one redirects, a retracted one says so with 410."""
    found = (
        Incident.objects.with_reference()
        .select_related("merged_into")
        .filter(reference=reference)
        .first()
    )
    if found is None:
        return nothing_here(request)
    try:
        wanted = read_only(request.GET, ("known_on",), also=CHOICES)
        reader = asked_reader(request)
    except BadParameter as error:
        return bad_parameter(request, error)
    if found.status == IncidentStatus.RETRACTED:
        gone = {"incident": found, "reader": reader}
        return render(request, "embed/retracted.html", gone, status=410)
    if found.status == IncidentStatus.MERGED:
        address = reverse("embed_incident", args=[found.survivor.reference])
        return moved(address, request.GET.urlencode())
    context = card(found, wanted.known_on, reader.name_of) | {"reader": reader}
    return render(request, "embed/incident.html", context)


def card(found: Incident, known_on: dt.date | None, label: Labeller) -> dict[str, Any]:
    """Return what the card shows: the claims said by `known_on` (None: all), compared.

    `label` says what places are called.
    """
    accepted = Claim.objects.filter(incident=found).accepted()
    claims = {claim.pk: claim for claim in accepted.known_on(known_on).for_readers()}
    comparison = compare(comparables(claims.values(), label=label))
    return {
        "incident": found,
        "known_on": known_on,
        "comparison": comparison,
        "groups": [
            (group.side, [claims[view.id] for view in group.claims]) for group in comparison.groups
        ],
        "sites": found.shown_sites.select_related("place").prefetch_related("place__names"),
        "places": places_named(claims.values()),
        "graded": graded([found], known_on)[0],
    }


@public_page
@frameable
def embed_map(request: HttpRequest) -> HttpResponse:
    """Show the map of the incidents the address asks for, and the newest of them as a list."""
    try:
        wanted = read_filter(request.GET, also=CHOICES)
        reader = asked_reader(request)
    except BadParameter as error:
        return bad_parameter(request, error)
    asked = holder.get().ask(wanted)
    found = Found(asked, in_order(asked, "newest"))
    total = len(found)
    context = {
        "wanted": wanted,
        "reader": reader,
        "query_string": wanted.query_string(),
        "areas_on": areas_on(wanted, found),
        "total": total,
        "drawn": DRAWN,
        "items": graded(found[:LISTED], wanted.known_on),
        "more": max(0, total - LISTED),
    }
    return render(request, "embed/map.html", context)


def areas_on(wanted: IncidentFilter, found: Found) -> dt.date:
    """Return the day the context areas are drawn for: the last asked for, else the newest."""
    newest = found.last_day()
    return wanted.last or newest or wanted.first or dt.datetime.now(tz=dt.UTC).date()


def graded(incidents: Iterable[Incident], known_on: dt.date | None = None) -> list[Graded]:
    """Return `incidents` in their order with the grades of their accepted claims by side."""
    items = listed(incidents, known_on)
    claims = (
        Claim.objects.filter(incident__in=[item.incident.pk for item in items])
        .accepted()
        .known_on(known_on)
        .order_by("reliability", "credibility")
        .values_list("incident", "statement__actor__side", "reliability", "credibility")
    )
    by_side: dict[int, dict[Side, list[str]]] = {}
    for incident, side, reliability, credibility in claims:
        grades = by_side.setdefault(incident, {}).setdefault(Side(side), [])
        grades.append(f"{reliability}{credibility}")
    return [Graded(item, _in_order(by_side.get(item.incident.pk, {}))) for item in items]


def _in_order(grades: dict[Side, list[str]]) -> tuple[tuple[Side, tuple[str, ...]], ...]:
    """Sides in alphabetical order of their labels, each grade once."""
    return tuple((side, tuple(dict.fromkeys(grades[side]))) for side in alphabetical(grades))
