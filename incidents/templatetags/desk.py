"""What the pages of the desk say of people, and the ways from one page of it to another."""

from __future__ import annotations

from typing import Any

from django import template
from django.template import Context
from django.urls import reverse

from incidents.models import User
from incidents.permissions import Action, may

register = template.Library()

_PAGES = (
    *("desk", "desk_new", "desk_records", "desk_bulletins", "desk_search"),
    *("desk_discussions", "notices"),
    *("review", "review_incidents", "review_bulletins"),
)


@register.filter
def may_open_desk(user: object) -> bool:
    """Whether somebody works at the desk; nobody does on pages without a request."""
    return isinstance(user, User) and may(user, Action.OPEN_DESK)


@register.filter
def may_open_review(user: object) -> bool:
    """Whether somebody reviews claims."""
    return isinstance(user, User) and may(user, Action.OPEN_REVIEW)


@register.filter
def may_read_notices(user: object) -> bool:
    """Whether somebody is told of things: everybody who works here, also administrators."""
    return isinstance(user, User) and may(user, Action.READ_NOTICES)


@register.inclusion_tag("includes/_desk_nav.html", takes_context=True)
def desk_navigation(context: Context) -> dict[str, Any]:
    """Return what the navigation of desk and review shows: there, and to those who work there.

    No query: the number of unread notices comes with whoever asks.
    """
    request = context.get("request")
    path, user = getattr(request, "path", ""), getattr(request, "user", None)
    is_inside = path.startswith((reverse("desk"), reverse("review")))
    current = next((name for name in _PAGES if path == reverse(name)), "")
    at_desk = is_inside and may_read_notices(user)
    return {
        "at_desk": at_desk,
        "works_here": may_open_desk(user),
        "unread": getattr(user, "unread_number", 0),
        "current": current,
        "reviews": may_open_review(user),
    }
