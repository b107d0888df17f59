"""The table of one's own records: which claims and incidents are somebody's, with what it shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.db.models import Count, Exists, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from incidents.enums import ClaimStatus, Role
from incidents.models import Claim, Discussion, Incident, IncidentTag, Tag, User

from .overview import LONG_TEXTS, with_decisions

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from incidents.querysets.claim import ClaimQuerySet
    from incidents.querysets.incident import IncidentQuerySet

WRITERS: Final = (Role.ANALYST, Role.EDITOR)
"""The roles that go on with claims."""


def claims_of(user: User, state: str = "", tag: str = "") -> ClaimQuerySet:
    """Return somebody's claims with what the table shows, in a state and with a tag if given."""
    claims: ClaimQuerySet = (
        Claim.objects.written_or_taken_by(user)
        .select_related("statement__actor", "incident", "created_by", "assigned_to")
        .prefetch_related("incident__tags", with_decisions())
        .defer(*LONG_TEXTS)
        .annotate(discussed=_discussed("claim"))
    )
    if state:
        claims = claims.filter(status=state)
    return claims.filter(Exists(_tagged("incident", tag))) if tag else claims


def incidents_of(user: User, state: str = "", tag: str = "") -> IncidentQuerySet:
    """Return incidents somebody wrote or made a claim about, in a state and with a tag if given.

    Each with `claims_total`, all its claims, and `claims_waiting`, those that wait for review.
    """
    incidents: IncidentQuerySet = (
        own_incidents(user)
        .annotate(
            claims_total=Count("claims"),
            claims_waiting=Count("claims", filter=Q(claims__status=ClaimStatus.SUBMITTED)),
            discussed=_discussed("incident"),
        )
        .prefetch_related("tags")
    )
    if state:
        incidents = incidents.filter(status=state)
    return incidents.filter(Exists(_tagged("pk", tag))) if tag else incidents


def own_incidents(user: User) -> IncidentQuerySet:
    """Return incidents somebody wrote, edited last, or has a claim about."""
    claims = Claim.objects.written_or_taken_by(user).filter(incident=OuterRef("pk"))
    incidents: IncidentQuerySet = Incident.objects.filter(
        Q(created_by=user) | Q(edited_by=user) | Exists(claims)
    )
    return incidents


def _discussed(record: str) -> Coalesce:
    """How many open discussions there are of a claim or an incident, in a list of them."""
    own = Discussion.objects.open().filter(**{record: OuterRef("pk")}).order_by()
    counted = own.values(record).annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted), 0)


def _tagged(outer: str, slug: str) -> QuerySet[IncidentTag]:
    return IncidentTag.objects.filter(incident=OuterRef(outer), tag__slug=slug)


def tags_of(user: User) -> QuerySet[Tag]:
    """Return the tags of somebody's records, by slug."""
    carried = IncidentTag.objects.filter(incident__in=own_incidents(user).order_by().values("pk"))
    return Tag.objects.filter(pk__in=carried.order_by().values("tag")).order_by("slug")


def colleagues() -> QuerySet[User]:
    """Return who can go on with a claim, by user name."""
    return User.objects.filter(is_active=True, role__in=WRITERS).order_by("username")


def seen_of(record: Claim | Incident) -> str:
    """Return what a change of several records would replace, to be posted together with it.

    A change is refused where this is no longer what its author saw.
    """
    return f"{record.event_type or ''}/{getattr(record, 'assigned_to_id', None) or ''}"
