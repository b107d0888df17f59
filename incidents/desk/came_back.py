"""What editors said of the claims a draft revises."""

from __future__ import annotations

from typing import TYPE_CHECKING

from incidents.enums import ClaimStatus, Decision
from incidents.models import Review

from .content import Sheet

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.db.models import QuerySet


def returning() -> QuerySet[Review]:
    """Return the reviews with which claims came back, newest first: who, in which words."""
    return (
        Review.objects.filter(decision=Decision.RETURN)
        .select_related("reviewer")
        .prefetch_related("remarks")
        .order_by("-decided_at")
    )


def came_back(content: Mapping[str, str]) -> dict[str, Review]:
    """Return the newest returning review of each returned claim in a draft, by the claim's key.

    With its remarks and the reviewer; no query where the draft revises nothing.
    """
    keys = [key for key in (card["claim"] for card in Sheet(content).claims) if key]
    if not keys:
        return {}
    reviews = returning().filter(claim__public_id__in=keys, claim__status=ClaimStatus.RETURNED)
    # The newest comes first and is to stand last.
    return {one.claim.public_id: one for one in reversed(reviews.select_related("claim"))}
