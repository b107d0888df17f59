"""The records whose versions editors see, by what their addresses say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Max
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse

from incidents.enums import ClaimStatus, IncidentStatus
from incidents.models import Claim, Incident, Statement
from incidents.versions import (
    CLAIM,
    INCIDENT,
    STATEMENT,
    Subject,
    restore_incident,
    restore_statement,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from incidents.models import User


@dataclass(frozen=True, slots=True)
class Versioned:
    """A record with its versions: what it is called, where it is shown, how it is brought back.

    `public` is the newest public version of a published incident. `restore` takes who asks and
    what RestoreForm gave, and returns the names of the fields that were brought back.
    """

    kind: str
    key: str
    subject: Subject
    record: Any
    title: str
    page: str
    restore: Callable[[User, dict[str, Any]], list[str]] | None = None
    public: int | None = None

    @property
    def is_public(self) -> bool:
        """Whether what is brought back is a correction that the public reads."""
        return self.public is not None


def versioned(kind: str, key: str) -> Versioned:
    """Return the record an address names. Raises Http404 for one editors do not see."""
    ways = {"incidents": _incident, "claims": _claim, "statements": _statement}
    if kind not in ways:
        raise Http404
    return ways[kind](key)


def _incident(key: str) -> Versioned:
    if not (key.isascii() and key.isdigit() and len(key) < 10):
        raise Http404
    incident: Incident = get_object_or_404(
        Incident.objects.exclude(status=IncidentStatus.DISCARDED), pk=int(key)
    )
    public = None
    if incident.status == IncidentStatus.PUBLISHED:
        public = incident.versions.aggregate(last=Max("number"))["last"] or 0

    def restore(editor: User, given: dict[str, Any]) -> list[str]:
        return restore_incident(
            incident,
            editor,
            given["version"],
            given["fields_chosen"],
            given["reason"],
            seen=given["seen"],
            public=given["public"],
        )

    page = reverse("review_incident", args=[incident.pk])
    return Versioned("incidents", key, INCIDENT, incident, incident.title, page, restore, public)


def _claim(key: str) -> Versioned:
    # Drafts that were never submitted are their authors' own, as on the page of a claim.
    seen = Claim.objects.filter(round__gte=1).exclude(status=ClaimStatus.DRAFT)
    claim: Claim = get_object_or_404(seen.select_related("incident"), public_id=key)
    page = reverse("review_claim", args=[claim.public_id])
    return Versioned("claims", key, CLAIM, claim, claim.incident.title, page)


def _statement(key: str) -> Versioned:
    statement: Statement = get_object_or_404(
        Statement.objects.select_related("actor"), public_id=key
    )

    def restore(editor: User, given: dict[str, Any]) -> list[str]:
        return restore_statement(
            statement,
            editor,
            given["version"],
            given["fields_chosen"],
            given["reason"],
            seen=given["seen"],
        )

    page = reverse("desk_statement", args=[statement.public_id])
    return Versioned("statements", key, STATEMENT, statement, str(statement), page, restore)
