"""What is typed of a count, understood and said back, and typed again as the same."""

from __future__ import annotations

import datetime as dt

import pytest

from incidents.desk.bulletins import ReadCount, read_count, typed_of
from incidents.enums import Bound
from incidents.models import Bulletin

SAID_ON = dt.date(2020, 12, 14)
TODAY = dt.date(2021, 6, 1)


def understood(**typed: str) -> ReadCount:
    """The count that is meant; nothing is to be said about it."""
    count, problems = read_count(typed, today=TODAY, said_on=SAID_ON)
    assert problems == []
    assert count is not None
    return count


@pytest.mark.parametrize(
    ("typed", "number", "bound"),
    [
        ("12", 12, Bound.EXACT),
        ("none", 0, Bound.EXACT),
        ("twelve", 12, Bound.EXACT),
        ("at least 12", 12, Bound.AT_LEAST),
        ("more than 12", 13, Bound.AT_LEAST),
        ("12+", 12, Bound.AT_LEAST),
        ("up to 12", 12, Bound.AT_MOST),
        ("fewer than 12", 11, Bound.AT_MOST),
        ("about 12", 12, Bound.ABOUT),
        ("около 12", 12, Bound.ABOUT),
    ],
)
def test_a_number_keeps_the_end_that_is_open(typed: str, number: int, bound: Bound) -> None:
    assert understood(when="11.12.2020", violations=typed).violations == (number, bound)


def test_days_without_a_year_are_those_before_the_statement() -> None:
    week = understood(when="7-13 December", violations="3", shots="about 300")
    assert (week.first, week.last) == (dt.date(2020, 12, 7), dt.date(2020, 12, 13))
    assert week.words == ("7–13 December 2020, only the week; 3 violations; about 300 shots")


@pytest.mark.parametrize("bound", Bound)
def test_what_stands_there_is_typed_so_that_it_means_the_same(bound: Bound) -> None:
    first, last = dt.date(2020, 12, 7), dt.date(2020, 12, 13)
    bulletin = Bulletin(
        starts_on=first,
        ends_on=last,
        violations=12,
        violations_bound=bound,
        shots=900,
        shots_bound=bound,
        weapons="mortars",
        stretch="toward Hadrut",
    )
    count = understood(**typed_of(bulletin))
    assert (count.first, count.last) == (first, last)
    assert count.violations == (12, bound)
    assert count.shots == (900, bound)
    assert (count.weapons, count.stretch) == ("mortars", "toward Hadrut")
