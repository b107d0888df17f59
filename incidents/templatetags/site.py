"""What every page says about the site itself."""

from __future__ import annotations

from django import template
from django.conf import settings
from django.http import QueryDict

register = template.Library()


@register.simple_tag
def site_name() -> str:
    """Return the name of this tracker."""
    name: str = settings.SITE_NAME
    return name


@register.simple_tag
def changed_query(query: str, **changes: object) -> str:
    """Return a query string with some parameters set anew; a value of None leaves one out.

    Starts with a question mark, also when nothing is left, so that a link to it drops the rest.
    """
    params = QueryDict(query, mutable=True)
    for name, value in changes.items():
        params.pop(name, None)
        if value is not None:
            params[name] = str(value)
    return f"?{params.urlencode()}"
