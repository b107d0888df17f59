"""Incidents that wait for an editor: drafts with an accepted claim, nothing of them public yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Count, Exists, Min, OuterRef, Q

from incidents.enums import ClaimStatus, IncidentStatus
from incidents.models import Claim, Incident, ScheduledPublication

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from incidents.querysets.incident import IncidentQuerySet


def to_publish() -> IncidentQuerySet:
    """Return drafts with an accepted claim, the longest waiting first.

    With `accepted` and `undecided` (numbers of claims) and `since`, when the first was decided.
    """
    accepted = Claim.objects.accepted().filter(incident=OuterRef("pk"))
    found: IncidentQuerySet = (
        Incident.objects.filter(Exists(accepted), status=IncidentStatus.DRAFT)
        .annotate(
            accepted=Count("claims", filter=Q(claims__status=ClaimStatus.ACCEPTED), distinct=True),
            undecided=Count(
                "claims", filter=Q(claims__status=ClaimStatus.SUBMITTED), distinct=True
            ),
            since=Min("claims__reviews__decided_at", filter=Q(claims__status=ClaimStatus.ACCEPTED)),
        )
        .select_related("created_by")
        .order_by("since", "pk")
    )
    return found


def number_waiting() -> int:
    """Return how many incidents could be published."""
    accepted = Claim.objects.accepted().filter(incident=OuterRef("pk"))
    return Incident.objects.filter(Exists(accepted), status=IncidentStatus.DRAFT).count()


def put_off() -> QuerySet[ScheduledPublication]:
    """Return the publications that wait for their moment, the next first."""
    waiting = ScheduledPublication.objects.waiting()
    return waiting.select_related("incident", "asked_by")


def not_published() -> QuerySet[ScheduledPublication]:
    """Return the publications refused at their moment, of drafts about which nobody decided since.

    The newest first.
    """
    later = ScheduledPublication.objects.filter(
        incident=OuterRef("incident"), pk__gt=OuterRef("pk")
    )
    refused = ScheduledPublication.objects.exclude(refusal="").exclude(Exists(later))
    drafts = refused.filter(incident__status=IncidentStatus.DRAFT)
    return drafts.select_related("incident", "asked_by").order_by("-settled_at")
