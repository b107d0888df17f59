"""The one filter asked of the database by plain querysets: what the columns are held against."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.gis.geos import Polygon
from django.db.models import Exists, OuterRef, Q

from incidents.models import Claim, Incident, SearchDocument
from incidents.querysets.days import meeting

if TYPE_CHECKING:
    import datetime as dt

    from incidents.filters import IncidentFilter
    from incidents.querysets.incident import IncidentQuerySet


def matching(wanted: IncidentFilter) -> IncidentQuerySet:
    """The public incidents that the filter asks for."""
    found = meeting(Incident.objects.public(), wanted.first, wanted.last)
    if wanted.bbox:
        found = found.filter(point__coveredby=Polygon.from_bbox(wanted.bbox))
    if wanted.types:
        found = found.filter(event_type__in=wanted.types)
    if wanted.assessments:
        found = found.filter(
            Q(occurrence__in=wanted.assessments) | Q(responsibility__in=wanted.assessments)
        )
    if wanted.precision is not None:
        found = found.filter(point__isnull=False, precision__lte=wanted.precision)
    return _told(found, wanted)


def _told(found: IncidentQuerySet, wanted: IncidentFilter) -> IncidentQuerySet:
    """What the filter asks of claims."""
    day = wanted.known_on
    if day:
        found = said(found, Q(), day)
    if wanted.sides:
        found = said(found, Q(statement__actor__side__in=wanted.sides), day)
    if wanted.initiators:
        found = said(found, Q(initiator__in=wanted.initiators), day)
    if wanted.places:
        found = found.at_places(wanted.places, day)
    if wanted.casualties_min:
        counted = Claim.objects.with_totals().filter(total__gte=wanted.casualties_min)
        found = said(found, Q(pk__in=counted.values("pk")), day)
    if wanted.q:
        worded = SearchDocument.objects.incidents_worded(wanted.q, wanted.q_folded, day)
        found = found.filter(pk__in=worded)
    return found


def said(found: IncidentQuerySet, condition: Q, known_on: dt.date | None) -> IncidentQuerySet:
    """Those with one accepted claim, said by `known_on`, that meets the condition."""
    claims = Claim.objects.accepted().known_on(known_on).filter(condition, incident=OuterRef("pk"))
    return found.filter(Exists(claims))
