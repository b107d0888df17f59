"""Vector tiles: read by another program, they are what PostGIS makes of the same features."""

from __future__ import annotations

import json
from typing import Any

import mapbox_vector_tile
import numpy as np
import pytest
from django.db import connection
from hypothesis import given, settings
from hypothesis import strategies as st

from incidents.exchange.vector_tile import layer, numbers, texts

NOTHING = -1
EXTENT = 4096
TEXTS = ("title", "имя")
NUMBERS = ("count", "least", "թիվ")

POSTGIS = """
    SELECT ST_AsMVT(f, 'incidents', 4096, 'geom') FROM (
        SELECT ST_MakePoint((r->>0)::float, (r->>1)::float) AS geom, r->2 AS attributes
        FROM jsonb_array_elements(%s::jsonb) AS r
    ) AS f
"""
"""Keys of a jsonb column become attributes; those that are null are left out."""

coordinates = st.integers(0, EXTENT - 1) | st.integers(-(2**31), 2**31 - 1)
# PostgreSQL keeps no NUL, and half of a pair of UTF-16 is no character.
words = st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"]))
wholes = st.just(NOTHING) | st.integers(0, 300) | st.integers(-(2**62), 2**63 - 1)
features = st.lists(
    st.tuples(coordinates, coordinates, *[words] * len(TEXTS), *[wholes] * len(NUMBERS)),
    max_size=30,
)


def written(rows: list[tuple[Any, ...]]) -> bytes:
    """A layer of features: x, y, texts, numbers."""
    x, y, *columns = zip(*rows, strict=True) if rows else [()] * 7
    table = np.array(columns[len(TEXTS) :], np.int64).T
    words = texts(dict(zip(TEXTS, columns, strict=False)))
    counts = numbers(NUMBERS, table, nothing=NOTHING)
    across, down = np.array([x, y], np.int64)
    return layer("incidents", EXTENT, across, down, words, counts)


def by_postgis(rows: list[tuple[Any, ...]]) -> bytes:
    """The same by ST_AsMVT."""
    records = []
    for x, y, *values in rows:
        named = zip((*TEXTS, *NUMBERS), values, strict=True)
        records.append([x, y, {name: value for name, value in named if value != NOTHING}])
    with connection.cursor() as cursor:
        cursor.execute(POSTGIS, [json.dumps(records)])
        return bytes(cursor.fetchone()[0])


@pytest.mark.django_db
def test_a_layer_is_read_as_the_one_postgis_makes_of_the_same_features() -> None:
    @settings(max_examples=150)
    @given(features)
    def same(rows: list[tuple[Any, ...]]) -> None:
        ours, theirs = written(rows), by_postgis(rows)
        assert mapbox_vector_tile.decode(ours) == mapbox_vector_tile.decode(theirs)

    same()


@pytest.mark.parametrize("count", [200, 20_000])
def test_texts_and_numbers_of_any_length_are_read_as_they_were(count: int) -> None:
    rows = [(n, count - n, "ա" * (n % 300), str(n), n, -n - 2, n << 40) for n in range(count)]
    read = mapbox_vector_tile.decode(written(rows), default_options={"y_coord_down": True})
    found = read["incidents"]["features"]
    assert [feature["geometry"]["coordinates"] for feature in found] == [
        [x, y] for x, y, *_values in rows
    ]
    assert [feature["properties"] for feature in found] == [
        dict(zip((*TEXTS, *NUMBERS), values, strict=True)) for _x, _y, *values in rows
    ]


def test_a_value_that_several_have_is_written_once() -> None:
    rows = [(1, 1, "Shelling", "Shelling", 300, 300, NOTHING)] * 3
    tile = written(rows)
    assert tile.count(b"Shelling") == 1
    assert tile.count(b"\x28\xac\x02") == 1


def test_layers_stand_one_after_the_other_in_a_tile() -> None:
    at = np.array([5])
    tile = b"".join(
        layer(name, EXTENT, at, at, numbers(["n"], np.array([[n]]), nothing=0))
        for n, name in enumerate(("incidents", "cells"))
    )
    read = mapbox_vector_tile.decode(tile)
    assert {name: found["features"][0]["properties"] for name, found in read.items()} == {
        "incidents": {},
        "cells": {"n": 1},
    }
    assert {(found["version"], found["extent"]) for found in read.values()} == {(2, EXTENT)}


def test_a_layer_without_points_is_no_byte() -> None:
    nowhere = np.array([], np.int64)
    assert layer("cells", EXTENT, nowhere, nowhere, texts({"title": []})) == b""
