"""Changes of records as people make them: each in a transaction and a context of its own."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pghistory
from django.db import transaction

from incidents.versions import Subject, Timeline, fields_at, timeline_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from incidents.models import Place, User


@contextmanager
def act(user: User, reason: str = "") -> Iterator[None]:
    """One act of somebody, recorded with the reason."""
    with transaction.atomic(), pghistory.context(user=user.pk, reason=reason):
        yield


def save(record: Any, **changes: Any) -> None:
    """Change columns of a record."""
    for name, value in changes.items():
        setattr(record, name, value)
    record.save()


def neutral(place: Place) -> str:
    """What places are called in these tests."""
    return place.label


def shown(timeline: Timeline, number: int) -> dict[str, Any]:
    """What stands in a version, by field: its text, else its values."""
    fields = fields_at(timeline, [number], neutral)[number]
    return {one.name: one.text or one.values for one in fields}


def history_of(subject: Subject, record: Any) -> Timeline:
    """The versions of a record."""
    return timeline_of(subject, record.pk)
