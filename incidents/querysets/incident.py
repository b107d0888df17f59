"""Questions asked of incidents. What the one filter wants is asked of incidents.snapshot."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from typing import Any

from django.apps import apps
from django.contrib.gis.db.models.functions import Distance
from django.contrib.gis.geos import Point
from django.db import models
from django.db.models import (
    Case,
    DurationField,
    Exists,
    F,
    OuterRef,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Greatest

from incidents.enums import ClaimStatus, IncidentStatus

from .days import meeting


class IncidentQuerySet(models.QuerySet):  # type: ignore[type-arg]  # models stand above querysets
    """Incidents."""

    def public(self) -> IncidentQuerySet:
        """Published incidents."""
        return self.filter(status=IncidentStatus.PUBLISHED)

    def with_reference(self) -> IncidentQuerySet:
        """Incidents that have a public address: published, retracted or merged."""
        return self.filter(reference__isnull=False)

    def with_turn(self) -> IncidentQuerySet:
        """Incidents with `turned_at`: when each first came to the status it has.

        Of a retracted or merged one that is the moment it was; read from its history.
        """
        events = apps.get_model("incidents", "IncidentEvent")._default_manager.filter(
            pgh_obj=OuterRef("pk"), status=OuterRef("status")
        )
        turned: IncidentQuerySet = self.annotate(
            turned_at=Subquery(events.order_by("pgh_id").values("pgh_created_at")[:1])
        )
        return turned

    def known_on(self, day: dt.date) -> IncidentQuerySet:
        """Incidents some accepted claim spoke of in a statement issued by the end of `day`."""
        claims = apps.get_model("incidents", "Claim")._default_manager.filter(
            incident=OuterRef("pk"), status=ClaimStatus.ACCEPTED, statement__issued_on__lte=day
        )
        return self.filter(Exists(claims))

    def between(self, first: dt.date | None, last: dt.date | None) -> IncidentQuerySet:
        """Incidents whose interval meets [first, last], both inclusive; None is open."""
        return meeting(self, first, last)

    def at_places(
        self,
        slugs: tuple[str, ...],
        known_on: dt.date | None,
        among: Collection[int] | None = None,
    ) -> IncidentQuerySet:
        """Incidents with a site at one of the places, their own or an accepted claim's.

        Where it is known that only few incidents matter, `among` are their keys. Asks for the keys
        of the places at once: known, they let the indexes in through the views of what is shown.
        """
        places = apps.get_model("incidents", "Place")._default_manager.filter(slug__in=slugs)
        keys = list(places.values_list("pk", flat=True))
        own = apps.get_model("incidents", "ShownIncidentSite")._default_manager.filter(
            place__in=keys
        )
        accepted = apps.get_model("incidents", "Claim")._default_manager.filter(
            status=ClaimStatus.ACCEPTED
        )
        if known_on is not None:
            accepted = accepted.filter(statement__issued_on__lte=known_on)
        named: models.QuerySet[Any, Any]
        if among is None:
            named = accepted.filter(shown_sites__place__in=keys).values("incident")
        else:
            own = own.filter(incident__in=among)
            claims = list(accepted.filter(incident__in=among).values_list("pk", flat=True))
            sites = apps.get_model("incidents", "ShownClaimSite")._default_manager
            named = sites.filter(place__in=keys, claim__in=claims).values("claim__incident")
        # The few incidents of a place are gathered first: asked of each incident, it takes seconds.
        there = own.order_by().values("incident").union(named.order_by())
        return self.filter(pk__in=there)

    def to_claim_about(self) -> IncidentQuerySet:
        """Incidents a new claim can speak of: drafts and published ones."""
        return self.filter(status__in=(IncidentStatus.DRAFT, IncidentStatus.PUBLISHED))

    def nearest(self, point: Point | None, day: dt.date | None) -> IncidentQuerySet:
        """Nearest to `day` first, then to `point`, as far as they are given; else newest first.

        With `days_apart` (a timedelta, 0 within the interval) and `distance` where asked for.
        """
        found, order = self, []
        if day is not None:
            apart = Greatest(
                Value(day) - F("ends_on"), F("starts_on") - Value(day), Value(dt.timedelta(0))
            )
            found = found.annotate(
                days_apart=Case(
                    When(starts_on__isnull=False, then=apart), output_field=DurationField()
                )
            )
            order.append(F("days_apart").asc(nulls_last=True))
        if point is not None:
            found = found.annotate(distance=Distance("point", point))
            order.append(F("distance").asc(nulls_last=True))
        return found.order_by(*order, F("starts_on").desc(nulls_last=True), "-pk")

    def in_order_of(self, references: Sequence[str]) -> IncidentQuerySet:
        """Incidents with one of `references`, in the order of these."""
        places = [When(reference=one, then=number) for number, one in enumerate(references)]
        return self.filter(reference__in=references).order_by(Case(*places, default=0))

    def newest_first(self) -> IncidentQuerySet:
        """By day, newest first; the reference decides between equal days."""
        return self.order_by("-starts_on", "-reference")
