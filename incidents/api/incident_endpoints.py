"""/api/v1/incidents and /api/v1/incidents/<ref>."""

from __future__ import annotations

import re
from typing import Annotated
from urllib.parse import urlencode

import numpy as np
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from ninja import Path

from incidents.api import reading, schemas
from incidents.api.answers import answer, missing, moved
from incidents.api.paging import page_of
from incidents.api.parameters import CURSOR, KNOWN_ON, LIMIT
from incidents.api.service import FILTER, SAFE, api, described
from incidents.enums import IncidentStatus
from incidents.exchange.records import incident_record, incident_rows
from incidents.filters import IncidentFilter
from incidents.forms.filter import read_filter
from incidents.models import Claim, Incident
from incidents.snapshot.holding import holder

Ref = Annotated[str, Path(description="Reference of the incident.", example="NK-2020-0003")]

_REFERENCE = re.compile(r"NK-[0-9]{4}-[0-9]{4,12}")


@api.api_operation(
    SAFE,
    "/v1/incidents",
    operation_id="incidents",
    url_name="incidents",
    summary="List incidents",
    description="Incidents that match the filter, newest first, in pages.",
    response={200: schemas.IncidentList, 400: schemas.Refusal},
    tags=["incidents"],
    openapi_extra=described("incidents", [*FILTER, LIMIT, CURSOR]),
)
def incidents(request: HttpRequest) -> HttpResponse:
    """Answer one page of incidents."""
    wanted = read_filter(request.GET, also=("limit", "cursor"))
    limit = reading.read_whole(
        request.GET, "limit", 1, reading.MAX_INCIDENTS, reading.DEFAULT_INCIDENTS
    )
    asked = holder.get().ask(wanted)
    page, cursor = page_of(asked, limit, reading.read_cursor(request.GET))
    link = None
    if cursor:
        query = urlencode([*wanted.pairs(), ("limit", limit), ("cursor", str(cursor))])
        link = request.build_absolute_uri(f"{request.path}?{query}")
    response = answer(
        {
            "count": int(np.count_nonzero(asked.mask)),
            "next": link,
            "incidents": incident_rows(page, wanted.known_on),
        }
    )
    if link:
        response["Link"] = f'<{link}>; rel="next"'
    return response


@api.api_operation(
    SAFE,
    "/v1/incidents/{ref}",
    operation_id="incident",
    url_name="incident",
    summary="Show one incident",
    description=(
        "One incident with every accepted claim and how the claims compare. "
        "An incident merged into another is answered with 301."
    ),
    response={
        200: schemas.IncidentRecord,
        400: schemas.Refusal,
        404: schemas.Missing,
        410: schemas.Retracted,
    },
    tags=["incidents"],
    openapi_extra=described("incident", [KNOWN_ON]),
)
def incident(request: HttpRequest, ref: Ref) -> HttpResponse:
    """Answer one incident, where it went, or why it is gone."""
    wanted = reading.read_only(request.GET, ("known_on",))
    if not _REFERENCE.fullmatch(ref):
        raise Http404
    found = (
        Incident.objects.with_reference().select_related("merged_into").filter(reference=ref)
    ).first()
    if found is None:
        raise Http404
    if found.status == IncidentStatus.MERGED:
        return _moved(found, wanted)
    if found.status == IncidentStatus.RETRACTED:
        return _retracted(found)
    if not Claim.objects.accepted().known_on(wanted.known_on).filter(incident=found).exists():
        return missing(_("Nobody had spoken of this incident by that day."))
    return answer(incident_record(found, wanted.known_on))


def _moved(found: Incident, wanted: IncidentFilter) -> HttpResponse:
    address = reverse("api:incident", args=[found.survivor.reference])
    return moved(address, wanted.query_string())


def _retracted(found: Incident) -> HttpResponse:
    return answer(
        {
            "ref": found.reference,
            "message": _("This incident was retracted."),
            "reason": found.retraction_reason,
        },
        status=410,
    )
