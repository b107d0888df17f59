"""The first page: map, timeline and list of one and the same selection."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from incidents.enums import DatePrecision
from incidents.models import Area, Incident
from incidents.snapshot.codes import EPOCH
from incidents.snapshot.holding import holder
from incidents.views.guards import public_page
from incidents.views.keeping import kept_for_readers
from incidents.views.public.chips import chips
from incidents.views.public.chronology import chart_of
from incidents.views.public.explorer import ask, shown_day
from incidents.views.public.listing import listed
from incidents.views.public.offers import offers
from incidents.views.public.periods import marks
from incidents.views.public.view_state import VIEW, check_view

UNMAPPED_SHOWN = 20


@public_page
@kept_for_readers
def home(request: HttpRequest) -> HttpResponse:
    """Show the incidents the address asks for on the map, the timeline and in the list.

    The script takes over from there: what the server writes is the page without it.
    """
    asked = ask(request, also=VIEW, check=check_view)
    day = shown_day(asked)
    unmapped: Sequence[Incident] = asked.found.unmapped() if asked.found else ()
    bounds = asked.found.bounds() if asked.found else None
    context = asked.context() | {
        "chart": chart_of(asked.found),
        "areas_on": day,
        "bounds": json.dumps(bounds) if bounds else "",
        "has_line": Area.objects.valid_on(day).lines().exists(),
        "unmapped_count": len(unmapped),
        "unmapped": listed(unmapped[:UNMAPPED_SHOWN], asked.wanted.known_on),
        "chips": chips(asked.form, asked.wanted),
        "offers": offers(),
        "marks": marks(),
        "days_known": days_of_issue(),
        "date_precisions": DatePrecision.choices,
    }
    return render(request, "public/home.html", context, status=asked.status)


def days_of_issue() -> list[dt.date]:
    """Return the days on which public statements were issued, each once, the earliest first."""
    days = holder.get().columns.days_of_issue
    return [dt.date.fromordinal(EPOCH + day) for day in days.tolist()]
