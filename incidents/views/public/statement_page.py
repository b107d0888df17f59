"""The statement page: every incident the statement speaks of, and what it says about each."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from incidents.exchange.comparable import comparables, places_named
from incidents.models import Claim, Statement
from incidents.views.errors import answers_bad_parameter
from incidents.views.guards import public_page
from incidents.views.keeping import kept_for_readers
from incidents.views.preferences import reader_of
from incidents.views.public.parameters import read_only


@public_page
@kept_for_readers
@answers_bad_parameter
def statement(request: HttpRequest, public_id: str) -> HttpResponse:
    """Show one statement with its claims about published incidents, and its lineage."""
    read_only(request.GET)
    public = Statement.objects.public()
    with_grades = public.for_page().prefetch_related("appearances__publication__outlet__grades")
    found = get_object_or_404(with_grades, public_id=public_id)
    claims = list(
        Claim.objects.filter(statement=found)
        .public()
        .for_readers()
        .select_related("incident")
        .order_by("incident__starts_on", "incident__reference")
    )
    views = comparables(claims, label=reader_of(request).name_of)
    context = {
        "statement": found,
        "claims": list(zip(claims, views, strict=True)),
        "bulletins": found.bulletins.public().in_order(),
        "places": places_named(claims),
        "gives_figures": any(view.figures for view in views),
        "repeats": public.for_page().filter(pk=found.derived_from_id).first(),
        "retellings": public.for_page().filter(derived_from=found),
    }
    return render(request, "public/statement.html", context)
