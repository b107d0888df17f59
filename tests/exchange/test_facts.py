"""Bit sets of codes read back to what went in."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from incidents.enums import Side
from incidents.exchange.facts import bit
from incidents.snapshot.codes import SIDES, codes_of


@given(st.sets(st.sampled_from(Side)))
def test_codes_come_back_in_the_order_of_their_list(sides: set[Side]) -> None:
    bits = sum(bit(side) for side in sides)
    assert codes_of(bits, SIDES) == [side.value for side in Side if side in sides]
