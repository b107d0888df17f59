"""The methodology page: scales and code lists as the program itself uses them."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from incidents.comparison import alphabetical
from incidents.enums import (
    EVENT_CROSSWALK,
    WHERE_RADIUS_M,
    CasualtyCategory,
    Count,
    Credibility,
    DatePrecision,
    EventType,
    Harm,
    Initiator,
    Occurrence,
    Outcome,
    Reliability,
    Responsibility,
    Side,
    SiteRole,
    Stance,
    Verdict,
    WherePrecision,
)
from incidents.views.errors import answers_bad_parameter
from incidents.views.guards import public_page
from incidents.views.public.parameters import read_only

VERDICT_MEANINGS = {
    Verdict.AGREE: _("at least two accounts that do not repeat each other meet, and none differs"),
    Verdict.DISPUTE: _("two accounts differ, also within one side; the gap is shown"),
    Verdict.ONE_SIDE: _("one account answers, or the answers neither support nor contradict"),
    Verdict.NOBODY: _("no account answers, or losses are named without a number"),
}
"""What stands behind each verdict, in a sentence."""


@public_page
@answers_bad_parameter
def methodology(request: HttpRequest) -> HttpResponse:
    """Explain sides, grades, precisions, verdicts and assessments, from the code lists."""
    read_only(request.GET)
    context = {
        "sides": alphabetical(Side),
        "verdicts": [(one, VERDICT_MEANINGS[one]) for one in Verdict],
        "initiators": list(Initiator),
        "outcomes": list(Outcome),
        "site_roles": list(SiteRole),
        "categories": list(CasualtyCategory),
        "harms": list(Harm),
        "counts": list(Count),
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
