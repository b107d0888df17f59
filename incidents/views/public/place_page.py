"""The place page: all names with who uses them, and the incidents there and near."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from incidents.enums import Language, NameKind, WherePrecision
from incidents.filters import IncidentFilter
from incidents.models import Place, PlaceName
from incidents.snapshot.holding import holder
from incidents.snapshot.ordering import in_order
from incidents.templatetags.words import days
from incidents.views.errors import answers_bad_parameter
from incidents.views.guards import public_page
from incidents.views.keeping import kept_for_readers
from incidents.views.public.found import Found
from incidents.views.public.listing import Listed, listed
from incidents.views.public.near import near
from incidents.views.public.parameters import read_only

NEAR_M = 15_000
NEAR_PLACES = 40
INCIDENTS_SHOWN = 20


@public_page
@kept_for_readers
@answers_bad_parameter
def place(request: HttpRequest, slug: str) -> HttpResponse:
    """Show one place, the incidents at it, and those within 15 kilometres by distance."""
    read_only(request.GET)
    found = get_object_or_404(Place.objects.with_names(), slug=slug)
    places = Place.objects.current().with_names().near(found.point, NEAR_M).exclude(pk=found.pk)
    held = holder.get()
    asked = held.ask(IncidentFilter(places=(slug,)))
    here = Found(asked, in_order(asked, "newest"))
    at = listed(here[:INCIDENTS_SHOWN])
    everything = held.ask(IncidentFilter())
    around = near(everything, found.point, NEAR_M, INCIDENTS_SHOWN, apart=asked.mask)
    beside = listed(one.incident for one in around.items)
    names = names_in_order(found.names.all())
    context = {
        "place": found,
        "names": names,
        "has_years": any(name.year_from or name.year_to for name in names),
        "near": places[:NEAR_PLACES],
        "near_km": NEAR_M // 1000,
        "here": at,
        "here_count": len(here),
        "around": around,
        "beside": [
            (item, placed.metres) for item, placed in zip(beside, around.items, strict=True)
        ],
        "map_spots": map_spots(at + beside),
        "map_place": {"lon": found.point.x, "lat": found.point.y},
        "areas_on": timezone.localdate(),
    }
    return render(request, "public/place.html", context)


def names_in_order(names: Iterable[PlaceName]) -> list[PlaceName]:
    """Return names by language in alphabetical order; those in use go first within each."""
    kinds = list(NameKind)

    def rank(one: PlaceName) -> tuple[bool, str, int, str]:
        is_other = one.language == Language.OTHER
        language = str(one.get_language_display())
        return is_other, language, kinds.index(NameKind(one.kind)), one.name

    return sorted(names, key=rank)


def map_spots(items: Iterable[Listed]) -> list[dict[str, Any]]:
    """Return incidents for the small map: degrees, metres, sides, days, title and address."""
    return [
        {
            "lon": item.incident.point.x,
            "lat": item.incident.point.y,
            "radius": item.incident.reach_m,
            "exact": item.incident.precision == WherePrecision.EXACT,
            "sides": [side.value for side in item.sides],
            "when": days(
                item.incident.starts_on, item.incident.ends_on, item.incident.date_precision
            ),
            "label": item.incident.title,
            "url": item.incident.get_absolute_url(),
        }
        for item in items
        if item.incident.point is not None
    ]
