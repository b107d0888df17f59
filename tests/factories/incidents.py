"""Incidents for tests: drafts, published, retracted and merged ones."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from itertools import count
from typing import Any

from django.utils import timezone

from incidents.enums import (
    DatePrecision,
    EventType,
    IncidentStatus,
    Occurrence,
    Responsibility,
    Side,
)
from incidents.models import Assessment, Incident, IncidentSite
from incidents.publication import index_incident
from tests.factories.claims import SiteSpec, make_accepted_claim
from tests.factories.people import analyst, editor

_numbers = count(1)


def make_incident(
    title: str = "Clash near Hadrut",
    day: dt.date | None = dt.date(2020, 12, 12),
    *,
    sites: Iterable[SiteSpec] = (),
    **fields: Any,
) -> Incident:
    """Make a draft of one day by the analyst; its point is that of the first site, if any."""
    values = {
        "event_type": EventType.GROUND_CLASH,
        "starts_on": day,
        "ends_on": day,
        "date_precision": DatePrecision.EXACT if day else None,
        "created_by": analyst(),
    }
    incident = Incident.objects.create(title=title, **(values | fields))
    for site in sites:
        add_site(incident, site)
    return incident


def add_site(incident: Incident, site: SiteSpec) -> IncidentSite:
    """Add a place; the first one also gives the incident its representative point."""
    row = IncidentSite.objects.create(incident=incident, **site.fields())
    if incident.point is None:
        incident.point = row.where
        incident.precision, incident.radius_m = site.precision, site.radius_m
        incident.save()
    return row


def publish_incident(incident: Incident, **fields: Any) -> Incident:
    """Let the editor assess and publish an incident that has an accepted claim."""
    year = incident.starts_on.year if incident.starts_on else timezone.now().year
    values = {
        "reference": incident.reference or f"NK-{year}-{next(_numbers):04d}",
        "occurrence": Occurrence.SINGLE_SIDE,
        "responsibility": Responsibility.NOT_STATED,
        "status": IncidentStatus.PUBLISHED,
        "published_by": editor(),
        "published_at": timezone.now(),
        **fields,
    }
    for name, value in values.items():
        setattr(incident, name, value)
    incident.save()
    Assessment.objects.create(
        incident=incident,
        occurrence=values["occurrence"],
        responsibility=values["responsibility"],
        reason="Assessed for a test.",
        proposed_occurrence=values["occurrence"],
        proposed_responsibility=values["responsibility"],
        decided_by=editor(),
    )
    index_incident(incident)
    return incident


def make_published_incident(
    title: str = "Clash near Hadrut",
    *,
    claims: Iterable[Mapping[str, Any]] = ({"side": Side.ARMENIA},),
    published: Mapping[str, Any] | None = None,
    **fields: Any,
) -> Incident:
    """Make a published incident with accepted claims.

    Each of `claims` holds the arguments of make_claim; `published` those of
    publish_incident; the rest are those of make_incident.
    """
    incident = make_incident(title, **fields)
    for said in claims:
        make_accepted_claim(incident, **said)
    return publish_incident(incident, **(published or {}))


def retract_incident(incident: Incident, reason: str = "It did not happen.") -> Incident:
    """Retract a published incident."""
    incident.status = IncidentStatus.RETRACTED
    incident.retraction_reason = reason
    incident.save()
    return incident


def merge_into(incident: Incident, other: Incident) -> Incident:
    """Merge a published incident into another."""
    incident.status = IncidentStatus.MERGED
    incident.merged_into = other
    incident.save()
    return incident
