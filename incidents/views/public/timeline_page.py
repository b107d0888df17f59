"""The chronicle: incidents by month as text, with the agreements where they fall."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from incidents.models import Agreement
from incidents.views.guards import public_page
from incidents.views.public.chronology import milestones
from incidents.views.public.explorer import ask
from incidents.views.public.listing import Listed
from incidents.views.public.timeline_chart import Milestone


@dataclass(frozen=True, slots=True)
class Month:
    """One month of the chronicle: what was agreed and what is said to have happened."""

    first: dt.date
    agreements: tuple[Milestone, ...]
    items: tuple[Listed, ...]


@public_page
def timeline(request: HttpRequest) -> HttpResponse:
    """Tell the incidents the address asks for month by month, the oldest first."""
    asked = ask(request, default_sort="oldest")
    context = asked.context()
    context["months"] = months(context.get("items", ()), milestones())
    context["agreements"] = Agreement.objects.prefetch_related("clauses")
    return render(request, "public/timeline.html", context, status=asked.status)


def months(items: Iterable[Listed], agreed: Sequence[Milestone]) -> list[Month]:
    """Return `items` by the month of their first day, in their order."""
    return [
        Month(
            first,
            tuple(one for one in agreed if one.day.replace(day=1) == first),
            tuple(group),
        )
        for first, group in groupby(items, key=_month)
    ]


def _month(item: Listed) -> dt.date:
    assert item.incident.starts_on is not None  # the database holds this of published ones
    return item.incident.starts_on.replace(day=1)
