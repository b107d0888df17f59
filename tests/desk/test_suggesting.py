"""Actors, outlets, statements and incidents, by what somebody types of them."""

from __future__ import annotations

import datetime as dt

import pytest
from django.contrib.gis.geos import Point
from django.db import connection
from django.test.utils import CaptureQueriesContext

from incidents.desk.suggesting import (
    search_actors,
    search_incidents,
    search_outlets,
    search_statements,
)
from incidents.enums import IncidentStatus, Language, Side
from tests.factories import (
    SiteSpec,
    make_actor,
    make_incident,
    make_outlet,
    make_place,
    make_statement,
)

pytestmark = pytest.mark.django_db


def test_an_actor_is_found_by_any_of_its_names_in_any_alphabet() -> None:
    actor = make_actor(Side.ARMENIA, "Ministry of Defence of Armenia")
    make_actor(Side.AZERBAIJAN, "State Security Service")
    actor.names.create(name="Министерство обороны Армении", language=Language.RUSSIAN)
    actor.names.create(name="Հայաստանի պաշտպանության նախարարություն", language=Language.ARMENIAN)
    for typed in ("defence of arm", "министерство", "պաշտպանության", "ministery of defence of"):
        assert search_actors(typed) == [actor], typed


def test_a_better_match_goes_first_and_nothing_finds_nothing() -> None:
    service = make_actor(Side.AZERBAIJAN, "State Security Service")
    other = make_actor(Side.ARMENIA, "Security Council")
    assert search_actors("security") == [service, other] or search_actors("security") == [
        other,
        service,
    ]
    assert search_actors("security c")[0] == other
    assert search_actors("\x00 ,.") == []
    assert search_actors("x" * 100_000) == []


def test_actors_are_found_in_one_query() -> None:
    for number in range(3):
        make_actor(Side.ARMENIA, f"Ministry {number}")
    with CaptureQueriesContext(connection) as captured:
        assert len(search_actors("ministry")) == 3
    assert len(captured) == 1


def test_an_outlet_is_found_by_name_and_by_address() -> None:
    outlet = make_outlet("Azertag", url="https://azertag.az")
    make_outlet("Another", url="https://other.example")
    assert search_outlets("azertac") == [outlet]
    assert search_outlets("azertag.az") == [outlet]


def test_a_statement_is_found_by_its_words_its_actor_and_its_identifier() -> None:
    statement = make_statement(make_actor(Side.ARMENIA), summary="Tells of an attack at dawn.")
    make_statement(make_actor(Side.AZERBAIJAN), summary="Denies it.")
    for typed in ("attack dawn", "ministry armenia", statement.public_id):
        assert search_statements(typed) == [statement], typed
    assert search_statements("%") == []
    assert search_statements("") == []


def test_incidents_nearest_in_time_and_then_place_come_first() -> None:
    near, far = make_place("Near", (47.0, 39.5)), make_place("Far", (46.6, 39.7))
    day = dt.date(2020, 12, 12)
    later = make_incident("Later", day + dt.timedelta(days=9), sites=[SiteSpec(near)])
    away = make_incident("Away", day, sites=[SiteSpec(far)])
    here = make_incident("Here", day, sites=[SiteSpec(near)])
    make_incident("Closed", day, sites=[SiteSpec(near)], status=IncidentStatus.DISCARDED)
    undated = make_incident("Undated", None)
    found = search_incidents("", Point(47.0, 39.5, srid=4326), day)
    assert found == [here, away, later, undated]


def test_incidents_are_found_by_words_of_title_and_place() -> None:
    here = make_incident(
        "Clash", sites=[SiteSpec(make_place("Hadrut", names={Language.RUSSIAN: "Гадрут"}))]
    )
    make_incident("Clash elsewhere")
    assert search_incidents("clash гадрут") == [here]
    assert search_incidents("nothing of the kind") == []
