"""What claims amount to by a day, held against adding up one by one. No database."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from incidents.snapshot.claims import CLAIM, UNKNOWN, claims_of, rows_of

if TYPE_CHECKING:
    from incidents.snapshot.morton import Whole

INCIDENTS = 6
PEOPLE = st.just(UNKNOWN) | st.integers(0, 9)
CLAIMS = st.lists(
    st.tuples(
        st.integers(0, INCIDENTS - 1),
        st.integers(0, 9),
        st.sampled_from([1, 2, 4, 8, 16]),
        st.sampled_from([1, 2, 4, 8, 16, 32]),
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
        sides = initiators = 0
        for _incident, _day, side, initiator, _killed, _both in said:
            sides, initiators = sides | side, initiators | initiator
        assert bool(facts.spoken[incident]) == bool(said)
        assert (facts.sides[incident], facts.initiators[incident]) == (sides, initiators)
        assert facts.killed[incident] == max((v[4] for v in said), default=UNKNOWN)
        assert facts.casualties[incident] == max((v[5] for v in said), default=UNKNOWN)


@given(CLAIMS)
def test_grouped_claims_come_apart_as_they_were_loaded(values: list[tuple[int, ...]]) -> None:
    claims = claims_of(rows(values), owners(values), INCIDENTS)
    apart = rows_of(claims, np.arange(INCIDENTS) + 100)
    assert sorted(apart.tolist()) == sorted(rows(values).tolist())
