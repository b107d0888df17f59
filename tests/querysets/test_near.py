"""Incidents near a point."""

from __future__ import annotations

import pytest
from django.contrib.gis.geos import Point

from incidents.enums import CasualtyCategory, Harm, Side
from incidents.models import Incident
from tests.factories import (
    SiteSpec,
    make_place,
    make_published_incident,
)

pytestmark = pytest.mark.django_db

HERE = Point(47.0, 39.5, srid=4326)
KILLED = (Side.ARMENIA, CasualtyCategory.MILITARY, Harm.KILLED)
WOUNDED = (Side.AZERBAIJAN, CasualtyCategory.MILITARY, Harm.WOUNDED)


def test_near_means_within_the_distance_nearest_first() -> None:
    for label, lat in (("Ten", 39.59), ("Here", 39.5), ("Thirty", 39.77)):
        place = SiteSpec(make_place(label, (47.0, lat)))
        make_published_incident(label, sites=[place])
    make_published_incident("Nowhere")

    found = Incident.objects.public().near(HERE, 25_000)
    assert [incident.title for incident in found] == ["Here", "Ten"]
    assert [round(incident.distance.km) for incident in found] == [0, 10]
