"""The orders in which the incidents that a filter wants are listed. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from .codes import SIDES, day_number
from .columns import order_key

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from .asking import Asked
    from .morton import Whole


def _of_published(asked: Asked) -> Whole:
    return asked.seen.columns.published


def _of_claims(asked: Asked) -> Whole:
    return asked.seen.columns.claims.numbers_by(asked.day)


def _of_sides(asked: Asked) -> Whole:
    """Sides first, then claims: both in one number."""
    sides = asked.seen.facts.said & ((1 << len(SIDES)) - 1)
    found: Whole = np.bitwise_count(sides).astype(np.int64) << 32 | _of_claims(asked)
    return found


def _of_casualties(asked: Asked) -> Whole:
    # Who is not counted stands with those of whom it is said that there were none.
    found: Whole = np.maximum(asked.seen.facts.casualties, 0)
    return found


MOST_FIRST: Final[dict[str, Callable[[Asked], Whole]]] = {
    "published": _of_published,
    "claims": _of_claims,
    "sides": _of_sides,
    "casualties": _of_casualties,
}
"""Orders with the most of something first, and what; between equals the newest goes first."""

ORDERS: Final = ("newest", "oldest", *MOST_FIRST)
"""Every order: newest and oldest are by first day, then by reference."""


def in_order(asked: Asked, order: str) -> Whole:
    """Return the numbers of the rows that the filter wants in one of ORDERS."""
    rows = asked.seen.columns.newest_first(asked.mask)
    if order == "newest":
        return rows
    if order == "oldest":
        oldest: Whole = rows[::-1]
        return oldest
    numbers = MOST_FIRST[order](asked)[rows].astype(np.int64)
    found: Whole = rows[np.argsort(-numbers, kind="stable")]
    return found


def after(asked: Asked, day: dt.date, reference: str) -> Whole:
    """Return the rows that the filter wants after an incident, newest first.

    `reference` is one as incidents have them; the incident itself need not be there.
    """
    columns = asked.seen.columns
    rows = columns.newest_first(asked.mask)
    _name, year, number = reference.split("-")
    here = order_key(*(np.array([value]) for value in (day_number(day), int(year), int(number))))
    keys = order_key(columns.first[rows], columns.year[rows], columns.number[rows])
    found: Whole = rows[np.searchsorted(-keys, -here[0], side="right") :]
    return found
