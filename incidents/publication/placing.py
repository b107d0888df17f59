"""The representative point of an incident, found from its sites."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from django.contrib.gis.geos import MultiPoint, Point

from incidents.comparison import distance_m
from incidents.enums import WHERE_RADIUS_M, WherePrecision
from incidents.models import Incident
from incidents.models.site import SiteFields


class Representative(NamedTuple):
    """A point in SRID 4326 with its precision and radius in metres."""

    point: Point
    precision: WherePrecision
    radius_m: int | None


def representative(sites: Sequence[SiteFields]) -> Representative | None:
    """Return the point that stands for `sites`, None when there are none.

    One site stands for itself. Several are represented by their centroid with a circle that
    covers each site's own circle; the precision is then never better than `NEAR`, because
    the centroid is not where anything happened.
    """
    if not sites:
        return None
    if len(sites) == 1:
        site = sites[0]
        return Representative(site.where, WherePrecision(site.precision), site.reach_m)
    centre = MultiPoint([site.where for site in sites], srid=4326).centroid
    reaches = [site.reach_m for site in sites]
    worst = WherePrecision(max(site.precision for site in sites))
    if any(reach is None for reach in reaches):
        return Representative(centre, worst, None)
    radius = max(
        distance_m((centre.x, centre.y), (site.where.x, site.where.y)) + (site.reach_m or 0)
        for site in sites
    )
    precision = max(WherePrecision.NEAR, worst)
    if radius <= (WHERE_RADIUS_M[WherePrecision.EXACT] or 0):
        precision = worst
    return Representative(centre, precision, round(radius))


def take_place(incident: Incident) -> None:
    """Set an incident's point, precision and radius from its sites as the public sees them.

    What it says of its exactness has to be saved before; the point itself is left to the caller.
    """
    found = representative(list(incident.shown_sites.select_related("place")))
    incident.point = found.point if found else None
    incident.precision = found.precision if found else None
    incident.radius_m = found.radius_m if found else None
