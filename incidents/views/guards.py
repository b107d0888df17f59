"""Marks on views: open to everybody, or to whom the permission table lets in.

A test walks every address and fails on a view that carries neither mark. What somebody may do
with one record is asked inside the view, with the predicates of permissions.py.
"""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Concatenate, Final, ParamSpec, TypeAlias

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from incidents.permissions import Action, may, needs_second_factor

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse
    from django.http.response import HttpResponseBase

P = ParamSpec("P")
View: TypeAlias = "Callable[Concatenate[HttpRequest, P], HttpResponseBase]"

PUBLIC: Final = "public"
"""The mark of a view that anybody may see. Other marks are names of actions."""


def public_page(view: View[P]) -> View[P]:
    """Mark a view as open to everybody."""
    view.guard = PUBLIC  # type: ignore[attr-defined]  # functions carry attributes
    return view


def requires(action: Action) -> Callable[[View[P]], View[P]]:
    """Return a decorator that lets in only those whose role may do `action`.

    A visitor is sent to sign in and comes back; a person of another role is refused (403);
    a person who still has to set up a second factor is sent there first.
    """

    def decorate(view: View[P]) -> View[P]:
        @wraps(view)
        def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            return turned_away(request, action) or view(request, *args, **kwargs)

        guarded.guard = action.value  # type: ignore[attr-defined]  # functions carry attributes
        return guarded

    return decorate


def turned_away(request: HttpRequest, action: Action) -> HttpResponse | None:
    """Return where a person is sent instead, None if they may go on.

    Raises PermissionDenied for somebody who is signed in and whose role does not allow it.
    """
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    if not may(request.user, action):
        raise PermissionDenied
    if lacks_second_factor(request):
        messages.warning(
            request, _("Your role needs a second factor. Set it up here, then go on working.")
        )
        return redirect("mfa_activate_totp")
    return None


def lacks_second_factor(request: HttpRequest) -> bool:
    """Return whether a second factor is required of the person and not set up yet."""
    return (
        settings.REQUIRE_SECOND_FACTOR
        and needs_second_factor(request.user)
        and not is_mfa_enabled(request.user)
    )
