"""Columns and the tiles cut from them, held against counting one by one. No database."""

from __future__ import annotations

import math
from dataclasses import asdict
from typing import Any, Final, NamedTuple

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from incidents.enums import Side
from incidents.filters import IncidentFilter
from incidents.snapshot import tiles
from incidents.snapshot.asking import Words
from incidents.snapshot.claims import CLAIM, UNKNOWN
from incidents.snapshot.codes import said_bits
from incidents.snapshot.columns import INCIDENT, PLAIN, Columns, Seen, columns_of
from incidents.snapshot.keys import KEY
from incidents.snapshot.morton import NOWHERE, ZOOM, interleaved, separated
from incidents.snapshot.tiles import CELLS, EXTENT, MOST_POINTS, Tile, tile_of

SIDES: Final = len(Side)
ALL: Final = IncidentFilter()


class Row(NamedTuple):
    """An incident with one claim by each of its sides, a bit set."""

    pk: int
    lon: float
    lat: float
    sides: int


POINTS = st.builds(
    Row,
    pk=st.integers(1, 999_999_999),
    lon=st.floats(44.0, 50.0) | st.floats(-180, 180),
    lat=st.floats(38.0, 42.5) | st.floats(-90, 90),
    sides=st.integers(0, 2**SIDES - 1),
)
TABLES = st.lists(POINTS, max_size=60, unique_by=lambda row: row.pk)
ZOOMS = st.integers(0, 22)


def loaded(rows: list[Row]) -> tuple[Any, Any]:
    """Incidents and claims as they are loaded."""
    incidents = np.zeros(len(rows), INCIDENT)
    for n, row in enumerate(rows):
        number = row.pk % 1_000_000_000
        incidents[n] = (
            *(row.pk, row.lon, row.lat),
            *(18_000, 18_000, 1, 0, 1, 1, 1_000, 0, 2020, number),
        )
    claims = [
        (row.pk, 18_000, said_bits(bit, 0), UNKNOWN, UNKNOWN)
        for row in rows
        for bit in range(SIDES)
        if row.sides >> bit & 1
    ]
    return incidents, np.array(claims, dtype=CLAIM)


def seen_of(rows: list[Row]) -> Seen:
    """Columns with all that has been said."""
    columns = columns_of(*loaded(rows))
    return Seen(columns, columns.claims.facts)


def cut(seen: Seen, z: int, x: int, y: int, words: Words | None = None) -> Tile:
    """A tile of all incidents, or of those with some words."""
    return tile_of(seen, ALL, words or Words(), (z, x, y))


def tile_by_hand(row: Row, z: int) -> tuple[int, int]:
    """The tile of a point by the usual formula, one point at a time."""
    size = 2**z
    lat = math.radians(max(min(row.lat, 85.0511287798066), -85.0511287798066))
    x = (row.lon + 180) / 360 * size
    y = (1 - math.asinh(math.tan(lat)) / math.pi) / 2 * size
    # Two libraries' tangents may differ in the last bit: no point on an edge is asked about.
    assume(1e-7 < y % 1 < 1 - 1e-7)
    return min(max(int(x), 0), size - 1), min(max(int(y), 0), size - 1)


def many(number: int, *, spread: float = 1.0) -> Seen:
    """So many incidents in a box of the region; the sides take turns."""
    return seen_of(
        [
            Row(n + 1, 46 + spread * (n % 97) / 97, 39 + spread * (n % 89) / 89, 1 << n % SIDES)
            for n in range(number)
        ]
    )


@given(TABLES, ZOOMS)
def test_every_point_lies_in_the_tile_that_the_usual_formula_gives(rows: list[Row], z: int) -> None:
    seen = seen_of(rows)
    expected: dict[tuple[int, int], set[int]] = {}
    for row in rows:
        expected.setdefault(tile_by_hand(row, z), set()).add(row.pk)
    for (x, y), keys in expected.items():
        tile = cut(seen, z, x, y)
        assert {point.pk for point in tile.points} == keys
        assert all(0 <= point.x <= EXTENT and 0 <= point.y <= EXTENT for point in tile.points)


@given(TABLES)
def test_the_curve_is_sorted_and_holds_every_row_with_its_sides(rows: list[Row]) -> None:
    seen = seen_of(rows)
    assert sorted(seen.columns.code.tolist()) == seen.columns.code.tolist()
    found = dict(zip(seen.columns.pk.tolist(), seen.facts.sides.tolist(), strict=True))
    assert found == {row.pk: row.sides for row in rows}


@given(st.integers(0, 2**ZOOM - 1), st.integers(0, 2**ZOOM - 1))
def test_interleaved_bits_come_apart_again(x: int, y: int) -> None:
    across, down = separated(interleaved(np.array([x]), np.array([y])))
    assert (int(across[0]), int(down[0])) == (x, y)


