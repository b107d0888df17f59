"""Questions asked of claims."""

from __future__ import annotations

import datetime as dt

from django.db import models
from django.db.models import F, Q

from incidents.enums import ClaimStatus, IncidentStatus


class ClaimQuerySet(models.QuerySet):  # type: ignore[type-arg]  # models stand above querysets
    """Claims."""

    def accepted(self) -> ClaimQuerySet:
        """Claims an editor accepted, whether or not their incident is published."""
        return self.filter(status=ClaimStatus.ACCEPTED)

    def public(self) -> ClaimQuerySet:
        """Accepted claims of published incidents: all that the public sees."""
        return self.accepted().filter(incident__status=IncidentStatus.PUBLISHED)

    def known_on(self, day: dt.date | None) -> ClaimQuerySet:
        """Claims whose statement was issued by the end of `day`; all when it is None."""
        return self if day is None else self.filter(statement__issued_on__lte=day)

    def awaiting_review(self) -> ClaimQuerySet:
        """Submitted claims, the longest waiting first."""
        return self.filter(status=ClaimStatus.SUBMITTED).order_by("submitted_at", "id")

    def of_others(self, user: models.Model) -> ClaimQuerySet:
        """Claims that `user` neither wrote nor edited, which they may therefore decide on."""
        return self.exclude(created_by=user).exclude(edited_by=user)

    def written_or_taken_by(self, user: models.Model) -> ClaimQuerySet:
        """Claims that `user` wrote, edited last, or goes on with: their own at the desk."""
        return self.filter(Q(created_by=user) | Q(edited_by=user) | Q(assigned_to=user))

    def to_go_on_with(self, user: models.Model) -> ClaimQuerySet:
        """Claims that are `user`'s to go on with: given to them, or theirs and given to nobody."""
        return self.filter(Q(assigned_to=user) | Q(assigned_to=None, created_by=user))

    def of_statement(self, statement_id: int | None) -> ClaimQuerySet:
        """The claims of a statement with their incidents, in the order they were written."""
        return self.filter(statement=statement_id).select_related("incident").order_by("id")

    def for_comparison(self) -> ClaimQuerySet:
        """Claims with all that comparing and showing them needs, in a fixed number of queries."""
        return (
            self.select_related(
                "statement__actor",
                "statement__derived_from__actor",
                "breached_clause__agreement",
            )
            .prefetch_related(
                "sites__place__names",
                "outcomes__place__names",
                "figures",
                "statement__joint_actors",
                "statement__appearances__publication__outlet",
            )
            .order_by(F("statement__issued_on"), "statement_id")
        )
