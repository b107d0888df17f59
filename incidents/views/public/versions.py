"""What was published when: the list of versions of an incident, and each as it was."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from incidents.models import Incident
from incidents.views.errors import answers_bad_parameter
from incidents.views.guards import public_page
from incidents.views.public.parameters import read_only


@public_page
@answers_bad_parameter
def history(request: HttpRequest, reference: str) -> HttpResponse:
    """List the published versions of an incident, the newest first."""
    read_only(request.GET)
    found = get_object_or_404(Incident.objects.public(), reference=reference)
    context = {"incident": found, "versions": found.versions.order_by("-number")}
    return render(request, "public/history.html", context)


@public_page
@answers_bad_parameter
def version(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """Show an incident as it was published then."""
    read_only(request.GET)
    found = get_object_or_404(Incident.objects.public(), reference=reference)
    shown = get_object_or_404(found.versions.all(), number=number)
    return render(request, "public/version.html", {"incident": found, "version": shown})
