"""The paired series, pure: the same days side by side, nothing counted twice, the gap."""

from __future__ import annotations

import datetime as dt
from itertools import count as numbers
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from incidents.enums import Bound, Side
from incidents.tally.bulletins import CountView, Row, by_day, by_week

ARMENIA, AZERBAIJAN, PEACEKEEPERS = Side.ARMENIA, Side.AZERBAIJAN, Side.PEACEKEEPERS
ACTORS = {side: place for place, side in enumerate(Side)}
_lineages = numbers(1)


def december(day: int) -> dt.date:
    """A day of December 2020; the 7th is a Monday."""
    return dt.date(2020, 12, day)


def said(side: Side, first: int, number: int, last: int | None = None, **more: Any) -> CountView:
    """A count by a side's only actor, issued on its last day."""
    values = {
        "actor_id": ACTORS[side],
        "actor": f"Ministry of {side.label}",
        "statement": "s",
        "lineage": next(_lineages),
        "issued_on": december(last or first),
        **more,
    }
    return CountView(
        side=side,
        first=december(first),
        last=december(last or first),
        number=number,
        **values,
    )


def shown(rows: list[Row]) -> list[tuple[int, int, list[tuple[str, int, int]], int | None]]:
    """Rows as first and last day, (side, number, days counted) of each entry, and the gap."""
    return [
        (
            row.first.day,
            row.last.day,
            [(entry.side.value, entry.number, len(entry.days)) for entry in row.entries],
            row.gap.number if row.gap else None,
        )
        for row in rows
    ]


def test_counts_for_one_day_stand_side_by_side_in_alphabetical_order_with_their_gap() -> None:
    rows = by_day([said(AZERBAIJAN, 11, 30), said(ARMENIA, 11, 12), said(ARMENIA, 10, 4)])
    assert shown(rows) == [
        (10, 10, [("armenia", 4, 1)], None),
        (11, 11, [("armenia", 12, 1), ("azerbaijan", 30, 1)], 18),
    ]


def test_a_week_is_not_divided_into_days() -> None:
    assert shown(by_day([said(ARMENIA, 7, 70, last=13)])) == []


def test_by_week_single_days_of_the_other_side_are_added_for_the_same_days() -> None:
    days = [said(AZERBAIJAN, day, 10) for day in range(7, 14)]
    rows = by_week([said(ARMENIA, 7, 90, last=13), *days])
    assert shown(rows) == [(7, 13, [("armenia", 90, 7), ("azerbaijan", 70, 7)], 20)]
    assert rows[0].entries[1].is_sum is True


def test_an_actors_own_week_and_its_days_are_not_added() -> None:
    rows = by_week([said(ARMENIA, 7, 90, last=13), said(ARMENIA, 8, 5), said(ARMENIA, 9, 6)])
    assert shown(rows) == [(7, 13, [("armenia", 90, 7)], None)]
    assert rows[0].entries[0].added == (11, 2)


def test_a_sum_of_some_days_makes_no_gap_with_a_whole_week() -> None:
    rows = by_week([said(ARMENIA, 7, 90, last=13), said(AZERBAIJAN, 8, 5)])
    assert shown(rows) == [(7, 13, [("armenia", 90, 7), ("azerbaijan", 5, 1)], None)]


def test_two_sums_over_the_same_days_make_a_gap_over_others_not() -> None:
    same = [said(ARMENIA, 8, 5), said(AZERBAIJAN, 8, 9)]
    assert shown(by_week(same))[0][3] == 4
    assert shown(by_week([*same, said(AZERBAIJAN, 9, 1)]))[0][3] is None


def test_a_stretch_that_is_no_calendar_week_is_a_row_of_its_own_and_takes_its_days() -> None:
    rows = by_week([said(ARMENIA, 5, 40, last=9), said(AZERBAIJAN, 8, 5), said(AZERBAIJAN, 10, 6)])
    assert shown(rows) == [
        (5, 9, [("armenia", 40, 5), ("azerbaijan", 5, 1)], None),
        (7, 13, [("azerbaijan", 6, 1)], None),
    ]


def test_two_actors_of_one_side_are_never_added() -> None:
    other = said(ARMENIA, 11, 3, actor_id=99, actor="Other force")
    rows = by_day([said(ARMENIA, 11, 12), other, said(AZERBAIJAN, 11, 5)])
    assert shown(rows)[0][2] == [("armenia", 12, 1), ("armenia", 3, 1), ("azerbaijan", 5, 1)]
    assert shown(rows)[0][3] == 7


def test_of_two_counts_for_the_same_days_the_latest_stands_and_the_other_is_kept() -> None:
    rows = by_day([said(ARMENIA, 11, 15, issued_on=december(14)), said(ARMENIA, 11, 12)])
    assert shown(rows) == [(11, 11, [("armenia", 15, 1)], None)]
    assert [one.number for one in rows[0].entries[0].earlier] == [12]


def test_what_only_passes_a_count_on_is_no_second_count() -> None:
    root = said(ARMENIA, 11, 12)
    retold = said(
        Side.INDEPENDENT, 11, 12, lineage=root.lineage, is_repeat=True, actor="The Agency"
    )
    rows = by_day([root, retold])
    assert shown(rows) == [(11, 11, [("armenia", 12, 1)], None)]
    assert [one.actor for one in rows[0].entries[0].repeats] == ["The Agency"]


def test_open_ends_that_meet_leave_no_gap() -> None:
    at_least = said(ARMENIA, 11, 61, bound=Bound.AT_LEAST)
    assert shown(by_day([at_least, said(AZERBAIJAN, 11, 80)]))[0][3] == 0
    assert shown(by_day([at_least, said(AZERBAIJAN, 11, 50)]))[0][3] == 11
    at_most = said(AZERBAIJAN, 11, 70, bound=Bound.AT_MOST)
    assert shown(by_day([at_least, at_most]))[0][3] == 0


def test_a_sum_is_as_exact_as_its_parts() -> None:
    least, most = (
        said(ARMENIA, day, 5, bound=bound)
        for day, bound in ((8, Bound.AT_LEAST), (9, Bound.AT_MOST))
    )
    exact = said(ARMENIA, 10, 5)
    assert by_week([exact, least])[0].entries[0].bound == Bound.AT_LEAST
    assert by_week([exact, least, most])[0].entries[0].bound == Bound.ABOUT


def test_the_gap_names_the_two_sides_farthest_apart() -> None:
    row = by_day([said(ARMENIA, 11, 5), said(AZERBAIJAN, 11, 9), said(PEACEKEEPERS, 11, 1)])[0]
    assert row.gap is not None
    assert (row.gap.one.side, row.gap.other.side) == (AZERBAIJAN, PEACEKEEPERS)
    assert row.gap.number == 8


some_counts = st.lists(
    st.tuples(
        st.sampled_from(Side), st.integers(1, 20), st.integers(0, 10), st.integers(0, 99)
    ).map(lambda one: said(one[0], one[1], one[3], last=one[1] + one[2])),
    max_size=30,
)


# A slow machine is no fault of the series.
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(some_counts)
def test_by_week_no_bulletin_is_in_two_numbers_and_none_is_lost(counts: list[CountView]) -> None:
    entries = [entry for row in by_week(counts) for entry in row.entries]
    standing = [id(one) for entry in entries for one in entry.counts]
    earlier = [id(one) for entry in entries for one in entry.earlier]
    assert len(standing) == len(set(standing))
    beside = sum(entry.added[1] for entry in entries if entry.added)
    assert len(standing) + len(earlier) + beside == len(counts)
    for entry in entries:
        assert entry.number == sum(one.number for one in entry.counts)
