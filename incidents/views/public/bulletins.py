"""The bulletins: what each side counts for the same days, side by side, with the gap."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from incidents.comparison import alphabetical
from incidents.exchange.bulletins import Series, bulletin_series
from incidents.filters import IncidentFilter
from incidents.forms.bulletin_filter import BUCKETS, read_bulletin_question
from incidents.forms.filter import BadParameter
from incidents.views.guards import public_page
from incidents.views.public.bulletin_chart import draw
from incidents.views.public.chips import chips
from incidents.views.public.filter_fields import bulletin_form


@public_page
def bulletins(request: HttpRequest) -> HttpResponse:
    """Show one year of the paired series as a chart and as a table, by day or by week."""
    try:
        asked = read_bulletin_question(request.GET)
    except BadParameter as error:
        form = bulletin_form(request.GET, error)
        context = {"form": form, "error": error, "wanted": IncidentFilter(), **_words()}
        return render(request, "public/bulletins.html", context, status=400)
    series = bulletin_series(asked.wanted, asked.bucket, asked.year)
    form = bulletin_form(request.GET)
    context = {
        "form": form,
        "wanted": asked.wanted,
        "query_string": asked.wanted.query_string(),
        "chips": chips(form, asked.wanted),
        "series": series,
        "sides": alphabetical({side for row in series.rows for side in row.sides}),
        "chart": draw(series.rows) if series.rows else None,
        **_words(),
        **_years(series),
    }
    return render(request, "public/bulletins.html", context)


def _words() -> dict[str, Any]:
    return {"filter_label": _("Filter bulletins"), "buckets": list(BUCKETS)}


def _years(series: Series) -> dict[str, int | None]:
    """The years with counts before and after the one shown."""
    if series.year is None:
        return {"year_before": None, "year_after": None}
    before = [year for year in series.years if year < series.year]
    after = [year for year in series.years if year > series.year]
    return {"year_before": max(before, default=None), "year_after": min(after, default=None)}
