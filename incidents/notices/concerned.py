"""Whom something concerns: who wrote it, decided on it, spoke of it. Keys of accounts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from incidents.models import Assessment, Claim, ClaimWriter, Comment, Incident, Review

if TYPE_CHECKING:
    from collections.abc import Iterable


def writers_of(claim: Claim) -> set[int]:
    """Return everybody who ever wrote in a claim, and whoever goes on with it."""
    found = set(ClaimWriter.objects.filter(claim=claim).values_list("user", flat=True))
    return _some([*found, claim.created_by_id, claim.assigned_to_id])


def concerned_by_claim(claim: Claim) -> set[int]:
    """Return who wrote in a claim, decided on it or commented on it."""
    decided = Review.objects.filter(claim=claim, decision__isnull=False)
    said = Comment.objects.filter(discussion__claim=claim)
    return _some(
        [
            *writers_of(claim),
            *decided.values_list("reviewer", flat=True),
            *said.values_list("author", flat=True),
        ]
    )


def concerned_by_incident(incident: Incident) -> set[int]:
    """Return who wrote an incident, published or assessed it, or commented on it."""
    assessed = Assessment.objects.filter(incident=incident)
    said = Comment.objects.filter(discussion__incident=incident)
    people = [incident.created_by_id, incident.edited_by_id, incident.published_by_id]
    for one in assessed.values_list("decided_by", "seconded_by"):
        people.extend(one)
    return _some([*people, *said.values_list("author", flat=True)])


def taking_part_in(incident: Incident) -> set[int]:
    """Return whom an incident concerns, with all who wrote or decided on a claim about it."""
    wrote = ClaimWriter.objects.filter(claim__incident=incident)
    decided = Review.objects.filter(claim__incident=incident, decision__isnull=False)
    said = Comment.objects.filter(discussion__claim__incident=incident)
    return _some(
        [
            *concerned_by_incident(incident),
            *wrote.values_list("user", flat=True),
            *decided.values_list("reviewer", flat=True),
            *said.values_list("author", flat=True),
        ]
    )


def _some(people: Iterable[int | None]) -> set[int]:
    return {one for one in people if one is not None}
