"""Vector tiles: what they show agrees with the list, whatever is asked."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import mapbox_vector_tile
import pytest
from django.contrib.gis.gdal import DataSource
from django.db import connection
from django.test.utils import CaptureQueriesContext

from incidents.enums import EventType, Side
from incidents.exchange.tile_records import CELL_COLUMNS, POINT_COLUMNS
from incidents.snapshot import tiles
from incidents.snapshot.holding import holder
from tests.factories import (
    SiteSpec,
    make_accepted_claim,
    make_incident,
    make_place,
    make_published_incident,
    make_statement,
)

if TYPE_CHECKING:
    from pathlib import Path

    from django.test import Client

pytestmark = pytest.mark.django_db

REGION = "/tiles/5/20/12.mvt"
QUERIES = (
    "",
    "?type=shelling",
    "?side=azerbaijan",
    "?from=2020-12-12&to=2020-12-13",
    "?known_on=2020-12-12",
    "?q=Hadrut",
    "?place=hadrut",
    "?bbox=46,39,47.02,40",
    "?precision=1",
    "?casualties_min=3",
    "?initiator=armenia",
    "?assessment=single_side",
)


def world() -> None:
    """Three public incidents with places, one without, and a draft."""
    hadrut, shushi = make_place("Hadrut", (47.03, 39.52)), make_place("Shushi", (46.75, 39.76))
    make_published_incident("Clash near Hadrut", sites=[SiteSpec(hadrut)])
    both: list[dict[str, Any]] = [
        {"side": Side.ARMENIA},
        {"side": Side.AZERBAIJAN, "sites": [SiteSpec(hadrut)]},
    ]
    make_published_incident(
        "Shelling of Shushi",
        day=dt.date(2020, 12, 20),
        event_type=EventType.SHELLING,
        sites=[SiteSpec(shushi)],
        claims=both,
    )
    later = make_statement(issued_on=dt.date(2020, 12, 30))
    third = make_published_incident("Again at Hadrut", sites=[SiteSpec(hadrut)])
    make_accepted_claim(third, later)
    make_published_incident("Unmapped")
    make_incident("Draft", sites=[SiteSpec(hadrut)])


def decoded(client: Client, address: str) -> dict[str, list[dict[str, Any]]]:
    """The layers of a tile: what each feature carries."""
    answer = client.get(address)
    assert (answer.status_code, answer["Content-Type"]) == (
        200,
        "application/vnd.mapbox-vector-tile",
    )
    layers = mapbox_vector_tile.decode(answer.content) if answer.content else {}
    return {name: layer["features"] for name, layer in layers.items()}


@pytest.mark.parametrize("query", QUERIES)
def test_a_tile_shows_what_the_list_has_with_coordinates(client: Client, query: str) -> None:
    world()
    listed = client.get(f"/api/v1/incidents{query}").json()["incidents"]
    points = decoded(client, REGION + query).get("incidents", [])
    shown = {point["properties"]["ref"]: point["properties"] for point in points}
    expected = {row["ref"]: row for row in listed if row["lon"] is not None}
    assert shown.keys() == expected.keys()
    for reference, values in shown.items():
        row = {name: expected[reference][name] for name in POINT_COLUMNS}
        assert values == {
            name: ",".join(value) if isinstance(value, list) else value
            for name, value in row.items()
            if value is not None
        }


def test_where_many_lie_cells_are_counted_by_side(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tiles, "MOST_POINTS", 1)
    world()
    cells = decoded(client, REGION)["cells"]
    counts = [cell["properties"] for cell in cells]
    assert sum(one["count"] for one in counts) == 3
    assert {one["width"] for one in counts} == {tiles.EXTENT // tiles.CELLS}
    assert [
        sum(one.get(side, 0) for one in counts) for side in (Side.ARMENIA, Side.AZERBAIJAN)
    ] == [3, 1]
    (point,) = decoded(client, f"{REGION}?side=azerbaijan")["incidents"]
    assert point["properties"]["title"] == "Shelling of Shushi"


def test_with_known_on_a_cell_counts_what_had_been_said_by_then(client: Client) -> None:
    world()
    points = decoded(client, f"{REGION}?known_on=2020-12-13")["incidents"]
    claims = {p["properties"]["title"]: p["properties"]["claim_count"] for p in points}
    assert claims["Again at Hadrut"] == 1


@pytest.mark.parametrize(
    ("most_points", "name", "field", "values"),
    [(3, "incidents", "claim_count", [1, 2, 2]), (1, "cells", "count", [1, 2])],
)
def test_gdal_reads_a_tile(
    client: Client,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    most_points: int,
    name: str,
    field: str,
    values: list[int],
) -> None:
    monkeypatch.setattr(tiles, "MOST_POINTS", most_points)
    world()
    file = tmp_path / "12.mvt"
    file.write_bytes(client.get(REGION).content)
    source = DataSource(str(file))
    assert source.layer_count == 1
    layer = source[0]
    assert layer.name == name
    assert sorted(feature.get(field) for feature in layer) == values


def test_a_tile_with_nothing_in_it_is_empty(client: Client) -> None:
    world()
    assert client.get("/tiles/5/0/0.mvt").content == b""


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("/tiles/23/0/0.mvt", "z"),
        ("/tiles/-1/0/0.mvt", "z"),
        ("/tiles/99999999999/0/0.mvt", "z"),
        ("/tiles/5/32/0.mvt", "x"),
        ("/tiles/5/0/32.mvt", "y"),
        ("/tiles/5/a/0.mvt", "x"),
        ("/tiles/5/0/1.5.mvt", "y"),
        ("/tiles/5/0/².mvt", "y"),
        (f"{REGION}?bbox=1,2,3", "bbox"),
        (f"{REGION}?from=2021-01-01&to=2020-01-01", "from"),
        (f"{REGION}?q={'x' * 10_000}", "q"),
        (f"{REGION}?colour=red", "colour"),
        ("/tiles/tiles.json?colour=red", "colour"),
    ],
)
def test_what_makes_no_sense_is_named_and_nothing_is_asked(
    client: Client, address: str, name: str
) -> None:
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(address)
    assert (answer.status_code, answer.json()["parameter"]) == (400, name)
    assert len(asked) == 0


def test_the_same_again_is_not_sent_again(client: Client) -> None:
    world()
    first = client.get(REGION)
    again = client.get(REGION, headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    other = client.get(f"{REGION}?type=shelling", headers={"if-none-match": first["ETag"]})
    assert other.status_code == 200
    assert first["Access-Control-Allow-Origin"] == "*"


def test_the_number_of_queries_does_not_grow_with_the_incidents(client: Client) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as found:
            client.get(f"{REGION}?type=ground_clash")
        return len(found)

    world()
    asked()
    few = asked()
    place = SiteSpec(make_place("There", (46.8, 39.6)))
    for number in range(4):
        make_published_incident(f"More {number}", sites=[place])
    holder.forget()
    asked()
    assert asked() == few


def test_tilejson_leads_to_the_tiles_of_the_filter(client: Client) -> None:
    world()
    described = client.get("/tiles/tiles.json?type=shelling").json()
    (template,) = described["tiles"]
    assert template == "http://testserver/tiles/{z}/{x}/{y}.mvt?type=shelling"
    address = template.format(z=5, x=20, y=12).removeprefix("http://testserver")
    (point,) = decoded(client, address)["incidents"]
    fields = {layer["id"]: layer["fields"] for layer in described["vector_layers"]}
    assert point["properties"].keys() <= fields["incidents"].keys()
    assert fields["cells"].keys() == set(CELL_COLUMNS)
