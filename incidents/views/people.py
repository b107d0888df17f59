"""Who asks, in views that only signed-in people reach."""

from __future__ import annotations

from typing import TYPE_CHECKING

from incidents.models import User

if TYPE_CHECKING:
    from django.http import HttpRequest


def person(request: HttpRequest) -> User:
    """Return who asks; the view is guarded, so somebody is signed in."""
    assert isinstance(request.user, User)
    return request.user
