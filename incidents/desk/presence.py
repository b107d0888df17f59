"""Who has a draft open: colleagues are told of each other. Not kept."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from django.utils import timezone

from incidents.models import Presence

if TYPE_CHECKING:
    from collections.abc import Iterable

    from incidents.models import Draft, User

HERE_FOR: Final = dt.timedelta(seconds=60)
"""How long after a sign of life somebody still counts as there; pages send one every 20 s."""


def note_presence(draft: Draft, user: User) -> None:
    """Note that somebody has a draft open now. One query."""
    Presence.objects.bulk_create(
        [Presence(draft=draft, user=user, seen_at=timezone.now())],
        update_conflicts=True,
        unique_fields=["draft", "user"],
        update_fields=["seen_at"],
    )


def others_here(draft: Draft, user: User) -> Iterable[Presence]:
    """Return the signs of life of others in a draft within HERE_FOR, with their users."""
    return (
        Presence.objects.filter(draft=draft, seen_at__gte=timezone.now() - HERE_FOR)
        .exclude(user=user)
        .select_related("user")
        .order_by("-seen_at")
    )
