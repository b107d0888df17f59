"""Questions asked of claims."""

from __future__ import annotations

import datetime as dt

from django.contrib.gis.geos import Polygon
from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Subquery, Sum
from django.db.models.functions import Coalesce

from incidents.enums import ClaimStatus, Harm, IncidentStatus, Stance
from incidents.filters import IncidentFilter

from .days import meeting


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

    def matching(self, wanted: IncidentFilter) -> ClaimQuerySet:
        """Claims of any status that themselves say what the one filter asks for.

        Parameters mean what they mean for incidents, asked of one claim; `assessment` asks its
        incident. A word of `q` may stand in the claim, its statement or its incident's title.
        """
        found = meeting(self.known_on(wanted.known_on), wanted.first, wanted.last)
        if wanted.types:
            found = found.filter(event_type__in=wanted.types)
        if wanted.sides:
            found = found.filter(statement__actor__side__in=wanted.sides)
        if wanted.initiators:
            found = found.filter(initiator__in=wanted.initiators)
        if wanted.assessments:
            found = found.filter(
                Q(incident__occurrence__in=wanted.assessments)
                | Q(incident__responsibility__in=wanted.assessments)
            )
        if wanted.casualties_min:
            found = found.with_totals().filter(total__gte=wanted.casualties_min)
        return _worded(_somewhere(found, wanted), wanted.q)

    def with_totals(self) -> ClaimQuerySet:
        """Claims that do not only comment, with `total`: how many killed and wounded each gives.

        Summed within one claim only, each figure by its best number, else its minimum, else its
        maximum: the rule of tally.casualties_total. NULL where it gives no number.
        """
        rows = self.model._meta.get_field("figures").related_model._default_manager
        figures = (
            rows.filter(claim=OuterRef("pk"), harm__in=(Harm.KILLED, Harm.WOUNDED))
            .order_by()
            .values("claim")
            .annotate(total=Sum(Coalesce("best", "minimum", "maximum")))
            .values("total")
        )
        counted: ClaimQuerySet = self.exclude(stance=Stance.COMMENTS).annotate(
            total=Subquery(figures)
        )
        return counted

    def of_others(self, user: models.Model) -> ClaimQuerySet:
        """Claims that `user` wrote nothing in, which they may therefore decide on."""
        return self.exclude(writers__user=user)

    def written_or_taken_by(self, user: models.Model) -> ClaimQuerySet:
        """Claims that `user` wrote in or goes on with: their own at the desk."""
        wrote = self.model._meta.get_field("writers").related_model._default_manager.filter(
            user=user
        )
        return self.filter(Q(pk__in=wrote.values("claim")) | Q(assigned_to=user))

    def to_go_on_with(self, user: models.Model) -> ClaimQuerySet:
        """Claims that are `user`'s to go on with: given to them, or theirs and given to nobody."""
        return self.filter(Q(assigned_to=user) | Q(assigned_to=None, created_by=user))

    def of_statement(self, statement_id: int | None) -> ClaimQuerySet:
        """The claims of a statement with their incidents, in the order they were written."""
        return self.filter(statement=statement_id).select_related("incident").order_by("id")

    def for_review(self) -> ClaimQuerySet:
        """Claims with all that deciding on them needs, in a fixed number of queries."""
        return (
            self.for_comparison()
            .select_related("incident", "created_by", "edited_by")
            .prefetch_related(
                "writers",
                "quotations",
                "warning_answers__answered_by",
                "incident__sites__place__names",
            )
        )

    def for_comparison(self) -> ClaimQuerySet:
        """Claims with all that comparing them needs, in a fixed number of queries.

        With places as on record: for editors. What is public comes from `for_readers`.
        """
        return self._with_parts("sites__place__names", "outcomes__place__names")

    def for_readers(self) -> ClaimQuerySet:
        """Claims with all that showing them needs, with places as the public sees them."""
        return self._with_parts("shown_sites__place__names", "shown_outcomes__place__names")

    def _with_parts(self, *places: str) -> ClaimQuerySet:
        return (
            self.select_related(
                "statement__actor",
                "statement__derived_from__actor",
                "breached_clause__agreement",
            )
            .prefetch_related(
                *places,
                "figures",
                "statement__joint_actors",
                "statement__appearances__publication__outlet",
            )
            .order_by(F("statement__issued_on"), "statement_id")
        )


def _somewhere(claims: ClaimQuerySet, wanted: IncidentFilter) -> ClaimQuerySet:
    sites = claims.model._meta.get_field("sites").related_model._default_manager
    found = claims
    if wanted.bbox:
        box = Polygon.from_bbox(wanted.bbox)
        inside = Q(point__coveredby=box) | Q(point=None, place__point__coveredby=box)
        found = found.filter(Exists(sites.filter(inside, claim=OuterRef("pk"))))
    if wanted.places:
        named = sites.filter(claim=OuterRef("pk"), place__slug__in=wanted.places)
        found = found.filter(Exists(named))
    if wanted.precision is not None:
        exact = sites.filter(claim=OuterRef("pk"), precision__lte=wanted.precision)
        found = found.filter(Exists(exact))
    return found


def _worded(claims: ClaimQuerySet, text: str) -> ClaimQuerySet:
    found = claims
    for word in text.split()[:6]:
        found = found.filter(
            Q(paraphrase__icontains=word)
            | Q(quotation__icontains=word)
            | Q(statement__summary__icontains=word)
            | Q(statement__verbatim__icontains=word)
            | Q(statement__actor__name__icontains=word)
            | Q(incident__title__icontains=word)
            | Q(incident__reference__icontains=word)
        )
    return found
