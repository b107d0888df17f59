"""How people get accounts: from an administrator, never by signing up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allauth.account.adapter import DefaultAccountAdapter

if TYPE_CHECKING:
    from django.http import HttpRequest


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth carries no types
    """django-allauth's behaviour with the sign-up page closed."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Answer no: an administrator makes every account and gives it a role."""
        return False
