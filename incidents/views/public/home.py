"""The first page: map, timeline and list of one and the same selection."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from incidents.views.guards import public_page
from incidents.views.public.chronology import chart_of
from incidents.views.public.explorer import ask, shown_day
from incidents.views.public.listing import listed

UNMAPPED_SHOWN = 50


@public_page
def home(request: HttpRequest) -> HttpResponse:
    """Show the incidents the address asks for on the map, the timeline and in the list."""
    asked = ask(request)
    unmapped = asked.found.unmapped()
    context = asked.context() | {
        "chart": chart_of(asked.found, asked.wanted),
        "areas_on": shown_day(asked),
        "unmapped_count": unmapped.count(),
        "unmapped": listed(unmapped[:UNMAPPED_SHOWN], asked.wanted.known_on),
    }
    return render(request, "public/home.html", context, status=asked.status)
