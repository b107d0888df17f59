"""What was published when: the list of versions of an incident, and each as it was.

What was public once stays readable "as published then", also after the incident was retracted or
merged into another: the pages then say so first, with the reason, and ask search engines not to
keep them.
"""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from incidents.enums import IncidentStatus
from incidents.exchange.withholding import as_shown, is_withheld
from incidents.models import Incident, Place
from incidents.views.errors import answers_bad_parameter
from incidents.views.guards import public_page
from incidents.views.public.parameters import read_only


@public_page
@answers_bad_parameter
def history(request: HttpRequest, reference: str) -> HttpResponse:
    """List what happened to an incident, the newest first: versions, a retraction, merges."""
    read_only(request.GET)
    found = _found(reference)
    context = {
        **_standing(found),
        "versions": found.versions.order_by("-number"),
        "merged_here": found.merged_from.with_reference().order_by("reference"),
    }
    return render(request, "public/history.html", context)


@public_page
@answers_bad_parameter
def version(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """Show an incident as it was published then, with a note on what became of it."""
    read_only(request.GET)
    found = _found(reference)
    shown = get_object_or_404(found.versions.all(), number=number)
    record = as_shown(shown.content, found.shown_within_m)
    context = {
        **_standing(found),
        "version": shown,
        "record": record,
        "is_withheld": is_withheld(shown.content, found.shown_within_m),
        "places": Place.objects.with_names().in_bulk(slugs_in(record), field_name="slug"),
        "newest": found.versions.order_by("-number").first(),
    }
    return render(request, "public/version.html", context)


def slugs_in(record: dict[str, Any]) -> set[str]:
    """Return the slugs of the places that a kept record names at its sites."""
    return {str(site["place"]) for site in record.get("sites", ()) if site.get("place")}


def _found(reference: str) -> Incident:
    """The published, retracted or merged incident with this reference, else Http404."""
    wanted = Incident.objects.with_reference().with_turn().select_related("merged_into")
    found: Incident = get_object_or_404(wanted, reference=reference)
    return found


def _standing(incident: Incident) -> dict[str, Any]:
    """What became of the incident, and the one that a merged one ended up in."""
    merged = incident.status == IncidentStatus.MERGED
    return {"incident": incident, "into": incident.survivor if merged else None}
