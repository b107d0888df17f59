"""The place page: all names with who uses them, and the incidents there and near."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from incidents.models import Incident, Place
from incidents.views.errors import answers_bad_parameter
from incidents.views.guards import public_page
from incidents.views.public.listing import listed
from incidents.views.public.parameters import read_only

NEAR_M = 15_000
NEAR_PLACES = 40
INCIDENTS_SHOWN = 100


@public_page
@answers_bad_parameter
def place(request: HttpRequest, slug: str) -> HttpResponse:
    """Show one place, the incidents at it, and those at places within 15 kilometres."""
    read_only(request.GET)
    found = get_object_or_404(Place.objects.with_names(), slug=slug)
    near = list(Place.objects.current().near(found.point, NEAR_M).exclude(pk=found.pk))
    near = near[:NEAR_PLACES]
    public = Incident.objects.public().newest_first()
    here = public.at_places((slug,), None)
    around = public.at_places(tuple(one.slug for one in near), None).exclude(pk__in=here)
    context = {
        "place": found,
        "names": found.names.all(),
        "near": near,
        "near_km": NEAR_M // 1000,
        "here": listed(here[:INCIDENTS_SHOWN]),
        "around": listed(around[:INCIDENTS_SHOWN]),
    }
    return render(request, "public/place.html", context)
