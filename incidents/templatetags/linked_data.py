"""Data blocks for machines inside a page."""

from __future__ import annotations

import json

from django import template
from django.core.serializers.json import DjangoJSONEncoder
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

ESCAPES = {ord(sign): f"\\u{ord(sign):04X}" for sign in "<>&"}
"""Signs that could end the element or begin another, as json_script escapes them."""


@register.simple_tag
def linked_data(value: object) -> SafeString:
    """Return `value` as a JSON-LD data block; a browser does not execute it."""
    text = json.dumps(value, cls=DjangoJSONEncoder, ensure_ascii=False).translate(ESCAPES)
    # Nothing that a tag could begin with is left in it.
    return mark_safe(f'<script type="application/ld+json">{text}</script>')  # noqa: S308
