"""The API as django-ninja knows it: what it is called, and how it refuses."""

from __future__ import annotations

from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import NinjaAPI

from incidents.api.answers import missing, refusal
from incidents.api.examples import EXAMPLES
from incidents.api.parameters import FILTER_PARAMETERS
from incidents.forms.filter import BadParameter

SAFE: Final = ["GET", "HEAD"]
FILTER: Final = list(FILTER_PARAMETERS.values())

api = NinjaAPI(
    title="Ceasefire incident tracker",
    version="1",
    description=(
        "What is public about ceasefire incidents in and around Nagorno-Karabakh: claims, each "
        "made by somebody, laid side by side. All filter parameters can be combined: repeated "
        "values of one mean “or”, different ones “and”. A parameter that is unknown or makes no "
        "sense is answered with 400 and its name, never ignored. Days are local (UTC+4)."
    ),
    docs_url=None,
    openapi_url=None,
    urls_namespace="api",
)


def described(name: str, parameters: list[dict[str, Any]]) -> dict[str, Any]:
    """Return what OpenAPI says of an operation beyond its shapes: parameters and an example."""
    content = {"application/json": {"example": EXAMPLES[name]}}
    return {"parameters": parameters, "responses": {200: {"content": content}}}


@api.exception_handler(BadParameter)
def bad_parameter(_request: HttpRequest, error: BadParameter) -> HttpResponse:
    """Answer 400 with the parameter's name."""
    return refusal(error.name, error.message)


@api.exception_handler(Http404)
def nothing_here(_request: HttpRequest, _error: Http404) -> HttpResponse:
    """Answer 404 in JSON."""
    return missing(_("There is nothing at this address."))
