"""Columns and the tiles cut from them, held against counting one by one. No database."""

from __future__ import annotations

import math
from typing import Final

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from incidents.enums import Side
from incidents.snapshot.columns import ZOOM, Columns, Row, columns_of
from incidents.snapshot.tiles import EXTENT, MOST_POINTS, tile_of

SIDES: Final = len(Side)
POINTS = st.builds(
    Row,
    pk=st.integers(1, 2**40),
    lon=st.floats(44.0, 50.0) | st.floats(-180, 180),
    lat=st.floats(38.0, 42.5) | st.floats(-90, 90),
    sides=st.integers(0, 2**SIDES - 1),
)
TABLES = st.lists(POINTS, max_size=60, unique_by=lambda row: row.pk)
ZOOMS = st.integers(0, 22)


def tile_by_hand(row: Row, z: int) -> tuple[int, int]:
    """The tile of a point by the usual formula, one point at a time."""
    size = 2**z
    lat = math.radians(max(min(row.lat, 85.0511287798066), -85.0511287798066))
    x = (row.lon + 180) / 360 * size
    y = (1 - math.asinh(math.tan(lat)) / math.pi) / 2 * size
    # Two libraries' tangents may differ in the last bit: no point on an edge is asked about.
    assume(1e-7 < y % 1 < 1 - 1e-7)
    return min(max(int(x), 0), size - 1), min(max(int(y), 0), size - 1)


def many(number: int, *, spread: float = 1.0) -> Columns:
    """So many incidents in a box of the region; the sides take turns."""
    return columns_of(
        Row(n + 1, 46 + spread * (n % 97) / 97, 39 + spread * (n % 89) / 89, 1 << n % SIDES)
        for n in range(number)
    )


@given(TABLES, ZOOMS)
def test_every_point_lies_in_the_tile_that_the_usual_formula_gives(rows: list[Row], z: int) -> None:
    columns = columns_of(rows)
    expected: dict[tuple[int, int], set[int]] = {}
    for row in rows:
        expected.setdefault(tile_by_hand(row, z), set()).add(row.pk)
    for (x, y), keys in expected.items():
        tile = tile_of(columns, None, z, x, y)
        assert {point.pk for point in tile.points} == keys
        assert all(0 <= point.x <= EXTENT and 0 <= point.y <= EXTENT for point in tile.points)


@given(TABLES, ZOOMS)
def test_the_curve_is_sorted_and_holds_every_row_with_its_sides(rows: list[Row], z: int) -> None:
    columns = columns_of(rows)
    assert bool(np.all(np.diff(columns.code.astype(object)) >= 0)) if rows else True
    found = dict(zip(columns.pk.tolist(), columns.sides.tolist(), strict=True))
    assert found == {row.pk: row.sides for row in rows}


@given(st.integers(0, 8))
def test_a_tile_shows_as_many_as_its_four_parts(z: int) -> None:
    columns = many(2_000)
    x, y = tile_by_hand(Row(0, 46.2, 39.3, 0), z)
    parts = [
        tile_of(columns, None, z + 1, 2 * x + right, 2 * y + down).count
        for right in (0, 1)
        for down in (0, 1)
    ]
    assert tile_of(columns, None, z, x, y).count == sum(parts)


def test_where_many_lie_cells_count_them_by_side() -> None:
    columns = many(2_000)
    tile = tile_of(columns, None, 5, 20, 12)
    assert tile.points == ()
    assert tile.count == 2_000
    by_side = [sum(cell.by_side[number] for cell in tile.cells) for number in range(SIDES)]
    assert by_side == [400] * SIDES
    assert all(0 <= cell.x < EXTENT and 0 <= cell.y < EXTENT for cell in tile.cells)


def test_any_number_on_one_point_is_one_cell_at_every_zoom() -> None:
    columns = columns_of(Row(n + 1, 46.79, 39.52, 3) for n in range(MOST_POINTS + 1))
    for z in range(23):
        x, y = tile_by_hand(Row(0, 46.79, 39.52, 0), z)
        (cell,) = tile_of(columns, None, z, x, y).cells
        assert cell.count == MOST_POINTS + 1
        assert cell.by_side[:2] == (cell.count, cell.count)


def test_only_what_is_chosen_is_shown() -> None:
    columns = many(1_000)
    tile = tile_of(columns, columns.where(range(1, 101)), 5, 20, 12)
    assert {point.pk for point in tile.points} == set(range(1, 101))
    assert tile_of(columns, columns.where([]), 5, 20, 12).count == 0


def test_no_incident_is_no_tile() -> None:
    empty = columns_of([])
    assert (len(empty), tile_of(empty, None, 0, 0, 0).count) == (0, 0)


def test_sides_said_by_another_day_replace_those_of_today() -> None:
    columns = columns_of([Row(1, 46.8, 39.5, 3), Row(2, 46.8, 39.6, 3)])
    assert columns.with_sides({2: 1}).sides.tolist() == [
        {1: 0, 2: 1}[pk] for pk in columns.pk.tolist()
    ]


def test_a_row_takes_few_bytes() -> None:
    columns = many(10_000)
    arrays = (columns.pk, columns.x, columns.y, columns.code, columns.sides)
    assert sum(array.nbytes for array in arrays) / len(columns) <= 64
    assert columns.x.dtype == np.uint32


@pytest.mark.parametrize("lat", [90.0, -90.0])
def test_the_poles_lie_in_the_outermost_tiles(lat: float) -> None:
    columns = columns_of([Row(1, 180.0, lat, 0)])
    assert int(columns.x[0]) == 2**ZOOM - 1
    assert int(columns.y[0]) in {0, 2**ZOOM - 1}