@given(st.integers(0, 8))
def test_a_tile_shows_as_many_as_its_four_parts(z: int) -> None:
    seen = many(2_000)
    x, y = tile_by_hand(Row(0, 46.2, 39.3, 0), z)
    parts = [
        cut(seen, z + 1, 2 * x + right, 2 * y + down).count for right in (0, 1) for down in (0, 1)
    ]
    assert cut(seen, z, x, y).count == sum(parts)


def test_where_many_lie_cells_count_them_by_side_and_assessment() -> None:
    tile = cut(many(2_000), 5, 20, 12)
    assert tile.points == ()
    assert tile.count == 2_000
    cells = tile.cells
    assert cells
    assert cells.by_side.sum(axis=0).tolist() == [400] * SIDES
    assert cells.by_assessment.tolist() == [[count, *[0] * 8] for count in cells.count.tolist()]
    for place in (cells.x, cells.y):
        assert ((place >= 0) & (place < EXTENT)).all()


def test_any_number_on_one_point_is_one_cell_at_every_zoom() -> None:
    seen = seen_of([Row(n + 1, 46.79, 39.52, 3) for n in range(MOST_POINTS + 1)])
    for z in range(23):
        cells = cut(seen, z, *tile_by_hand(Row(0, 46.79, 39.52, 0), z)).cells
        assert cells
        assert cells.count.tolist() == [MOST_POINTS + 1]
        assert cells.by_side[0, :2].tolist() == [MOST_POINTS + 1] * 2


def test_only_what_is_asked_for_is_shown() -> None:
    seen = many(1_000)
    tile = cut(seen, 5, 20, 12, Words(q=np.arange(1, 101)))
    assert {point.pk for point in tile.points} == set(range(1, 101))
    assert cut(seen, 5, 20, 12, Words(places=np.array([], np.int64))).count == 0


def test_no_incident_is_no_tile() -> None:
    empty = seen_of([])
    assert (len(empty.columns), cut(empty, 0, 0, 0).count) == (0, 0)


def test_what_has_no_coordinates_lies_in_no_tile_and_stays_a_row() -> None:
    seen = seen_of([Row(1, math.nan, math.nan, 1), Row(2, 46.8, 39.5, 1)])
    assert seen.columns.pk.tolist() == [2, 1]
    assert int(seen.columns.code[1]) == NOWHERE
    assert [point.pk for point in cut(seen, 0, 0, 0).points] == [2]


def exchanges(data: st.DataObject, rows: list[Row]) -> tuple[list[Row], set[int], list[Row]]:
    """What stays of some rows, the keys that are exchanged, and what comes for them."""
    touched = data.draw(TABLES)
    gone = set(data.draw(st.sets(st.sampled_from([row.pk for row in rows])))) if rows else set()
    gone |= {row.pk for row in touched}
    return [row for row in rows if row.pk not in gone], gone, touched


def whole(columns: Columns) -> dict[str, list[Any]]:
    """All columns as lists."""
    claims, facts = columns.claims, columns.claims.facts
    found = {name: getattr(columns, name) for name in ("newest", "stands", *PLAIN)}
    found |= {name: getattr(claims, name) for name in ("start", "issued", "said", "counted")}
    found |= {"sides": facts.sides, "killed": facts.killed}
    return {name: column.tolist() for name, column in found.items()}


@given(TABLES, st.integers(1, 4), st.data())
def test_exchanging_some_and_again_gives_what_loading_all_anew_gives(
    rows: list[Row], times: int, data: st.DataObject
) -> None:
    columns = seen_of(rows).columns
    for _time in range(times):
        kept, gone, new = exchanges(data, rows)
        before, at_hand = whole(columns), columns
        rows, columns = kept + new, at_hand.exchanged(gone, columns_of(*loaded(new)))
        assert whole(at_hand) == before
    expected = columns_of(*loaded(rows))
    assert whole(columns.in_order()) == whole(expected)
    assert columns.pk[columns.newest_first(columns.stands)].tolist() == (
        expected.pk[expected.newest_first(expected.stands)].tolist()
    )


@given(TABLES, ZOOMS, st.integers(1, 3), st.data())
def test_a_tile_shows_loose_rows_as_it_shows_the_settled_ones(
    rows: list[Row], z: int, times: int, data: st.DataObject
) -> None:
    columns = seen_of(rows).columns
    for _time in range(times):
        rows, gone, new = exchanges(data, rows)
        rows, columns = rows + new, columns.exchanged(gone, columns_of(*loaded(new)))
    assume(rows)
    place = z, *tile_by_hand(data.draw(st.sampled_from(rows)), z)
    loose = cut(Seen(columns, columns.claims.facts), *place)
    settled = cut(seen_of(rows), *place)
    assert loose.count > 0
    assert {(p.pk, p.x, p.y) for p in loose.points} == {(p.pk, p.x, p.y) for p in settled.points}


