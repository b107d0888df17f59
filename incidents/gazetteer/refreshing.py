"""Bringing published incidents up to date after their places changed."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import Exists, OuterRef, Q

from incidents.enums import ClaimStatus
from incidents.models import ClaimSite, Incident, IncidentSite
from incidents.publication import index_incident, take_place
from incidents.snapshot.version import note_change


def refresh_incidents(places: Collection[int]) -> int:
    """Write search words and points of the published incidents at `places` (keys) anew.

    An incident is at a place by a site of its own or of an accepted claim. Returns their number,
    and has the public snapshot move on if there are any. Call it in the transaction that
    changed the places.
    """
    if not places:
        return 0
    own = IncidentSite.objects.filter(incident=OuterRef("pk"), place__in=places)
    claimed = ClaimSite.objects.filter(
        claim__incident=OuterRef("pk"), claim__status=ClaimStatus.ACCEPTED, place__in=places
    )
    found = Incident.objects.public().filter(Q(Exists(own)) | Q(Exists(claimed)))
    for incident in found.select_for_update():
        _move(incident)
        index_incident(incident)
    if found:
        note_change(*(incident.pk for incident in found))
    return len(found)


def _move(incident: Incident) -> None:
    """Give the incident the point its sites have now, and write it only if it differs."""
    before = incident.point.coords if incident.point else None
    take_place(incident)
    if incident.point is not None and incident.point.coords != before:
        incident.save(update_fields=["point", "precision", "radius_m", "updated_at"])
