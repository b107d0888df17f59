"""List, index, timeline and the records themselves agree to the unit, whatever is asked."""

from __future__ import annotations

import random
from urllib.parse import urlencode

import pytest
from django.http import QueryDict
from django.test import Client

from incidents.enums import EventType, Initiator, Occurrence, Responsibility, Side
from incidents.forms.filter import read_filter
from incidents.publication import index_incident
from tests.api.world import make_world
from tests.plain_queries import matching

pytestmark = pytest.mark.django_db

DAYS = ["2020-11-30", "2020-12-11", "2020-12-12", "2020-12-14", "2021-01-15", "2021-03-01"]
CHOICES: dict[str, list[str]] = {
    "from": DAYS,
    "to": DAYS[2:],
    "bbox": ["46.9,39.3,47.2,39.6", "43,38,51,42.5", "47,39.5,49,40.5"],
    "type": [EventType.GROUND_CLASH, EventType.SNIPER_FIRE, EventType.ROAD_BLOCK],
    "side": Side.values,
    "initiator": [Initiator.ARMENIA, Initiator.AZERBAIJAN, Initiator.NOT_STATED],
    "assessment": [
        Occurrence.DENIED,
        Occurrence.SINGLE_SIDE,
        Responsibility.CONTESTED,
        Responsibility.NOT_STATED,
    ],
    "place": ["far-away", "south-of-clash-at-two-villages", "nowhere"],
    "precision": ["1", "2", "3", "7"],
    "casualties_min": ["0", "1", "8", "9"],
    "q": ["clash", "villages -road", "Far away", '"Road blocked"', "nothing of the kind"],
    "known_on": ["2020-12-13", "2020-12-15", "2022-01-01"],
}
REPEATED = {"type", "side", "initiator", "assessment", "place"}


def some_filter(seed: int) -> str:
    """A query string with up to four parameters."""
    dice = random.Random(seed)
    pairs = []
    for name in dice.sample(sorted(CHOICES), dice.randint(0, 4)):
        several = dice.randint(1, 2) if name in REPEATED else 1
        pairs += [(name, value) for value in dice.sample(CHOICES[name], several)]
    return urlencode(pairs)


def test_all_answers_agree_to_the_unit(visitor: Client) -> None:
    for incident in make_world():
        index_incident(incident)
    sizes = set()
    for seed in range(80):
        query = some_filter(seed)
        params = QueryDict(query)
        if params.get("from", "") > params.get("to", "9"):
            assert visitor.get(f"/api/v1/incidents?{query}").status_code == 400
            continue
        listed = visitor.get(f"/api/v1/incidents?{query}").json()
        refs = [row["ref"] for row in listed["incidents"]]
        index = visitor.get(f"/api/v1/index?{query}").json()
        assert index["columns"]["ref"] == refs, query
        for bucket in ("day", "week", "month"):
            timeline = visitor.get(f"/api/v1/timeline?{query}&bucket={bucket}").json()
            totals = sum(step["total"] for step in timeline["buckets"])
            assert timeline["count"] == totals == len(refs), query
        found = matching(read_filter(params))
        assert listed["count"] == index["count"] == found.count() == len(refs), query
        sizes.add(len(refs))
    assert sizes == {0, 1, 2, 3}


@pytest.mark.parametrize("side", Side.values)
def test_filtering_the_index_by_oneself_gives_what_the_server_gives(
    visitor: Client, side: str
) -> None:
    make_world()
    for known_on in ("", "&known_on=2020-12-14"):
        index = visitor.get(f"/api/v1/index?{known_on}").json()
        bit = 1 << index["codes"]["sides"].index(side)
        columns = index["columns"]
        own = [
            ref for ref, bits in zip(columns["ref"], columns["sides"], strict=True) if bits & bit
        ]
        asked = visitor.get(f"/api/v1/index?side={side}{known_on}").json()
        assert asked["columns"]["ref"] == own


@pytest.mark.parametrize("least", [1, 8, 9, 900])
def test_casualties_of_the_index_are_those_the_filter_asks_of(visitor: Client, least: int) -> None:
    make_world()
    columns = visitor.get("/api/v1/index").json()["columns"]
    own = [
        ref
        for ref, people in zip(columns["ref"], columns["casualties"], strict=True)
        if (people or 0) >= least
    ]
    asked = visitor.get(f"/api/v1/index?casualties_min={least}").json()
    assert asked["columns"]["ref"] == own
