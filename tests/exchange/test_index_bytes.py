"""The index as bytes: what is written is read back to the last bit."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents.exchange.index_bytes import IndexArrays, index_bytes, only_said

NONE_DEGREES = -(2**31)


def read_back(content: bytes) -> tuple[dict[str, Any], dict[str, list[float]]]:
    """Return the header and the columns, by the rules of docs/api.md."""
    assert content[:4] == b"CTIX"
    start = 8 + int.from_bytes(content[4:8], "little")
    assert start % 8 == 0
    header = json.loads(content[8:start])
    found = {}
    for column in header["columns"]:
        assert column["offset"] % 8 == 0
        kind = np.dtype(column["type"]).newbyteorder("<")
        at = start + column["offset"]
        written = np.frombuffer(content, kind, header["count"], at).astype(np.float64)
        if "divisor" in column:
            values = np.where(written == NONE_DEGREES, np.nan, written / column["divisor"])
        elif column.get("delta"):
            values = column["base"] + np.cumsum(written)
        else:
            values = written + column.get("base", 0)
        found[column["name"]] = values.tolist()
    return header, found


def arrays_of(count: int, **columns: Any) -> IndexArrays:
    """Arrays of `count` rows; what is not given is 0."""
    kinds = {"lon": np.float64, "lat": np.float64}
    return IndexArrays._make(
        np.array(columns.get(name, [0] * count), kinds.get(name, np.int64))
        for name in IndexArrays._fields
    )


degrees = st.one_of(
    st.floats(-180, 180), st.just(float("nan")), st.integers(-1800, 1800).map(lambda n: n / 10)
)
row = st.fixed_dictionaries(
    {
        "year": st.integers(1988, 2100),
        "number": st.integers(1, 2**31 - 1),
        "lon": degrees,
        "lat": degrees,
        "first": st.integers(-10_000, 40_000),
        "assessment": st.integers(0, 2**16 - 1),
        "killed": st.integers(-1, 100_000),
    }
)


@given(st.lists(row, max_size=30))
def test_every_number_is_read_back_as_it_was(rows: list[dict[str, float]]) -> None:
    columns = {name: [one[name] for one in rows] for name in (rows[0] if rows else ())}
    arrays = arrays_of(len(rows), **columns)
    header, found = read_back(index_bytes(arrays, count=len(rows), version=7))
    assert (header["format"], header["version"]) == (1, 7)
    assert list(found) == list(IndexArrays._fields)
    for name, values in arrays._asdict().items():
        np.testing.assert_array_equal(found[name], values)


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        ([46.79708, 39.5, float("nan")], {"type": "int32", "divisor": 100_000}),
        ([46.123, 39.5], {"type": "int32", "divisor": 1_000}),
        ([46.71726804641723, 39.5], {"type": "float64"}),
    ],
)
def test_degrees_are_whole_numbers_only_where_none_is_changed(
    values: list[float], kind: dict[str, object]
) -> None:
    header, found = read_back(index_bytes(arrays_of(len(values), lon=values), count=len(values)))
    [column] = [one for one in header["columns"] if one["name"] == "lon"]
    assert {name: column[name] for name in column if name not in ("name", "offset")} == kind
    np.testing.assert_array_equal(found["lon"], values)


def test_numbers_are_as_narrow_as_their_values_allow() -> None:
    arrays = arrays_of(
        3, first=[20_000, 19_998, 19_000], killed=[-1, 0, 40], radius_m=[0, 9, 70_000]
    )
    header, _found = read_back(index_bytes(arrays, count=3))
    types = {one["name"]: one["type"] for one in header["columns"]}
    assert types["first"] == "int16"
    assert types["killed"] == "uint8"
    assert types["number"] == "uint8"
    assert types["radius_m"] == "int32"


def test_of_too_many_only_the_number_is_said() -> None:
    header, found = read_back(only_said(version=7, count=3, most=2))
    assert (header["count"], header["most"], found) == (3, 2, {})
