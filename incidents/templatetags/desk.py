"""What the pages of the desk say of people, and the ways from one page of it to another."""

from __future__ import annotations

from typing import Any

from django import template
from django.template import Context
from django.urls import reverse

from incidents.models import User
from incidents.permissions import Action, may

register = template.Library()

_PAGES = ("desk", "desk_new", "desk_records", "desk_search")


@register.filter
def may_open_desk(user: object) -> bool:
    """Whether somebody works at the desk; nobody does on pages without a request."""
    return isinstance(user, User) and may(user, Action.OPEN_DESK)


@register.inclusion_tag("includes/_desk_nav.html", takes_context=True)
def desk_navigation(context: Context) -> dict[str, Any]:
    """Return what the desk's own navigation shows: on its pages, and to those who work there."""
    request = context.get("request")
    path = getattr(request, "path", "")
    at_desk = path.startswith(reverse("desk")) and may_open_desk(getattr(request, "user", None))
    current = next((name for name in _PAGES if path == reverse(name)), "")
    return {"at_desk": at_desk, "current": current}
