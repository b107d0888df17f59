"""/api/v1/index.bin and /api/v1/titles: what the first page's script holds of every incident."""

from __future__ import annotations

from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from incidents.api import reading, schemas
from incidents.api.answers import tag_of, unchanged_or
from incidents.api.examples import EXAMPLES
from incidents.api.parameters import REFERENCES
from incidents.api.service import FILTER, SAFE, api, described
from incidents.exchange.index import index_binary
from incidents.exchange.index_bytes import FORMAT
from incidents.forms.filter import read_filter
from incidents.models import Incident
from incidents.snapshot.holding import holder

BINARY: Final = "application/vnd.ceasefire-index"


@api.api_operation(
    SAFE,
    "/v1/index.bin",
    operation_id="index_bin",
    url_name="index_bin",
    summary="Get every matching incident as bytes",
    description=(
        "The columns of /api/v1/index as small numbers in a row, a third of its size and read "
        "without parsing. Of more incidents than the server sends at once the header only says "
        "how many there are."
    ),
    response={200: bytes, 304: None, 400: schemas.Refusal},
    tags=["counts"],
    openapi_extra={
        "parameters": FILTER,
        "responses": {200: {"content": {BINARY: {"example": EXAMPLES["index_bin"]}}}},
    },
)
def index_bin(request: HttpRequest) -> HttpResponse:
    """Answer the index as bytes."""
    wanted = read_filter(request.GET)
    most = settings.EXPLORER_MOST
    held = holder.get()
    tag = tag_of(held.version, "index.bin", FORMAT, most, wanted.query_string())
    return unchanged_or(
        request, tag, lambda: index_binary(held.ask(wanted), most), content_type=BINARY
    )


@api.api_operation(
    SAFE,
    "/v1/titles",
    operation_id="titles",
    url_name="titles",
    summary="Get titles of incidents",
    description="What public incidents are called; others are left out.",
    response={200: schemas.Titles, 304: None, 400: schemas.Refusal},
    tags=["incidents"],
    openapi_extra=described("titles", [REFERENCES]),
)
def titles(request: HttpRequest) -> HttpResponse:
    """Answer the titles of up to a hundred incidents."""
    reading.read_only(request.GET, (), also=("ref",))
    refs = reading.read_references(request.GET, "ref")
    found = Incident.objects.public().filter(reference__in=refs)
    tag = tag_of(holder.get().version, "titles", *sorted(refs))
    return unchanged_or(
        request, tag, lambda: {"titles": dict(found.values_list("reference", "title"))}
    )
