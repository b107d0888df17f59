"""Discussions as pages show them: those of a record, those that concern somebody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Count, F

from incidents.models import Claim, Discussion, Incident, User

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import QuerySet

    from incidents.querysets.discussion import DiscussionQuerySet


def of_record(about: Claim | Incident) -> DiscussionQuerySet:
    """Return the discussions of a claim or an incident, the open ones first, then by time."""
    own = {"claim": about} if isinstance(about, Claim) else {"incident": about}
    found: DiscussionQuerySet = Discussion.objects.filter(**own)
    return found.for_page().order_by(F("resolved_at").asc(nulls_first=True), "started_at", "pk")


def open_numbers(claims: Iterable[str]) -> dict[str, int]:
    """Return how many open discussions claims have, by public identifier; none is not listed.

    No query where there are no claims.
    """
    wanted = [one for one in claims if one]
    if not wanted:
        return {}
    rows = (
        Discussion.objects.open()
        .filter(claim__public_id__in=wanted)
        .order_by()
        .values_list("claim__public_id")
        .annotate(number=Count("pk"))
    )
    return dict(rows)


def colleagues() -> QuerySet[User]:
    """Return everybody who can be named in a comment, by the name they sign in with."""
    return User.objects.filter(is_active=True).order_by("username")
