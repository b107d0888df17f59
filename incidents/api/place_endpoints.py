"""/api/v1/places and /api/v1/areas."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from incidents.api import reading, schemas
from incidents.api.answers import answer
from incidents.api.parameters import BEFORE, ON, PLACE_LIMIT, PLACE_NAME
from incidents.api.service import SAFE, api, described
from incidents.exchange.areas import area_collection
from incidents.exchange.places import place_record
from incidents.forms.filter import BadParameter
from incidents.gazetteer.search import search_places
from incidents.models import Area


@api.api_operation(
    SAFE,
    "/v1/places",
    operation_id="places",
    url_name="places",
    summary="Find places by name",
    description=(
        "Places by a name in any spelling, language and script: exact names first, then "
        "other spellings, then other forms and similar ones. Namesakes are told apart by district."
    ),
    response={200: schemas.PlaceList, 400: schemas.Refusal},
    tags=["places"],
    openapi_extra=described("places", [PLACE_NAME, PLACE_LIMIT]),
)
def places(request: HttpRequest) -> HttpResponse:
    """Answer the places a name means."""
    wanted = reading.read_only(request.GET, ("q",), also=("limit",))
    if not wanted.q:
        raise BadParameter("q", _("Give the name of a place, or a part of it."))
    limit = reading.read_whole(request.GET, "limit", 1, reading.MAX_PLACES, reading.DEFAULT_PLACES)
    found = [
        place_record(match.place, match.name.name, match.kind.value, match.district)
        for match in search_places(wanted.q, limit)
    ]
    return answer({"count": len(found), "places": found})


@api.api_operation(
    SAFE,
    "/v1/areas",
    operation_id="areas",
    url_name="areas",
    summary="Get areas as drawn for a day",
    description=(
        "Lines and polygons valid on a day as GeoJSON, each with its source, its uncertainty in "
        "metres and who draws it so. With `before` those that had ended by a day, so that "
        "nobody takes them for those of that day."
    ),
    response={200: schemas.AreaCollection, 400: schemas.Refusal},
    tags=["places"],
    openapi_extra=described("areas", [ON, BEFORE]),
)
def areas(request: HttpRequest) -> HttpResponse:
    """Answer the areas valid on a day, or those that had ended before one."""
    reading.read_only(request.GET, (), also=("on", "before"))
    day, before = (reading.read_day(request.GET, name) for name in ("on", "before"))
    if day and before:
        raise BadParameter("before", _("Give either “on” or “before”."))
    if before:
        found = Area.objects.ended_before(before)
    else:
        found = Area.objects.valid_on(day or timezone.localdate())
    return answer(area_collection(found), content_type="application/geo+json")
