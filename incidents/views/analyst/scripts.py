"""What scripts send and get: JSON bodies read strictly, refusals as JSON with a sentence.

A script cannot follow a redirect to the page for signing in, so a lost session is a 401 that says
where that page is. Whatever a body holds, the answer is 400 or 413 with a sentence, never 500.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any, Concatenate, Final, ParamSpec, TypeAlias
from urllib.parse import urlencode

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import resolve_url
from django.utils.translation import gettext as _

from incidents.desk.paths import BadChange, TooLong
from incidents.desk.saving import DraftClosed
from incidents.permissions import Action, may
from incidents.views.guards import lacks_second_factor

P = ParamSpec("P")
View: TypeAlias = Callable[Concatenate[HttpRequest, P], HttpResponse]

MAX_VERSION: Final = 2**31 - 1


class BadBody(ValueError):
    """What was sent cannot be read; the message says why, `path` names the part concerned."""

    def __init__(self, message: str, path: str = "", status: int = 400) -> None:
        super().__init__(message)
        self.path = path
        self.status = status


def for_scripts(action: Action) -> Callable[[View[P]], View[P]]:
    """Return a decorator like `guards.requires` whose refusals are JSON that a script can act on.

    401 with where to sign in, 403 for another role, 404, 409 for a draft that is closed, 400 or
    413 with `path` and `message` for what cannot be kept.
    """

    def decorate(view: View[P]) -> View[P]:
        @wraps(view)
        def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            return _turned_away(request, action) or _answered(view, request, *args, **kwargs)

        guarded.guard = action.value  # type: ignore[attr-defined]  # functions carry attributes
        return guarded

    return decorate


def _turned_away(request: HttpRequest, action: Action) -> HttpResponse | None:
    if not request.user.is_authenticated or lacks_second_factor(request):
        return signed_out()
    if not may(request.user, action):
        return JsonResponse({"message": _("Your role does not include this.")}, status=403)
    return None


def signed_out() -> HttpResponse:
    """Return the answer to somebody who has to sign in first, or again."""
    message = _("You are signed out. Sign in again; what you typed is kept.")
    login = f"{resolve_url(settings.LOGIN_URL)}?{urlencode({'next': resolve_url('desk')})}"
    return JsonResponse({"login": login, "message": message}, status=401)


def _answered(
    view: View[P], request: HttpRequest, *args: P.args, **kwargs: P.kwargs
) -> HttpResponse:
    try:
        return view(request, *args, **kwargs)
    except BadBody as error:
        return refusal(str(error), error.path, error.status)
    except TooLong as error:
        return refusal(str(error), error.path, 413)
    except BadChange as error:
        return refusal(str(error), error.path, 400)
    except DraftClosed as error:
        return refusal(str(error), status=409)
    except Http404:
        return refusal(_("There is no such draft, or it is not shared with you."), status=404)


def refusal(message: str, path: str = "", status: int = 400) -> HttpResponse:
    """Return a refusal with its sentence and the field it concerns."""
    return JsonResponse({"path": path, "message": message}, status=status)


def read_body(request: HttpRequest) -> Mapping[str, Any]:
    """Return the JSON object that was sent. Raises BadBody for anything else."""
    try:
        body = json.loads(request.body)
    except RequestDataTooBig:
        limit = settings.DATA_UPLOAD_MAX_MEMORY_SIZE or 0
        raise BadBody(
            _("This is more than can be sent at once: %(limit)s megabytes at most.")
            % {"limit": limit // 1_000_000},
            status=413,
        ) from None
    except (ValueError, RecursionError):
        raise BadBody(_("This is no JSON that can be read.")) from None
    if not isinstance(body, dict):
        raise BadBody(_("A JSON object was expected."))
    return body


def read_version(body: Mapping[str, Any]) -> int:
    """Return the version the sender last read. Raises BadBody where there is none."""
    base = body.get("base")
    if type(base) is not int or not 0 <= base <= MAX_VERSION:
        raise BadBody(_("“base” has to be the version last read, a whole number."), "base")
    return base


def read_changes(body: Mapping[str, Any]) -> dict[str, tuple[str, str]]:
    """Return the changes by path as (what was seen, what is typed). Raises BadBody."""
    changes = body.get("changes")
    if not isinstance(changes, dict):
        raise BadBody(_("“changes” has to be an object of fields."), "changes")
    return {path: _pair(path, pair) for path, pair in changes.items()}


def _pair(path: str, pair: object) -> tuple[str, str]:
    match pair:
        case [str() | None as was, str() | None as now]:
            return was or "", now or ""
        case _:
            raise BadBody(_("A change is two texts: what was seen, and what is typed."), path)


def is_somebody_else(request: HttpRequest, body: Mapping[str, Any]) -> bool:
    """Return whether the page that sent this was opened by another person than is signed in now."""
    return "user" in body and str(body["user"]) != str(request.user.pk)
