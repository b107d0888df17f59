"""Questions asked of drafts."""

from __future__ import annotations

import datetime as dt

from django.db import models
from django.db.models import Q

from incidents.enums import DraftStatus


class DraftQuerySet(models.QuerySet):  # type: ignore[type-arg]  # models stand above querysets
    """Drafts."""

    def open(self) -> DraftQuerySet:
        """Drafts somebody still writes."""
        return self.filter(status=DraftStatus.OPEN)

    def visible_to(self, user: models.Model) -> DraftQuerySet:
        """Drafts of `user`, and those shared with them: nobody else's can be opened."""
        return self.filter(Q(owner=user) | Q(shared_with=user)).distinct()

    def worked_on_since(self, moment: dt.datetime) -> DraftQuerySet:
        """Drafts that somebody has had open since `moment`."""
        return self.filter(presences__seen_at__gte=moment).distinct()
