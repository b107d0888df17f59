"""Rows that have a first and a last day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    import datetime as dt

    from django.db.models import QuerySet

Rows = TypeVar("Rows", bound="QuerySet[Any]")


def meeting(rows: Rows, first: dt.date | None, last: dt.date | None) -> Rows:
    """Return rows whose `starts_on` to `ends_on` meet [first, last], inclusive; None is open."""
    found = rows
    if first is not None:
        found = found.filter(ends_on__gte=first)
    if last is not None:
        found = found.filter(starts_on__lte=last)
    return found
