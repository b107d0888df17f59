"""Codes and days as the columns keep them: places in code lists, bits, days since 1970. Pure."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from incidents.enums import EventType, Initiator, Occurrence, Responsibility, Side

if TYPE_CHECKING:
    from collections.abc import Iterable

EPOCH: Final = dt.date(1970, 1, 1).toordinal()

TYPES: Final[list[str]] = EventType.values
SIDES: Final[list[str]] = Side.values
INITIATORS: Final[list[str]] = Initiator.values
ASSESSMENTS: Final[list[str]] = [*Occurrence.values, *Responsibility.values]


def day_number(day: dt.date) -> int:
    """Return a day as the columns count it: from 1970-01-01."""
    return day.toordinal() - EPOCH


def bits_of(codes: Iterable[str], code_list: list[str]) -> int:
    """Return a bit set over the code list."""
    return sum(1 << code_list.index(code) for code in set(codes))


def codes_of(bits: int, code_list: list[str]) -> list[str]:
    """Return the codes whose bit is set, in the order of the list."""
    return [code for place, code in enumerate(code_list) if bits >> place & 1]


def said_bits(side: int, initiator: int) -> int:
    """Return who speaks and who is said to have started as one bit set.

    `side` is a place in enums.Side, `initiator` one in enums.Initiator.
    """
    return 1 << side | 1 << (len(SIDES) + initiator)
