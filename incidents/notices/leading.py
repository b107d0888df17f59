"""Where a notice leads: to the page on which its reader works."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse

from incidents.permissions import Action, may

from .wording import incident_of

if TYPE_CHECKING:
    from incidents.models import Claim, Discussion, Incident, Notice, User


def address_of(notice: Notice, reader: User) -> str:
    """Return the path a notice leads its reader to; administrators have no page of records."""
    if notice.comment is not None:
        return f"{discussion_page(notice.claim, notice.incident)}#comment-{notice.comment.pk}"
    incident = incident_of(notice)
    number = incident.merged_into_id or incident.pk
    if may(reader, Action.OPEN_REVIEW):
        if notice.claim is not None:
            return reverse("review_claim", args=[notice.claim.public_id])
        return reverse("review_incident", args=[number])
    if may(reader, Action.OPEN_DESK):
        if notice.claim is not None:
            page = reverse("desk_statement", args=[notice.claim.statement.public_id])
            return f"{page}#claim-{notice.claim.public_id}"
        return reverse("desk_incident", args=[number])
    return discussion_page(notice.claim, notice.incident)


def discussion_page(claim: Claim | None, incident: Incident | None) -> str:
    """Return the path of the page on which a claim or an incident is discussed."""
    if claim is not None:
        return reverse("claim_discussion", args=[claim.public_id])
    assert incident is not None
    return reverse("incident_discussion", args=[incident.pk])


def place_of(discussion: Discussion) -> str:
    """Return the path of the page of a discussion, at the discussion."""
    page = discussion_page(discussion.claim, discussion.incident)
    return f"{page}#discussion-{discussion.pk}"
