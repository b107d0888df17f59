"""Nothing typed is lost: a form that cannot be taken comes back with everything that was in it.

A session may end, or somebody may sign in again in another tab, while a page without scripts is
open. Its form is then answered with a page that holds all that was typed and can be sent again;
sending it takes a click of the person, so nothing is written for another site.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeAlias

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.csrf import CsrfViewMiddleware
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

P = ParamSpec("P")
View: TypeAlias = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


class _Check(CsrfViewMiddleware):
    """Django's check of a form's token, which tells the reason instead of answering."""

    def _reject(self, _request: HttpRequest, reason: str) -> HttpResponse:
        return HttpResponse(reason, status=403)


def _no_answer(_request: HttpRequest) -> HttpResponse:
    return HttpResponse()


def keeps_what_was_typed(view: View[P]) -> View[P]:
    """Return a guarded `view` whose form comes back whole where it cannot be taken.

    401 to somebody who is signed out, 403 where the page is too old, 413 where it is too much.
    """

    @wraps(view)
    def keeping(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if request.method != "POST":
            return view(request, *args, **kwargs)
        return _refused(request) or view(request, *args, **kwargs)

    # The check is made by _refused, which keeps what was typed.
    return csrf_exempt(keeping)


def _refused(request: HttpRequest) -> HttpResponse | None:
    try:
        typed = request.POST
    except (RequestDataTooBig, TooManyFieldsSent):
        limit = (settings.DATA_UPLOAD_MAX_MEMORY_SIZE or 0) // 1_000_000
        message = _(
            "This is more than can be sent at once: %(limit)d megabytes at most. Go back: your "
            "words are still in the form."
        ) % {"limit": limit}
        return render(request, "analyst/too_much.html", {"message": message}, status=413)
    is_known = request.user.is_authenticated
    if is_known and _Check(_no_answer).process_view(request, _no_answer, (), {}) is None:
        return None
    kept = [
        (name, value)
        for name, values in typed.lists()
        if name not in {"csrfmiddlewaretoken", "do"}
        for value in values
    ]
    context = {"kept": kept, "is_known": is_known, "words": typed.get("statement.verbatim", "")}
    return render(request, "analyst/kept.html", context, status=403 if is_known else 401)
