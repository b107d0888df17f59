"""Refusing requests that the database could only answer with an error."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.utils.translation import gettext as _


def refuse_nul(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[..., HttpResponse]:
    """Return middleware that answers 400 to a NUL character in the path or in a cookie.

    PostgreSQL stores no NUL, so looking up such a reference or session would fail. Parameters
    and forms refuse it by themselves, at the field it concerns.
    """

    def answer(request: HttpRequest) -> HttpResponse:
        if "\0" in request.path:
            return HttpResponseBadRequest(
                _("The address contains the character U+0000."), content_type="text/plain"
            )
        if any("\0" in value for value in request.COOKIES.values()):
            return HttpResponseBadRequest(
                _("A cookie contains the character U+0000."), content_type="text/plain"
            )
        return get_response(request)

    return answer
