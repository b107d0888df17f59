"""Counts of violations in words."""

from __future__ import annotations

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from incidents.tally.bulletins import CountView, Entry, Row
from incidents.understanding.wording import bounded_words

register = template.Library()


@register.simple_tag
def counted(number: int, bound: str) -> str:
    """Return a number with the end that is open: "at least 61"."""
    return bounded_words(number, bound)


@register.filter
def entry_of(row: Row, side: str) -> list[Entry]:
    """Return what the actors of a side count in a row."""
    return [entry for entry in row.entries if entry.side == side]


@register.simple_tag
def counted_days(entry: Entry, row: Row) -> str:
    """Return over how many days of the row a sum goes; empty for a count of the row's own days."""
    if len(entry.days) == row.length and not entry.is_sum:
        return ""
    return _("added up over %(days)d of %(all)d days") % {
        "days": len(entry.days),
        "all": row.length,
    }


@register.filter
def count_details(count: CountView) -> str:
    """Return what a bulletin says besides its number: shots, weapons, stretch of the line."""
    shots = ""
    if count.shots is not None:
        words = ngettext("%(number)s shot", "%(number)s shots", count.shots)
        shots = words % {"number": bounded_words(count.shots, count.shots_bound)}
    return "; ".join(part for part in (shots, count.weapons, count.stretch) if part)
