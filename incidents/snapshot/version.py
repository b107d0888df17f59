"""The number of the public snapshot: it changes whenever what is public may have changed.

Addresses and caches carry the number, so moving it on once too often costs a cache and moving
it on too seldom would show old facts. Hence every call moves it.
"""

from __future__ import annotations

from django.db import transaction
from django.db.models import F
from django.db.models.functions import Now

from incidents.models import SnapshotVersion

ONLY_ROW = 1


def current() -> int:
    """Return the number of the public snapshot; 0 before the first publication."""
    return SnapshotVersion.objects.filter(pk=ONLY_ROW).values_list("number", flat=True).first() or 0


def advance() -> int:
    """Move the number on by one, note when, and return it.

    The database adds, so two workers at the same moment move it twice and never to the same
    number. Repeating it is harmless.
    """
    with transaction.atomic():
        SnapshotVersion.objects.get_or_create(pk=ONLY_ROW)
        # auto_now does not act on update().
        SnapshotVersion.objects.filter(pk=ONLY_ROW).update(number=F("number") + 1, moved_at=Now())
        return current()
