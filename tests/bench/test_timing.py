"""Medians, spread, percentiles and ratios of the bench."""

from __future__ import annotations

import pytest

from bench.timing import Timing, ratio, shown


def test_the_median_is_the_middle_one_whatever_the_order() -> None:
    assert Timing((9.0, 1.0, 5.0)).median == 5.0


def test_the_median_of_an_even_number_lies_between_the_two_in_the_middle() -> None:
    assert Timing((1.0, 2.0, 4.0, 9.0)).median == 3.0


def test_the_spread_is_the_quickest_and_the_slowest() -> None:
    assert Timing((9.0, 1.0, 5.0)).spread == (1.0, 9.0)


@pytest.mark.parametrize(("part", "ms"), [(50, 10.0), (95, 19.0), (100, 20.0), (1, 1.0)])
def test_a_percentile_is_the_time_within_which_so_many_of_a_hundred_ended(
    part: int, ms: float
) -> None:
    assert Timing(tuple(float(number) for number in range(20, 0, -1))).percentile(part) == ms


def test_a_ratio_needs_ours_and_a_floor() -> None:
    assert [ratio(2.0, 8.0), ratio(None, 8.0), ratio(2.0, None), ratio(2.0, 0.0)] == [
        0.25,
        None,
        None,
        None,
    ]


def test_numbers_are_shown_with_three_digits_that_count() -> None:
    assert [shown(one) for one in (12345.6, 99.94, 1.234, 0.01234, 0.0, None)] == [
        "12,346",
        "99.9",
        "1.23",
        "0.0123",
        "0.00",
        "–",
    ]
