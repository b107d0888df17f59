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
from incidents.forms.paging import refuse_others
from incidents.forms.versions import COMPARING, read_pair
from incidents.models import Incident, Place
from incidents.views.errors import answers_bad_parameter
from incidents.views.guards import public_page
from incidents.views.public.kept_fields import compared
from incidents.views.public.parameters import read_only


@public_page
@answers_bad_parameter
def history(request: HttpRequest, reference: str) -> HttpResponse:
    """List what happened to an incident, the newest first: versions, a retraction, merges.

    With `from` and `to` two of the versions are compared, each as it was published.
    """
    refuse_others(request.GET, COMPARING)
    found = _found(reference)
    versions = list(found.versions.order_by("-number").defer("content"))
    newest = versions[0].number if versions else 0
    pair = read_pair(request.GET, newest)
    context = {
        **_standing(found),
        "versions": versions,
        "chosen": pair or (max(newest - 1, 1), newest),
        "comparison": _comparison(found, pair) if pair else None,
        "merged_here": found.merged_from.with_reference().order_by("reference"),
    }
    return render(request, "public/history.html", context)


def _comparison(incident: Incident, pair: tuple[int, int]) -> dict[str, Any]:
    """Two versions and what differs between them."""
    first, second = (get_object_or_404(incident.versions.all(), number=n) for n in pair)
    within_m = incident.shown_within_m
    return {
        "first": first,
        "second": second,
        "changes": compared(*(as_shown(one.content, within_m) for one in (first, second))),
        "is_withheld": any(is_withheld(one.content, within_m) for one in (first, second)),
    }


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
