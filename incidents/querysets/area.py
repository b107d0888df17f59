"""Questions asked of areas."""

from __future__ import annotations

import datetime as dt

from django.db import models
from django.db.models import Q

from incidents.enums import AreaKind


class AreaQuerySet(models.QuerySet):  # type: ignore[type-arg]  # models stand above querysets
    """Areas."""

    def valid_on(self, day: dt.date) -> AreaQuerySet:
        """Areas drawn as of `day`; an open end has no limit."""
        return self.filter(
            Q(valid_from__isnull=True) | Q(valid_from__lte=day),
            Q(valid_to__isnull=True) | Q(valid_to__gte=day),
        )

    def ended_before(self, day: dt.date) -> AreaQuerySet:
        """Areas whose last day lies before `day`, the latest last."""
        return self.filter(valid_to__lt=day).order_by("valid_to", "slug")

    def lines(self) -> AreaQuerySet:
        """Lines of contact."""
        return self.filter(kind=AreaKind.LINE_OF_CONTACT)
