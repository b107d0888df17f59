"""References written all at once are those written one by one."""

from __future__ import annotations

import json

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from incidents.exchange.index import references, references_json


@given(st.lists(st.tuples(st.integers(1900, 2100), st.integers(1, 10**8 - 1))))
def test_a_list_of_references_is_the_same_as_json(rows: list[tuple[int, int]]) -> None:
    year = np.array([row[0] for row in rows], np.uint16)
    number = np.array([row[1] for row in rows], np.uint32)
    assert json.loads(references_json(year, number)) == references(year, number)


def test_short_numbers_have_four_digits() -> None:
    year, number = np.array([2020, 1999], np.uint16), np.array([12, 12_345], np.uint32)
    assert json.loads(references_json(year, number)) == ["NK-2020-0012", "NK-1999-12345"]
