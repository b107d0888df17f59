"""What claims amount to by a day, held against adding up one by one. No database."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from incidents.snapshot.claims import CLAIM, UNKNOWN, Claims, claims_of, exchanged

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


def plain(claims: Claims) -> dict[str, list[int]]:
    """The columns as lists."""
    return {name: column.tolist() for name, column in vars(claims).items() if name != "facts"}


@given(CLAIMS, CLAIMS, st.data())
def test_exchanging_some_gives_what_grouping_all_anew_gives(
    before: list[tuple[int, ...]], after: list[tuple[int, ...]], data: st.DataObject
) -> None:
    kept = np.array(data.draw(st.lists(st.booleans(), min_size=INCIDENTS, max_size=INCIDENTS)))
    # The others stand among the kept ones, several before the same one too.
    at = np.array(sorted(data.draw(st.lists(st.integers(0, int(kept.sum())), max_size=INCIDENTS))))
    after = [value for value in after if value[0] < len(at)]
    at = at.astype(np.int64)
    found = exchanged(
        claims_of(rows(before), owners(before), INCIDENTS),
        kept,
        at,
        claims_of(rows(after), owners(after), len(at)),
    )
    order = np.insert(np.flatnonzero(kept), at, INCIDENTS + np.arange(len(at))).tolist()
    values = [value for value in before if kept[value[0]]]
    values += [(INCIDENTS + value[0], *value[1:]) for value in after]
    places = np.array([order.index(value[0]) for value in values], dtype=np.int64)
    assert plain(found) == plain(claims_of(rows(values), places, len(order)))
