"""/api/v1/timeline and /api/v1/index: every matching incident, as counts or as columns."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from incidents.api import reading, schemas
from incidents.api.answers import ASK_AGAIN, FOR_GOOD, tag_of, unchanged_or
from incidents.api.parameters import BUCKET, LASTING, SHARES, VERSION
from incidents.api.service import FILTER, SAFE, api, described
from incidents.exchange.choices import counts_record
from incidents.exchange.index import INDEX_FORMAT, index_json
from incidents.exchange.timeline import timeline_record
from incidents.forms.filter import read_filter
from incidents.snapshot.holding import holder


@api.api_operation(
    SAFE,
    "/v1/timeline",
    operation_id="timeline",
    url_name="timeline",
    summary="Count incidents over time",
    description=(
        "How many incidents that match the filter begin in each day, week or month, by side "
        "that speaks of them and by type; on request what a drawing of them needs besides."
    ),
    response={200: schemas.Timeline, 400: schemas.Refusal},
    tags=["counts"],
    openapi_extra=described("timeline", [*FILTER, BUCKET, SHARES, LASTING]),
)
def timeline(request: HttpRequest) -> HttpResponse:
    """Answer counts by bucket, side and type."""
    wanted = read_filter(request.GET, also=("bucket", "shares", "lasting"))
    bucket = reading.read_bucket(request.GET)
    drawn = reading.read_drawn(request.GET)
    held = holder.get()
    tag = tag_of(held.version, "timeline", bucket.value, str(drawn), wanted.query_string())
    return unchanged_or(request, tag, lambda: timeline_record(held.ask(wanted), bucket, drawn))


@api.api_operation(
    SAFE,
    "/v1/counts",
    operation_id="counts",
    url_name="counts",
    summary="Count what each choice would leave",
    description=(
        "How many incidents match the filter, how many of them have no coordinates, and for each "
        "value of type, side, initiator, assessment and precision how many there would be if it "
        "alone were chosen in its group, with everything else as asked."
    ),
    response={200: schemas.Counts, 304: None, 400: schemas.Refusal},
    tags=["counts"],
    openapi_extra=described("counts", FILTER),
)
def counts(request: HttpRequest) -> HttpResponse:
    """Answer totals and the counts of choices."""
    wanted = read_filter(request.GET)
    held = holder.get()
    tag = tag_of(held.version, "counts", wanted.query_string())
    return unchanged_or(request, tag, lambda: counts_record(held.ask(wanted)))


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
    held = holder.get()
    return unchanged_or(
        request,
        tag_of(held.version, "index", INDEX_FORMAT, wanted.query_string()),
        lambda: index_json(held.ask(wanted)),
        caching=FOR_GOOD if named == held.version else ASK_AGAIN,
    )
