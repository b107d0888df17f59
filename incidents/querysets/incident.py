"""Questions asked of incidents; `matching` is the one filter's answer in the database."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.apps import apps
from django.contrib.gis.db.models.functions import Distance
from django.contrib.gis.geos import Point, Polygon
from django.contrib.gis.measure import D
from django.db import models
from django.db.models import (
    Case,
    Count,
    DurationField,
    Exists,
    F,
    Max,
    OuterRef,
    Q,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce, Greatest

from incidents.enums import ClaimStatus, IncidentStatus
from incidents.filters import IncidentFilter

from .claim import ClaimQuerySet
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
        return self.said(known_on=day)

    def said(self, *conditions: Q, known_on: dt.date | None = None) -> IncidentQuerySet:
        """Incidents with one accepted claim, said by `known_on`, that meets all `conditions`."""
        claims = apps.get_model("incidents", "Claim")._default_manager.filter(
            *conditions, incident=OuterRef("pk"), status=ClaimStatus.ACCEPTED
        )
        if known_on is not None:
            claims = claims.filter(statement__issued_on__lte=known_on)
        return self.filter(Exists(claims))

    def between(self, first: dt.date | None, last: dt.date | None) -> IncidentQuerySet:
        """Incidents whose interval meets [first, last], both inclusive; None is open."""
        return meeting(self, first, last)

    def matching(self, wanted: IncidentFilter) -> IncidentQuerySet:
        """Incidents the one filter asks for; with `known_on` only as said by then."""
        found = self.between(wanted.first, wanted.last)
        if wanted.bbox:
            found = found.filter(point__coveredby=Polygon.from_bbox(wanted.bbox))
        if wanted.types:
            found = found.filter(event_type__in=wanted.types)
        if wanted.assessments:
            found = found.filter(
                Q(occurrence__in=wanted.assessments) | Q(responsibility__in=wanted.assessments)
            )
        if wanted.precision is not None:
            found = found.filter(point__isnull=False, precision__lte=wanted.precision)
        return found.matching_claims(wanted)

    def matching_claims(self, wanted: IncidentFilter) -> IncidentQuerySet:
        """The part of the filter that asks what was said, by `known_on` if it is set."""
        found = self
        if wanted.known_on:
            found = found.known_on(wanted.known_on)
        if wanted.sides:
            found = found.said(Q(statement__actor__side__in=wanted.sides), known_on=wanted.known_on)
        if wanted.initiators:
            found = found.said(Q(initiator__in=wanted.initiators), known_on=wanted.known_on)
        if wanted.places:
            found = found.at_places(wanted.places, wanted.known_on)
        if wanted.casualties_min:
            found = found.with_casualties(wanted.casualties_min, wanted.known_on)
        if wanted.q:
            found = found.search(wanted.q, wanted.q_folded, wanted.known_on)
        return found

    def at_places(self, slugs: tuple[str, ...], known_on: dt.date | None) -> IncidentQuerySet:
        """Incidents with a site at one of the places, their own or an accepted claim's."""
        own = apps.get_model("incidents", "ShownIncidentSite")._default_manager.filter(
            place__slug__in=slugs
        )
        claims = apps.get_model("incidents", "Claim")._default_manager.filter(
            status=ClaimStatus.ACCEPTED, shown_sites__place__slug__in=slugs
        )
        if known_on is not None:
            claims = claims.filter(statement__issued_on__lte=known_on)
        # The few incidents of a place are gathered first: asked of each incident, it takes seconds.
        there = own.order_by().values("incident").union(claims.order_by().values("incident"))
        return self.filter(pk__in=there)

    def with_casualties(self, least: int, known_on: dt.date | None) -> IncidentQuerySet:
        """Incidents of which one accepted claim gives at least `least` killed and wounded."""
        return self.filter(
            Exists(_accepted_claims(known_on).with_totals().filter(total__gte=least))
        )

    def with_counts(self, known_on: dt.date | None) -> IncidentQuerySet:
        """Incidents with `claim_total` and `side_total` of their accepted claims said by then.

        And `most_casualties`: the most killed and wounded that any one of them gives, or 0.
        """
        claims = _accepted_claims(known_on)
        totals = claims.order_by().values("incident")
        most = claims.with_totals().order_by().values("incident").annotate(most=Max("total"))
        sides = Count("statement__actor__side", distinct=True)
        counted: IncidentQuerySet = self.annotate(
            claim_total=Subquery(totals.annotate(number=Count("pk")).values("number")),
            side_total=Subquery(totals.annotate(number=sides).values("number")),
            most_casualties=Coalesce(Subquery(most.values("most")), 0),
        )
        return counted

    def search(self, text: str, folded: str, known_on: dt.date | None) -> IncidentQuerySet:
        """Incidents whose title, summary, accepted claims or place names have the words.

        `folded` is the gazetteer key of the text: it also finds other spellings of a place.
        """
        documents = apps.get_model("incidents", "SearchDocument")._default_manager
        worded = documents.worded(text, folded, known_on)
        return self.filter(Exists(worded.filter(incident=OuterRef("pk"))))

    def near(self, point: Point, metres: float) -> IncidentQuerySet:
        """Incidents whose point is within `metres` of `point` (SRID 4326), with `distance`.

        Nearest first. Incidents without coordinates are near nothing.
        """
        # A box of degrees lets the index in: a degree of longitude is over 80 km at 42.5 N.
        around = self.filter(point__dwithin=(point, metres / 80_000))
        nearest: IncidentQuerySet = (
            around.annotate(distance=Distance("point", point))
            .filter(distance__lte=D(m=metres))
            .order_by("distance", "reference")
        )
        return nearest

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

    def unmapped(self) -> IncidentQuerySet:
        """Incidents without coordinates."""
        return self.filter(point__isnull=True)

    def in_order_of(self, references: Sequence[str]) -> IncidentQuerySet:
        """Incidents with one of `references`, in the order of these."""
        places = [When(reference=one, then=number) for number, one in enumerate(references)]
        return self.filter(reference__in=references).order_by(Case(*places, default=0))

    def newest_first(self) -> IncidentQuerySet:
        """By day, newest first; the reference decides between equal days."""
        return self.order_by("-starts_on", "-reference")


def _accepted_claims(known_on: dt.date | None) -> ClaimQuerySet:
    """The accepted claims of the incident of an outer query, said by `known_on` if it is set."""
    claims: ClaimQuerySet = apps.get_model("incidents", "Claim")._default_manager.filter(
        incident=OuterRef("pk"), status=ClaimStatus.ACCEPTED
    )
    return claims if known_on is None else claims.filter(statement__issued_on__lte=known_on)
