"""Decisions that wait to be settled: for a second editor, or for their moment."""

from __future__ import annotations

from django.db import models


class WaitingQuerySet(models.QuerySet):  # type: ignore[type-arg]  # models stand above querysets
    """Decisions with `settled_at`."""

    def waiting(self) -> WaitingQuerySet:
        """Those that nobody and nothing has settled yet."""
        return self.filter(settled_at=None)
