"""/api/v1/bulletins: the sides' counts of violations for the same days."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from incidents.api import schemas
from incidents.api.answers import answer
from incidents.api.parameters import BULLETIN_PARAMETERS
from incidents.api.service import SAFE, api, described
from incidents.exchange.bulletins import bulletin_record, bulletin_series
from incidents.forms.bulletin_filter import read_bulletin_question


@api.api_operation(
    SAFE,
    "/v1/bulletins",
    operation_id="bulletins",
    url_name="bulletins",
    summary="Compare the sides' counts",
    description=(
        "What each side counts as violations, for the same days, with the gap between the counts "
        "farthest apart. By week a side's own count for its days is given, or the sum of its "
        "counts of single days, never both. Different actors are never added."
    ),
    response={200: schemas.BulletinSeries, 400: schemas.Refusal},
    tags=["counts"],
    openapi_extra=described("bulletins", BULLETIN_PARAMETERS),
)
def bulletins(request: HttpRequest) -> HttpResponse:
    """Answer the paired series of one year."""
    asked = read_bulletin_question(request.GET)
    series = bulletin_series(asked.wanted, asked.bucket, asked.year)
    return answer(bulletin_record(series))
