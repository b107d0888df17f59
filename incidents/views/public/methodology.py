"""The methodology page: scales and code lists as the program itself uses them."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from incidents.enums import (
    EVENT_CROSSWALK,
    WHERE_RADIUS_M,
    Credibility,
    DatePrecision,
    EventType,
    Occurrence,
    Reliability,
    Responsibility,
    Side,
    Stance,
    Verdict,
    WherePrecision,
)
from incidents.views.errors import answers_bad_parameter
from incidents.views.guards import public_page
from incidents.views.public.parameters import read_only


@public_page
@answers_bad_parameter
def methodology(request: HttpRequest) -> HttpResponse:
    """Explain sides, grades, precisions, verdicts and assessments, from the code lists."""
    read_only(request.GET)
    context = {
        "sides": list(Side),
        "verdicts": list(Verdict),
        "stances": list(Stance),
        "reliabilities": list(Reliability),
        "credibilities": list(Credibility),
        "date_precisions": list(DatePrecision),
        "where_precisions": [(one, WHERE_RADIUS_M[one]) for one in WherePrecision],
        "occurrences": list(Occurrence),
        "responsibilities": list(Responsibility),
        "event_types": [(one, EVENT_CROSSWALK[one]) for one in EventType],
    }
    return render(request, "public/methodology.html", context)
