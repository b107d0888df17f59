"""Arrays with room behind them, held against plain copies. No database."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents.snapshot.growing import SPARE, appended, roomy

NUMBERS = st.lists(st.integers(0, 255), max_size=5)


@given(NUMBERS, st.lists(st.tuples(st.integers(0, 20), NUMBERS), max_size=20))
def test_whatever_is_appended_to_whichever_of_them_none_changes(
    first: list[int], steps: list[tuple[int, list[int]]]
) -> None:
    made = [(roomy(np.array(first, np.uint8)), first)]
    for which, more in steps:
        array, values = made[which % len(made)]
        made.append((appended(array, np.array(more, np.int64)), values + more))
    for array, values in made:
        assert array.dtype == np.uint8
        assert array.tolist() == values


def test_what_there_is_room_for_is_not_copied() -> None:
    array = roomy(np.arange(10))
    longer = appended(array, np.arange(SPARE))
    assert np.shares_memory(array, longer)
    assert not np.shares_memory(longer, appended(longer, np.arange(1)))


@pytest.mark.parametrize("part", [slice(1, None), slice(0, 2), slice(2, 2)])
def test_a_part_of_an_array_is_copied_and_nothing_behind_it_changes(part: slice) -> None:
    array = roomy(np.arange(5))
    assert appended(array[part], np.array([9])).tolist() == [*range(5)[part], 9]
    assert array.tolist() == [0, 1, 2, 3, 4]
