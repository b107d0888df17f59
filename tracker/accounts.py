"""How people get accounts, from an administrator only, and where they come after signing in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allauth.account.adapter import DefaultAccountAdapter
from django.urls import reverse

from incidents.permissions import Action, may

if TYPE_CHECKING:
    from django.http import HttpRequest


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
