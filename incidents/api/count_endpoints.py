"""/api/v1/timeline and /api/v1/index: every matching incident, as counts or as columns."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from incidents.api import reading, schemas
from incidents.api.answers import ASK_AGAIN, FOR_GOOD, tag_of, unchanged_or
from incidents.api.parameters import BUCKET, VERSION
from incidents.api.service import FILTER, SAFE, api, described, matching
from incidents.exchange.index import INDEX_FORMAT, index_record
from incidents.exchange.timeline import timeline_record
from incidents.forms.filter import read_filter
from incidents.snapshot.version import current as current_version


@api.api_operation(
    SAFE,
    "/v1/timeline",
    operation_id="timeline",
    url_name="timeline",
    summary="Count incidents over time",
    description=(
        "How many incidents that match the filter begin in each day, week or month, by side "
        "that speaks of them and by type."
    ),
    response={200: schemas.Timeline, 400: schemas.Refusal},
    tags=["counts"],
    openapi_extra=described("timeline", [*FILTER, BUCKET]),
)
def timeline(request: HttpRequest) -> HttpResponse:
    """Answer counts by bucket, side and type."""
    wanted = read_filter(request.GET, also=("bucket",))
    bucket = reading.read_bucket(request.GET)
    tag = tag_of(current_version(), "timeline", bucket.value, wanted.query_string())
    return unchanged_or(
        request, tag, lambda: timeline_record(matching(wanted), wanted.known_on, bucket)
    )


@api.api_operation(
    SAFE,
    "/v1/index",
    operation_id="index",
    url_name="index",
    summary="Get every matching incident as columns",
    description=(
        "A few numbers for each incident that matches the filter, column by column: for maps "
        "and programs that filter by themselves. Unmapped incidents have null for lon and lat. "
        "The entity tag changes with the version and the filter."
    ),
    response={200: schemas.Index, 304: None, 400: schemas.Refusal},
    tags=["counts"],
    openapi_extra=described("index", [*FILTER, VERSION]),
)
def index(request: HttpRequest) -> HttpResponse:
    """Answer the columnar index."""
    wanted = read_filter(request.GET, also=("version",))
    named = reading.read_whole(request.GET, "version", 0, 10**18 - 1, -1)
    # Read before the incidents: whoever gets newer incidents with it soon asks again.
    version = current_version()
    return unchanged_or(
        request,
        tag_of(version, "index", INDEX_FORMAT, wanted.query_string()),
        lambda: index_record(matching(wanted), wanted.known_on, version),
        caching=FOR_GOOD if named == version else ASK_AGAIN,
    )
