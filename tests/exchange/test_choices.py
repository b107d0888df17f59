"""Counts at the choices of the filter: what the API answers when one of them is asked for."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext

from incidents.enums import (
    EventType,
    Initiator,
    Occurrence,
    Responsibility,
    Side,
    WherePrecision,
)
from incidents.exchange.choices import choice_counts
from incidents.forms.filter import read_filter
from incidents.snapshot.holding import holder
from tests.factories import (
    SiteSpec,
    make_actor,
    make_place,
    make_published_incident,
    make_statement,
)

if TYPE_CHECKING:
    from django.test import Client

pytestmark = pytest.mark.django_db

VALUES = {
    "type": EventType.values,
    "side": Side.values,
    "initiator": Initiator.values,
    "assessment": [*Occurrence.values, *Responsibility.values],
    "precision": [str(value) for value in WherePrecision.values],
}


@pytest.fixture
def incidents() -> None:
    village = make_place("Village", (46.8, 39.5))
    told = [
        {"statement": make_statement(make_actor(side), issued_on=dt.date(2020, 12, day))}
        for side, day in ((Side.ARMENIA, 12), (Side.AZERBAIJAN, 14))
    ]
    make_published_incident(
        "Clash",
        sites=[SiteSpec(village, WherePrecision.NEAR, 5_000)],
        claims=[{**told[0], "initiator": Initiator.AZERBAIJAN}, told[1]],
        published={"occurrence": Occurrence.AGREED, "responsibility": Responsibility.CONTESTED},
    )
    make_published_incident(
        "Fire",
        day=dt.date(2020, 12, 16),
        event_type=EventType.SMALL_ARMS_FIRE,
        sites=[SiteSpec(village, WherePrecision.EXACT)],
        claims=[{"side": Side.PEACEKEEPERS}, {"side": Side.PEACEKEEPERS}],
    )
    make_published_incident("Shots somewhere", claims=[{"side": Side.ARMENIA}])


@pytest.mark.parametrize(
    "query",
    [
        "",
        "side=armenia",
        "side=armenia&type=small_arms_fire",
        "assessment=agreed&precision=2",
        "known_on=2020-12-13",
        "q=clash&initiator=azerbaijan",
        "bbox=46,39,47,40&from=2020-12-13",
        "place=village&casualties_min=0",
    ],
)
def test_each_number_is_what_the_api_answers_with_that_choice_alone(
    client: Client, incidents: None, query: str
) -> None:
    counts = choice_counts(holder.get().ask(read_filter(QueryDict(query))))
    asked: dict[str, dict[str, int]] = {}
    for name, values in VALUES.items():
        for value in values:
            params = QueryDict(query, mutable=True)
            params.setlist(name, [value])
            answer = client.get(f"/api/v1/index?{params.urlencode()}")
            asked.setdefault(name, {})[value] = answer.json()["count"]
    shown = {name: {v: counts[name].get(v, 0) for v in values} for name, values in VALUES.items()}
    assert shown == asked


def test_no_query_where_no_words_are_asked_for(incidents: None) -> None:
    held = holder.get()
    with CaptureQueriesContext(connection) as queries:
        choice_counts(held.ask(read_filter(QueryDict("side=armenia"))))
    assert len(queries) == 0


def test_the_api_gives_totals_with_the_counts(client: Client, incidents: None) -> None:
    found = client.get("/api/v1/counts?side=armenia").json()
    assert (found["count"], found["unmapped"]) == (2, 1)
    assert found["side"] == {"armenia": 2, "azerbaijan": 1, "peacekeepers": 1}
    assert found["type"] == {"ground_clash": 2}
    refused = client.get("/api/v1/counts?side=nobody")
    assert (refused.status_code, refused.json()["parameter"]) == (400, "side")
