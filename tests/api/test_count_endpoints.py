"""/api/v1/index and /api/v1/timeline: columns, counts, and answers that are kept."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client

from incidents.api.schemas import Index, Timeline
from incidents.models import SnapshotVersion
from tests.api.world import december, make_told_incident, make_world
from tests.factories import make_published_incident

pytestmark = pytest.mark.django_db

INDEX = "/api/v1/index"
TIMELINE = "/api/v1/timeline"


def test_index_gives_each_incident_one_entry_in_every_column(visitor: Client) -> None:
    told, unmapped, long = make_world()
    response = visitor.get(INDEX)
    found = Index.model_validate_json(response.content).model_dump()
    assert found["count"] == 3
    assert {len(values) for values in found["columns"].values()} == {3}
    columns = found["columns"]
    assert columns["ref"] == [unmapped.reference, told.reference, long.reference]
    assert columns["lon"] == [None, 47.0, 49.0]
    assert columns["lat"] == [None, 39.5, 40.5]
    assert columns["precision"] == [None, 2, 3]
    assert columns["radius_m"] == [None, 25_000, 30_000]
    assert columns["killed"] == [None, 4, None]
    assert columns["casualties"] == [None, 8, None]


def test_codes_of_the_index_read_back_to_what_was_stored(visitor: Client) -> None:
    make_told_incident()
    found = visitor.get(INDEX).json()
    columns, codes = found["columns"], found["codes"]

    def read(name: str) -> list[str]:
        return [code for n, code in enumerate(codes[name]) if columns[name][0] >> n & 1]

    assert codes["type"][columns["type"][0]] == "ground_clash"
    assert read("sides") == ["armenia", "azerbaijan", "observers"]
    assert read("initiators") == ["armenia", "azerbaijan", "not_stated"]
    assert read("assessment") == ["denied", "contested"]
    assert columns["day"] == [(december(12) - dt.date(1970, 1, 1)).days]


def test_known_on_limits_sides_and_people_in_the_index(visitor: Client) -> None:
    make_told_incident()
    columns = visitor.get(f"{INDEX}?known_on=2020-12-14").json()["columns"]
    assert (columns["sides"], columns["initiators"]) == ([1], [2])
    assert (columns["killed"], columns["casualties"]) == ([2], [8])


def test_index_that_is_still_held_is_not_sent_again(visitor: Client) -> None:
    make_published_incident()
    tag = visitor.get(INDEX)["ETag"]
    response = visitor.get(INDEX, headers={"If-None-Match": tag})
    assert (response.status_code, response.content) == (304, b"")
    assert response["ETag"] == tag


def test_tag_changes_with_version_and_filter_and_not_with_the_order_of_parameters(
    visitor: Client,
) -> None:
    SnapshotVersion.objects.create(number=7)
    same = {
        visitor.get(f"{INDEX}?{query}")["ETag"]
        for query in ("side=armenia&from=2020-01-01", "from=2020-01-01&side=armenia&q=")
    }
    assert len(same) == 1
    assert visitor.get(INDEX).json()["version"] == 7
    tags = {*same, visitor.get(INDEX)["ETag"], visitor.get(TIMELINE)["ETag"]}
    SnapshotVersion.objects.update(number=8)
    assert len({*tags, visitor.get(INDEX)["ETag"]}) == 4


def test_only_an_address_that_names_the_current_version_is_kept_for_good(visitor: Client) -> None:
    SnapshotVersion.objects.create(number=7)
    kept = {
        query: "immutable" in visitor.get(f"{INDEX}?{query}")["Cache-Control"]
        for query in ("", "version=6", "version=7", "version=8")
    }
    assert kept == {"": False, "version=6": False, "version=7": True, "version=8": False}


def test_timeline_counts_an_incident_once_and_once_for_each_side(visitor: Client) -> None:
    make_world()
    response = visitor.get(TIMELINE)
    Timeline.model_validate_json(response.content)
    assert response.json() == {
        "bucket": "month",
        "count": 3,
        "buckets": [
            {
                "starts_on": "2020-11-01",
                "ends_on": "2020-11-30",
                "total": 1,
                "types": {"road_block": 1},
                "sides": {"independent": {"road_block": 1}, "peacekeepers": {"road_block": 1}},
            },
            {
                "starts_on": "2020-12-01",
                "ends_on": "2020-12-31",
                "total": 1,
                "types": {"ground_clash": 1},
                "sides": {
                    "armenia": {"ground_clash": 1},
                    "azerbaijan": {"ground_clash": 1},
                    "observers": {"ground_clash": 1},
                },
            },
            {
                "starts_on": "2021-03-01",
                "ends_on": "2021-03-31",
                "total": 1,
                "types": {"sniper_fire": 1},
                "sides": {"azerbaijan": {"sniper_fire": 1}},
            },
        ],
    }


def test_a_drawing_is_told_how_bars_are_divided_and_what_lasts(visitor: Client) -> None:
    make_world()
    response = visitor.get(f"{TIMELINE}?shares=yes&lasting=30")
    Timeline.model_validate_json(response.content)
    answer = response.json()
    assert [bucket["shares"] for bucket in answer["buckets"]] == [
        {"exact": {"independent": 0.5, "peacekeepers": 0.5}, "vague": {}},
        {"exact": {"armenia": 0.333, "azerbaijan": 0.333, "observers": 0.333}, "vague": {}},
        {"exact": {"azerbaijan": 1.0}, "vague": {}},
    ]
    assert answer["several_days"] == 1
    assert answer["lasting"] == [
        {"starts_on": "2020-11-30", "ends_on": "2021-02-02", "date_precision": 1}
    ]
    longer = visitor.get(f"{TIMELINE}?lasting=66").json()
    assert (longer["lasting"], longer["several_days"]) == ([], 1)
    none = visitor.get(f"{TIMELINE}?shares=yes&lasting=30&q=nothing").json()
    assert (none["buckets"], none["lasting"], none["several_days"]) == ([], [], 0)


@pytest.mark.parametrize(
    ("query", "name"), [("shares=no", "shares"), ("lasting=0", "lasting"), ("lasting=a", "lasting")]
)
def test_a_drawing_that_makes_no_sense_is_refused_by_name(
    visitor: Client, query: str, name: str
) -> None:
    answer = visitor.get(f"{TIMELINE}?{query}")
    assert (answer.status_code, answer.json()["parameter"]) == (400, name)


def test_known_on_limits_the_sides_of_the_timeline(visitor: Client) -> None:
    make_told_incident()
    [bucket] = visitor.get(f"{TIMELINE}?known_on=2020-12-13&bucket=day").json()["buckets"]
    assert (bucket["starts_on"], bucket["ends_on"]) == ("2020-12-12", "2020-12-12")
    assert bucket["sides"] == {"armenia": {"ground_clash": 1}}
