"""Questions asked of statements."""

from __future__ import annotations

import datetime as dt

from django.db import models

from incidents.enums import ClaimStatus, IncidentStatus


class StatementQuerySet(models.QuerySet):  # type: ignore[type-arg]  # models stand above querysets
    """Statements."""

    def public(self) -> StatementQuerySet:
        """Statements with an accepted claim about a published incident, or an accepted bulletin."""
        meta = self.model._meta
        claims = meta.get_field("claims").related_model._default_manager.filter(
            statement=models.OuterRef("pk"),
            status=ClaimStatus.ACCEPTED,
            incident__status=IncidentStatus.PUBLISHED,
        )
        bulletins = meta.get_field("bulletins").related_model._default_manager.filter(
            statement=models.OuterRef("pk"), status=ClaimStatus.ACCEPTED
        )
        return self.filter(models.Exists(claims) | models.Exists(bulletins))

    def known_on(self, day: dt.date) -> StatementQuerySet:
        """Statements issued by the end of `day`."""
        return self.filter(issued_on__lte=day)

    def for_page(self) -> StatementQuerySet:
        """Statements with what a page shows of them, without further queries."""
        return self.select_related("actor", "derived_from__actor").prefetch_related(
            "joint_actors", "appearances__publication__outlet"
        )
