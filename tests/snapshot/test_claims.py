"""What claims amount to by a day, held against adding up one by one. No database."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from incidents.snapshot.claims import CLAIM, UNKNOWN, Claims, claims_of

if TYPE_CHECKING:
    from incidents.snapshot.morton import Whole

INCIDENTS = 6
PEOPLE = st.just(UNKNOWN) | st.integers(0, 9)
CLAIMS = st.lists(
    st.tuples(
        st.integers(0, INCIDENTS - 1),
        st.integers(0, 9),
        st.sampled_from([1 << side | 1 << (5 + other) for side in range(5) for other in range(6)]),
        PEOPLE,
        PEOPLE,
    ),
    max_size=30,
)


def rows(values: list[tuple[int, ...]]) -> Any:
    """The claims as they are loaded; the key of an incident is its place and 100."""
    found = np.array(values, dtype=CLAIM)
    found["incident"] += 100
    return found


def owners(values: list[tuple[int, ...]]) -> Whole:
    """The place of each claim's incident."""
    return np.array([value[0] for value in values], dtype=np.int64)


@given(CLAIMS, st.none() | st.integers(-1, 10))
def test_facts_are_what_adding_up_one_by_one_gives(
    values: list[tuple[int, ...]], day: int | None
) -> None:
    facts = claims_of(rows(values), owners(values), INCIDENTS).facts_by(day)
    for incident in range(INCIDENTS):
        said = [v for v in values if v[0] == incident and (day is None or v[1] <= day)]
        bits = 0
        for value in said:
            bits |= value[2]
        assert (facts.sides[incident], facts.initiators[incident]) == (bits & 31, bits >> 5)
        assert facts.killed[incident] == max((v[3] for v in said), default=UNKNOWN)
        assert facts.casualties[incident] == max((v[4] for v in said), default=UNKNOWN)


@given(CLAIMS, st.none() | st.integers(-1, 10))
def test_claims_by_a_day_are_counted_of_all_incidents_as_of_each(
    values: list[tuple[int, ...]], day: int | None
) -> None:
    claims = claims_of(rows(values), owners(values), INCIDENTS)
    counted = [
        sum(v[0] == incident and (day is None or v[1] <= day) for v in values)
        for incident in range(INCIDENTS)
    ]
    assert claims.numbers_by(day).tolist() == counted
    assert [claims.number_of(incident, day) for incident in range(INCIDENTS)] == counted


def plain(claims: Claims) -> dict[str, list[Any]]:
    """The columns as lists."""
    columns = {name: getattr(claims, name) for name in Claims.__slots__ if name != "facts"}
    columns |= claims.facts._asdict()
    return {name: column.tolist() for name, column in columns.items()}


@given(CLAIMS, CLAIMS)
def test_with_others_they_are_what_grouping_all_anew_gives(
    first: list[tuple[int, ...]], later: list[tuple[int, ...]]
) -> None:
    claims = claims_of(rows(first), owners(first), INCIDENTS)
    before = plain(claims)
    found = claims.with_others(claims_of(rows(later), owners(later), INCIDENTS))
    both = [*first, *((INCIDENTS + value[0], *value[1:]) for value in later)]
    assert plain(found) == plain(claims_of(rows(both), owners(both), 2 * INCIDENTS))
    assert plain(claims) == before


@given(CLAIMS, st.lists(st.integers(0, INCIDENTS - 1), unique=True))
def test_those_of_some_incidents_are_what_grouping_these_gives(
    values: list[tuple[int, ...]], some: list[int]
) -> None:
    chosen = np.array(some, dtype=np.int64)
    found = claims_of(rows(values), owners(values), INCIDENTS).of(chosen)
    theirs = [value for value in values if value[0] in some]
    places = np.array([some.index(value[0]) for value in theirs], dtype=np.int64)
    assert plain(found) == plain(claims_of(rows(theirs), places, len(some)))


@given(CLAIMS, st.lists(st.booleans(), min_size=INCIDENTS, max_size=INCIDENTS))
def test_the_days_of_issue_are_those_of_the_incidents_asked_for(
    values: list[tuple[int, ...]], of: list[bool]
) -> None:
    claims = claims_of(rows(values), owners(values), INCIDENTS)
    expected = sorted({value[1] for value in values if of[value[0]]})
    assert claims.days_of_issue(np.array(of)).tolist() == expected