def test_cells_count_loose_rows_too_and_none_that_stands_no_more() -> None:
    before = [Row(n + 1, 44 + n / 100, 39.5, 1) for n in range(400)]
    moved = [row._replace(lon=row.lon + 0.005, sides=2) for row in before[100:150]]
    columns = seen_of(before).columns.exchanged(range(101, 161), columns_of(*loaded(moved)))
    expected = seen_of([*before[:100], *before[160:], *moved])
    tile = cut(Seen(columns, columns.claims.facts), 5, 20, 12)
    assert tile.cells
    np.testing.assert_equal(asdict(tile), asdict(cut(expected, 5, 20, 12)))


def test_many_loose_rows_are_put_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("incidents.snapshot.columns.MOST_LOOSE", 3)
    rows = [Row(n + 1, 46 + n, 39.5, 1) for n in range(9)]
    columns = seen_of(rows).columns
    columns = columns.exchanged({1}, columns_of(*loaded(rows[:1])))
    assert (columns.settled, columns.loose, len(columns)) == (9, 2, 10)
    columns = columns.exchanged({1}, columns_of(*loaded(rows[:1])))
    assert (columns.settled, columns.loose, len(columns)) == (9, 0, 9)
    assert whole(columns) == whole(seen_of(rows).columns)


def test_a_key_beyond_its_column_is_refused_and_not_cut() -> None:
    with pytest.raises(OverflowError, match="key"):
        seen_of([Row(int(np.iinfo(KEY).max) + 1, 46.8, 39.5, 1)])


def test_longer_references_stand_where_a_text_would() -> None:
    incidents = np.zeros(4, INCIDENT)
    for n, number in enumerate((9_999, 10_000, 1_000, 100_000)):
        incidents[n] = (n + 1, 46.8, 39.5, 18_000, 18_000, 1, 0, 1, 1, 1_000, 0, 2020, number)
    columns = columns_of(incidents, np.zeros(0, CLAIM))
    rows = columns.newest_first(np.ones(4, np.bool_))
    texts = [f"NK-2020-{number:04d}" for number in columns.number[rows].tolist()]
    assert texts == sorted(texts, reverse=True)


def arrays(columns: Columns) -> list[Any]:
    """Every array that the columns consist of."""
    records = (columns, columns.claims)
    found = [getattr(record, name) for record in records for name in type(record).__slots__]
    return [one for one in (*found, *columns.claims.facts) if isinstance(one, np.ndarray)]


def test_a_row_takes_few_bytes() -> None:
    columns = many(10_000).columns
    assert sum(array.nbytes for array in arrays(columns)) / len(columns) <= 84


@pytest.mark.parametrize("lat", [90.0, -90.0])
def test_the_poles_lie_in_the_outermost_tiles(lat: float) -> None:
    columns = seen_of([Row(1, 180.0, lat, 0)]).columns
    x, y = separated(columns.code)
    assert int(x[0]) == 2**ZOOM - 1
    assert int(y[0]) in {0, 2**ZOOM - 1}


@pytest.mark.parametrize("most_bits", [0, 3_000, 10**9])
def test_a_tile_that_would_grow_too_long_has_fewer_cells_with_the_same_counts(
    most_bits: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    random = np.random.default_rng(7)
    degrees = zip(random.uniform(45.1, 50.5, 2_000), random.uniform(37, 40.9, 2_000), strict=True)
    rows = [Row(n + 1, lon, lat, 1 + n % 3) for n, (lon, lat) in enumerate(degrees)]
    seen = seen_of(rows)
    finest = cut(seen, 6, 40, 24)
    monkeypatch.setattr(tiles, "MOST_BITS", most_bits)
    tile = cut(seen, 6, 40, 24)
    cells = tile.cells
    assert finest.cells
    assert cells
    assert len(finest.cells.count) > 200
    assert tile.count == finest.count
    for part in ("by_side", "by_assessment"):
        one, other = (getattr(which, part).sum(axis=0) for which in (cells, finest.cells))
        assert one.tolist() == other.tolist()
    counts = np.column_stack((cells.count, cells.by_side, cells.by_assessment))
    assert np.log2(counts + 1).sum() <= most_bits or len(counts) == 1
    assert (tile.width == finest.width == EXTENT // CELLS) is (most_bits == 10**9)
    places = set(zip(cells.x // tile.width, cells.y // tile.width, strict=True))
    assert len(places) == len(counts)
