"""The drawings of counts and shares, as numbers."""

from __future__ import annotations

import datetime as dt

import pytest

from incidents.enums import Bound, Side
from incidents.exchange.balance import Share
from incidents.tally.bulletins import CountView, by_day
from incidents.views.public import balance_chart
from incidents.views.public.bulletin_chart import BulletinChart, draw, step_of


def chart(*counts: tuple[Side, int, int, Bound]) -> BulletinChart:
    """The drawing of counts given as side, day of December 2020, number and bound."""
    return draw(
        by_day(
            CountView(
                side=side,
                actor_id=list(Side).index(side),
                actor="Ministry",
                statement="s",
                lineage=n,
                issued_on=dt.date(2020, 12, day),
                first=dt.date(2020, 12, day),
                last=dt.date(2020, 12, day),
                number=number,
                bound=bound,
            )
            for n, (side, day, number, bound) in enumerate(counts)
        )
    )


@pytest.mark.parametrize(
    ("highest", "step"),
    [(0, 1), (1, 1), (5, 1), (6, 2), (10, 2), (11, 5), (50, 10), (51, 20), (999, 200)],
)
def test_numbers_are_named_at_round_steps_five_at_most(highest: int, step: int) -> None:
    assert step_of(highest) == step


def test_a_higher_number_stands_higher_and_zero_on_the_base() -> None:
    drawn = chart((Side.ARMENIA, 1, 0, Bound.EXACT), (Side.ARMENIA, 2, 10, Bound.EXACT))
    low, high = drawn.marks
    assert low.y + drawn.mark / 2 == drawn.base
    assert high.y < low.y
    assert high.x > low.x


def test_equal_counts_stand_side_by_side_and_no_line_joins_them() -> None:
    drawn = chart((Side.ARMENIA, 1, 7, Bound.EXACT), (Side.AZERBAIJAN, 1, 7, Bound.EXACT))
    one, other = drawn.marks
    assert (one.y, other.x - one.x) == (other.y, drawn.mark)
    assert drawn.spans == ()


def test_a_line_joins_counts_that_differ_and_an_open_number_is_hollow() -> None:
    drawn = chart((Side.ARMENIA, 1, 3, Bound.EXACT), (Side.AZERBAIJAN, 1, 9, Bound.ABOUT))
    assert [mark.is_hollow for mark in drawn.marks] == [False, True]
    assert len(drawn.spans) == 1


def test_a_whole_year_of_days_is_wider_so_that_marks_stay_apart() -> None:
    few = chart((Side.ARMENIA, 1, 3, Bound.EXACT))
    many = draw(
        by_day(
            CountView(
                side=Side.ARMENIA,
                actor_id=1,
                actor="Ministry",
                statement="s",
                lineage=n,
                issued_on=day,
                first=day,
                last=day,
                number=n,
            )
            for n, day in enumerate(dt.date(2020, 1, 1) + dt.timedelta(days=n) for n in range(366))
        )
    )
    assert few.width == 720
    assert many.width > 3000
    assert len(many.days) < 60


def test_shares_fill_their_lane_by_how_much_they_are() -> None:
    lanes = [(Side.ARMENIA, [Share(1, 2), None, Share(0, 3), Share(3, 3)])]
    drawn = balance_chart.draw(["Sep", "Oct", "Nov", "Dec"], lanes)
    bars = drawn.lanes[0].bars
    assert [bar.height for bar in bars] == [balance_chart.BAR / 2, 0, balance_chart.BAR]
    assert bars[2].y == drawn.lanes[0].top
    assert [tick.label for tick in drawn.ticks] == ["Sep", "Oct", "Nov", "Dec"]
