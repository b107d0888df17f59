"""Questions asked of bulletins."""

from __future__ import annotations

import datetime as dt

from django.db import models
from django.db.models import Case, F, Q, Value, When

from incidents.enums import ClaimStatus
from incidents.filters import IncidentFilter

from .days import meeting


class BulletinQuerySet(models.QuerySet):  # type: ignore[type-arg]  # models stand above querysets
    """Bulletins."""

    def public(self) -> BulletinQuerySet:
        """Bulletins an editor accepted: all that the public sees."""
        return self.filter(status=ClaimStatus.ACCEPTED)

    def known_on(self, day: dt.date | None) -> BulletinQuerySet:
        """Bulletins whose statement was issued by the end of `day`; all when it is None."""
        return self if day is None else self.filter(statement__issued_on__lte=day)

    def matching(self, wanted: IncidentFilter) -> BulletinQuerySet:
        """Bulletins the one filter asks for, by days, side and `known_on`."""
        found = self.known_on(wanted.known_on).meeting(wanted.first, wanted.last)
        return found.filter(side__in=wanted.sides) if wanted.sides else found

    def meeting(self, first: dt.date | None, last: dt.date | None) -> BulletinQuerySet:
        """Bulletins whose days meet [first, last], both inclusive; None is open."""
        return meeting(self, first, last)

    def awaiting_review(self) -> BulletinQuerySet:
        """Submitted bulletins, the longest waiting first."""
        return self.filter(status=ClaimStatus.SUBMITTED).order_by("submitted_at", "id")

    def at_desk_of(self, user: models.Model) -> BulletinQuerySet:
        """All that `user` wrote or edited, and what colleagues have that is not decided.

        What can be gone on with first, then what waits, then what is closed.
        """
        open_states = (ClaimStatus.DRAFT, ClaimStatus.RETURNED, ClaimStatus.SUBMITTED)
        order = Case(
            When(status=ClaimStatus.RETURNED, then=Value(0)),
            When(status=ClaimStatus.DRAFT, then=Value(1)),
            When(status=ClaimStatus.SUBMITTED, then=Value(2)),
            default=Value(3),
        )
        return self.filter(
            Q(status__in=open_states) | Q(created_by=user) | Q(edited_by=user)
        ).order_by(order, "-updated_at", "-pk")

    def returned_to(self, user: models.Model) -> BulletinQuerySet:
        """Bulletins that came back to one of those who wrote them."""
        return self.filter(Q(created_by=user) | Q(edited_by=user), status=ClaimStatus.RETURNED)

    def beside(self, bulletin: models.Model) -> BulletinQuerySet:
        """Other bulletins, accepted or waiting, whose days meet those of `bulletin`."""
        first, last = (getattr(bulletin, name) for name in ("starts_on", "ends_on"))
        states = (ClaimStatus.ACCEPTED, ClaimStatus.SUBMITTED)
        return self.meeting(first, last).filter(status__in=states).exclude(pk=bulletin.pk)

    def for_page(self) -> BulletinQuerySet:
        """Bulletins with what lists and pages show of them, in a fixed number of queries."""
        return self.select_related(
            "statement__actor", "statement__derived_from", "created_by", "edited_by"
        ).defer("statement__verbatim", "statement__translation")

    def in_order(self) -> BulletinQuerySet:
        """By day, then in the order in which they were issued."""
        return self.order_by("starts_on", "ends_on", F("statement__issued_on"), "pk")
