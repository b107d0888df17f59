"""Questions asked of areas."""

from __future__ import annotations

import datetime as dt

from django.db import models
from django.db.models import Q


class AreaQuerySet(models.QuerySet):  # type: ignore[type-arg]  # models stand above querysets
    """Areas."""

    def valid_on(self, day: dt.date) -> AreaQuerySet:
        """Areas drawn as of `day`; an open end has no limit."""
        return self.filter(
            Q(valid_from__isnull=True) | Q(valid_from__lte=day),
            Q(valid_to__isnull=True) | Q(valid_to__gte=day),
        )
