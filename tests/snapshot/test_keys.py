"""Keys once and among others, held against sets. No database."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from incidents.snapshot.keys import KEY, among, once

NUMBERS = st.integers(0, 30) | st.integers(0, 2**32 - 1)
"""Those close together are marked, those far apart are sorted."""
KEYS = st.lists(NUMBERS, max_size=12) | st.lists(st.integers(0, 30), max_size=12)


@given(KEYS)
def test_each_key_stands_there_once_in_order(keys: list[int]) -> None:
    found = once(np.array(keys, np.int64))
    assert found.dtype == KEY
    assert found.tolist() == sorted(set(keys))


@given(KEYS, KEYS)
def test_those_among_others_are_found(keys: list[int], wanted: list[int]) -> None:
    found = among(np.array(keys, KEY), np.array(wanted, np.int64))
    assert found.tolist() == [key in set(wanted) for key in keys]
