"""Versions of records in words: why something was changed, and what stood in a field."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django import template
from django.template import Context
from django.utils.translation import gettext_lazy as _

from incidents.comparison import FigureView
from incidents.templatetags.names import value_shown
from incidents.templatetags.words import whole_figure

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.utils.functional import Promise

register = template.Library()

ACTS: Final[Mapping[str, str | Promise]] = {
    "accept": _("accepted"),
    "administration": _("changed by an administrator"),
    "call off": _("its publication was called off"),
    "change a bulletin": _("a bulletin was changed"),
    "comment": _("a comment in a discussion"),
    "confirm": _("an assessment was confirmed"),
    "decline": _("an assessment was put away"),
    "discuss": _("a discussion was begun"),
    "enter a bulletin": _("entered with a bulletin"),
    "load_sample": _("entered with the sample"),
    "publish": _("published"),
    "put back": _("put back for other editors"),
    "reopen": _("a discussion was opened again"),
    "resolve": _("a discussion was resolved"),
    "schedule": _("to be published at a moment"),
    "scheduled": _("published at its moment"),
    "submit": _("handed in for review"),
    "submit from the desk": _("handed in from the desk"),
    "table of records": _("changed in the table of records"),
    "take": _("taken by an editor"),
    "withdraw": _("withdrawn"),
}
"""What the history notes of acts for which nobody had to give a reason, in words."""


@register.filter
def why_words(reason: str) -> str:
    """Return why something was changed: the words given, or what was done."""
    return str(ACTS.get(reason, reason))


@register.simple_tag(takes_context=True)
def version_value(context: Context, value: object) -> str:
    """Return one value of a field of a version in words, names of places in their language."""
    if isinstance(value, str):
        # Codes are texts too; as members of their list they have words of their own.
        return str(getattr(value, "label", value))
    if isinstance(value, FigureView):
        return whole_figure(value)
    return value_shown(context, value)  # type: ignore[arg-type]  # a Value is what is left
