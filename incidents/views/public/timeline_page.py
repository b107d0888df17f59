"""The chronicle: incidents as text by ceasefire period and month, the page without a script."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _

from incidents.forms.filter import BadParameter
from incidents.models import Agreement
from incidents.views.guards import public_page
from incidents.views.keeping import kept_for_readers
from incidents.views.public.chips import chips
from incidents.views.public.chronicle import Turn, stretches
from incidents.views.public.explorer import Asked, ask
from incidents.views.public.periods import written_periods

ORDERS = ("oldest", "newest")


@public_page
@kept_for_readers
def timeline(request: HttpRequest) -> HttpResponse:
    """Tell the incidents the address asks for, the oldest first unless asked otherwise."""
    asked = ask(request, default_sort="oldest", check=only_by_day)
    context = asked.context() | {"chips": chips(asked.form, asked.wanted)}
    first, last = limits(asked)
    context["stretches"] = stretches(
        turns(), context.get("items", []), first, last, oldest_first=asked.sort == "oldest"
    )
    return render(request, "public/timeline.html", context, status=asked.status)


def only_by_day(params: QueryDict) -> None:
    """Raise BadParameter for an order that a chronicle cannot have."""
    if params.get("sort") and params["sort"] not in ORDERS:
        message = _("A chronicle is sorted by one of: %(sorts)s.")
        raise BadParameter("sort", message % {"sorts": ", ".join(ORDERS)})


def turns() -> list[Turn]:
    """Return the agreements and the written periods as turns of the chronicle; two queries."""
    zone = ZoneInfo(settings.LOCAL_ZONE)
    found = [
        Turn(
            dt.date.fromisoformat(period["first"]),
            dt.date.fromisoformat(period["last"]),
            period["label"],
            "war" if period["kind"] == "war" else "agreement",
            period["source"],
        )
        for period in written_periods()
    ]
    for one in Agreement.objects.prefetch_related("clauses"):
        day = one.in_force_from.astimezone(zone).date()
        found.append(Turn(day, day, one.title, "agreement", one.source, one))
    return found


def limits(asked: Asked) -> tuple[dt.date | None, dt.date | None]:
    """Return the days within which stretches without incidents are told of.

    Those the filter gives; on one page of many, the days of the incidents on it.
    """
    page = asked.page.get("page")
    if page is None or page.paginator.num_pages == 1:
        return asked.wanted.first, asked.wanted.last
    days = [item.incident.starts_on for item in asked.page["items"]]
    return min(days), max(days)
