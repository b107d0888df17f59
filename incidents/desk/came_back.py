"""What editors said of the claims a draft revises."""

from __future__ import annotations

from typing import TYPE_CHECKING

from incidents.enums import ClaimStatus, Decision
from incidents.models import Review

from .content import Sheet

if TYPE_CHECKING:
    from collections.abc import Mapping


def came_back(content: Mapping[str, str]) -> dict[str, Review]:
    """Return the newest returning review of each returned claim in a draft, by the claim's key.

    With its remarks and the reviewer; no query where the draft revises nothing.
    """
    keys = [key for key in (card["claim"] for card in Sheet(content).claims) if key]
    if not keys:
        return {}
    reviews = (
        Review.objects.filter(
            claim__public_id__in=keys,
            claim__status=ClaimStatus.RETURNED,
            decision=Decision.RETURN,
        )
        .select_related("reviewer", "claim")
        .prefetch_related("remarks")
        .order_by("decided_at")
    )
    return {review.claim.public_id: review for review in reviews}
