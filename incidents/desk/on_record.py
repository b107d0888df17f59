"""Statements and incidents with what the desk shows of them: claims in every state."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Prefetch

from incidents.enums import IncidentStatus
from incidents.models import Claim, Draft, Incident, Statement

from .overview import LONG_TEXTS, with_decisions

if TYPE_CHECKING:
    from incidents.models import User
    from incidents.querysets.claim import ClaimQuerySet
    from incidents.querysets.incident import IncidentQuerySet
    from incidents.querysets.statement import StatementQuerySet


def statements(user: User) -> StatementQuerySet:
    """Return statements with their publications and claims, in a fixed number of queries.

    Each with `own_drafts`: the open drafts on it that `user` may write in.
    """
    drafts = Draft.objects.open().visible_to(user).defer("content")
    found: StatementQuerySet = Statement.objects.for_page().prefetch_related(
        Prefetch("claims", queryset=_claims().select_related("incident")),
        Prefetch("drafts", queryset=drafts, to_attr="own_drafts"),
    )
    return found


def incidents() -> IncidentQuerySet:
    """Return incidents with places, tags and claims, in a fixed number of queries."""
    claims = _claims().select_related("statement__actor").defer(*LONG_TEXTS)
    found: IncidentQuerySet = Incident.objects.exclude(
        status=IncidentStatus.DISCARDED
    ).prefetch_related(
        "tags", "sites__place__names", Prefetch("claims", queryset=claims.order_by("pk"))
    )
    return found


def _claims() -> ClaimQuerySet:
    claims: ClaimQuerySet = Claim.objects.select_related("created_by").prefetch_related(
        "sites__place__names", with_decisions()
    )
    return claims
