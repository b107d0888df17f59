"""The reader's choices: read from cookies for every page, set by one small form."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from incidents.forms.filter import BadParameter
from incidents.reader import CHOICES, Reader
from incidents.views.errors import answers_bad_parameter
from incidents.views.guards import public_page

YEAR: Final = 365 * 24 * 60 * 60


def reader_of(request: HttpRequest) -> Reader:
    """Return the choices that came with a request."""
    return Reader.of(request.COOKIES)


def asked_reader(request: HttpRequest) -> Reader:
    """Return the choices that came with a request, those in its address before its cookies.

    Raises BadParameter for a value that is none.
    """
    asked = {name: request.GET[name].strip() for name in CHOICES if name in request.GET}
    chosen = {name: value for name, value in asked.items() if value}
    _refuse_unknown(chosen)
    return Reader.of({**request.COOKIES, **chosen})


def reader(request: HttpRequest) -> dict[str, Any]:
    """Context processor: `reader`, and what can be chosen."""
    return {"reader": reader_of(request), "reader_choices": CHOICES}


def pages_vary(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Middleware: pages depend on the reader's cookies, so no cache may mix them up."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if response.headers.get("Content-Type", "").startswith("text/html"):
            patch_vary_headers(response, ["Cookie"])
        return response

    return answer


# No token: a foreign page that sent this form would only change how pages look, and a token
# would give every reader a cookie who chooses nothing.
@public_page
@require_POST
@answers_bad_parameter
@csrf_exempt
def choose(request: HttpRequest) -> HttpResponse:
    """Remember what was chosen for a year and go back to the page the form stood on."""
    chosen = {name: request.POST[name] for name in CHOICES if name in request.POST}
    if not chosen:
        raise BadParameter("names", _("Nothing was chosen."))
    _refuse_unknown(chosen)
    response = HttpResponseRedirect(_page_before(request), status=303)
    for name, value in chosen.items():
        response.set_cookie(
            name,
            value,
            max_age=YEAR,
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )
    return response


def _refuse_unknown(chosen: Mapping[str, str]) -> None:
    for name, value in chosen.items():
        if value not in CHOICES[name].values:
            listed = ", ".join(CHOICES[name].values)
            raise BadParameter(name, _("Choose one of: %(values)s.") % {"values": listed})


def _page_before(request: HttpRequest) -> str:
    """The page to go back to. Its address may have changed since it was sent: ask the browser."""
    for address in (request.headers.get("Referer", ""), request.POST.get("next", "")):
        own = url_has_allowed_host_and_scheme(
            address, allowed_hosts={request.get_host()}, require_https=request.is_secure()
        )
        parts = urlsplit(address)
        if own and parts.path.startswith("/") and parts.path != reverse("preferences"):
            return f"{parts.path}?{parts.query}" if parts.query else parts.path
    return reverse("home")
