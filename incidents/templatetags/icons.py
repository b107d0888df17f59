"""Icons from the one sprite, static/img/sprite.svg. Signs of sides and verdicts are in signs.py."""

from __future__ import annotations

from django import template
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag
def icon(name: str) -> SafeString:
    """Return the icon that has this id in the sprite; words have to stand beside it."""
    return format_html(
        '<svg class="icon" width="16" height="16" aria-hidden="true" focusable="false">'
        '<use href="{}#{}"/></svg>',
        static("img/sprite.svg"),
        name,
    )
