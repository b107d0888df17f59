"""Where it happened: sites as circles on the ground that meet or do not."""

from __future__ import annotations

from math import asin, cos, inf, radians, sin, sqrt
from typing import TYPE_CHECKING

from incidents.comparison.answers import GapUnit, Question
from incidents.comparison.inputs import ClaimView, SiteView
from incidents.comparison.rules import Relation, Rule
from incidents.enums import WHERE_RADIUS_M, SiteRole, WherePrecision

if TYPE_CHECKING:
    from collections.abc import Sequence

EARTH_RADIUS_M = 6_371_008.8
"""Mean radius of the earth, (2a + b) / 3 of the ellipsoid, as the IUGG defines R1."""

COMPARED_ROLES = (SiteRole.LOCATION, SiteRole.DIRECTION, SiteRole.TARGET)
"""What answers "where": a place something was fired or moved from is not where it happened."""

BOUNDLESS = (WherePrecision.COUNTRY, WherePrecision.INTERNATIONAL)
"""Precisions without a circle: too vague to contradict any place."""


def distance_m(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Great-circle distance in metres between two (lon, lat) in degrees: the haversine formula.

    On a sphere, so up to half a per cent off the ellipsoid: far less than any radius here.
    """
    lon_a, lat_a = map(radians, one)
    lon_b, lat_b = map(radians, other)
    half_chord = (
        sin((lat_b - lat_a) / 2) ** 2 + cos(lat_a) * cos(lat_b) * sin((lon_b - lon_a) / 2) ** 2
    )
    return 2 * EARTH_RADIUS_M * asin(min(1.0, sqrt(half_chord)))


def radius_m(site: SiteView) -> int:
    """The radius of a site's circle in metres: its own, else the one its precision means."""
    if site.radius_m is not None:
        return site.radius_m
    return WHERE_RADIUS_M[site.precision] or 0


def beyond_reach_m(one: SiteView, other: SiteView) -> float | None:
    """How many metres lie between the circles of two sites; 0 when they meet or are one place.

    None when nobody can tell: one has no point and they are not the same place. A site that
    names only a country meets every other.
    """
    if one.place is not None and one.place == other.place:
        return 0.0
    if one.precision in BOUNDLESS or other.precision in BOUNDLESS:
        return 0.0
    if one.lon is None or one.lat is None or other.lon is None or other.lat is None:
        return None
    apart = distance_m((one.lon, one.lat), (other.lon, other.lat))
    return max(0.0, apart - (radius_m(one) + radius_m(other)))


def sites_of(claim: ClaimView) -> tuple[SiteView, ...]:
    """The sites a claim names as where it happened; places of origin left out."""
    return tuple(site for site in claim.sites if site.role in COMPARED_ROLES)


def _measure(claim: ClaimView) -> tuple[SiteView, ...] | None:
    return sites_of(claim) or None


def _relate_sites(one: tuple[SiteView, ...], other: tuple[SiteView, ...]) -> Relation:
    relations = []
    if len(one) <= len(other):
        relations.append(_covers(one, other))
    if len(other) <= len(one):
        relations.append(_covers(other, one))
    disputing = [r.gap for r in relations if r.compatible is False and r.gap is not None]
    if disputing:
        return Relation(compatible=False, gap=max(disputing))
    if any(relation.compatible for relation in relations):
        return Relation(compatible=True)
    return Relation(compatible=None)


def _covers(few: Sequence[SiteView], many: Sequence[SiteView]) -> Relation:
    """Whether every site of the first list meets some site of the second."""
    met = False
    widest = 0.0
    for site in few:
        gaps = [beyond_reach_m(site, other) for other in many]
        nearest = min((gap for gap in gaps if gap is not None), default=inf)
        if nearest == 0:
            met = True
        elif None not in gaps:
            widest = max(widest, nearest)
    if widest > 0:
        return Relation(compatible=False, gap=widest)
    return Relation(compatible=True if met else None)


WHERE_RULE = Rule(Question.WHERE, sites_of, _measure, _relate_sites, unit=GapUnit.METRES)
"""Where: two claims agree when every site of the one with fewer sites meets a site of the other
(with as many sites, both ways): the same place, or circles that touch.

A direction counts like a location. A site without a point can be recognised by its place; where
it is not, it neither supports nor contradicts. The gap of a dispute is in metres between the
circles: of the site farthest from meeting any, over all pairs of claims in dispute.
"""
