"""Incidents near a point, and counted for sorting."""

from __future__ import annotations

import datetime as dt

import pytest
from django.contrib.gis.geos import Point

from incidents.enums import CasualtyCategory, Harm, Side, Stance
from incidents.models import Incident
from tests.factories import (
    SiteSpec,
    make_actor,
    make_claim,
    make_place,
    make_published_incident,
    make_statement,
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


def test_counts_are_of_accepted_claims_and_never_added_across_them() -> None:
    incident = make_published_incident(
        claims=[
            {"side": Side.ARMENIA, "figures": [(*KILLED, 2), (*WOUNDED, 3)]},
            {"side": Side.ARMENIA, "figures": [(*KILLED, 4)]},
            {"side": Side.AZERBAIJAN, "stance": Stance.COMMENTS, "figures": [(*KILLED, 99)]},
        ]
    )
    make_claim(incident, make_statement(make_actor(Side.OBSERVERS)), figures=[(*KILLED, 50)])

    [counted] = Incident.objects.with_counts(None)
    assert (counted.claim_total, counted.side_total, counted.most_casualties) == (3, 2, 5)


def test_counts_leave_out_what_was_said_later() -> None:
    late = make_statement(make_actor(Side.AZERBAIJAN), dt.date(2020, 12, 20))
    make_published_incident(
        claims=[{"side": Side.ARMENIA}, {"statement": late, "figures": [(*KILLED, 7)]}]
    )
    [counted] = Incident.objects.with_counts(dt.date(2020, 12, 15))
    assert (counted.claim_total, counted.side_total, counted.most_casualties) == (1, 1, 0)
