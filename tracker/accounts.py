"""How people get accounts, from an administrator only, and where they come after signing in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import AuthenticationBackend
from django.urls import reverse

from incidents.models import User
from incidents.notices import with_unread
from incidents.permissions import Action, may

if TYPE_CHECKING:
    from django.http import HttpRequest


class Backend(AuthenticationBackend):  # type: ignore[misc]  # allauth carries no types
    """django-allauth's way to sign in; whoever is signed in comes with their unread notices."""

    def get_user(self, user_id: int) -> User | None:
        """Return an account that is switched on, with `unread_number`. One query."""
        found = with_unread(User.objects.all()).filter(pk=user_id).first()
        return found if found is not None and self.user_can_authenticate(found) else None


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth carries no types
    """django-allauth's behaviour with the sign-up page closed."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Answer no: an administrator makes every account and gives it a role."""
        return False

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Lead those who work at the desk there, everybody else to the first page."""
        if may(request.user, Action.OPEN_DESK):
            return reverse("desk")
        return str(super().get_login_redirect_url(request))
