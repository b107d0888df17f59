"""The number of the public snapshot, and which incidents each number changed.

Addresses and caches carry the number, so moving it on once too often costs a cache and moving
it on too seldom would show old facts. Hence every call moves it.

Whoever changes what is public notes it in the same transaction (`note_change`); the job that
follows gives the notes the next number. A note whose job was lost gets its number with the next
one, or from the job of each minute. Numbers are given under the lock of one row, so who has seen a
number sees all notes up to it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.db import transaction
from django.db.models import F
from django.db.models.functions import Now

from incidents import jobs
from incidents.models import SnapshotChange, SnapshotVersion

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import QuerySet

ONLY_ROW = 1

MOST_CHANGED: Final = 5_000
"""Above so many changed incidents all are loaded anew."""


def current() -> int:
    """Return the number of the public snapshot; 0 before the first publication."""
    return SnapshotVersion.objects.filter(pk=ONLY_ROW).values_list("number", flat=True).first() or 0


def note_change(*incidents: int) -> None:
    """Note that what is public of `incidents` (keys) changes, and have the version move on.

    Without any, that anything may have changed. Call it in the transaction that changes it.
    """
    keys: Iterable[int | None] = incidents or (None,)
    SnapshotChange.objects.bulk_create(SnapshotChange(incident_id=key) for key in keys)
    jobs.queue_on_commit(jobs.ADVANCE_SNAPSHOT)


def advance() -> int:
    """Move the number on by one, note when, give it to the notes that wait, and return it.

    The database adds, so two workers at the same moment move it twice and never to the same
    number. Repeating it is harmless.
    """
    with transaction.atomic():
        SnapshotVersion.objects.get_or_create(pk=ONLY_ROW)
        # auto_now does not act on update().
        SnapshotVersion.objects.filter(pk=ONLY_ROW).update(number=F("number") + 1, moved_at=Now())
        number = current()
        _waiting().update(number=number)
        return number


def catch_up() -> None:
    """Move the number on if a note waits whose job may have been lost."""
    if _waiting().exists():
        advance()


def start_over() -> None:
    """Have every process load all anew, and forget older notes, which nobody needs then."""
    with transaction.atomic():
        SnapshotChange.objects.create(incident=None)
        number = advance()
        SnapshotChange.objects.filter(number__lt=number).delete()


def changed_since(before: int, number: int) -> set[int] | None:
    """Return the keys of the incidents changed after number `before`, up to `number`.

    None where that is not known or where they are many: then all are loaded anew.
    """
    found = SnapshotChange.objects.filter(number__gt=before, number__lte=number)
    keys = set(found.values_list("incident_id", flat=True)[: MOST_CHANGED + 1])
    if number < before or None in keys or len(keys) > MOST_CHANGED:
        return None
    return keys


def _waiting() -> QuerySet[SnapshotChange]:
    """Notes that no number has been given yet."""
    return SnapshotChange.objects.filter(number=None)
