"""Accepted claims as columns, and what those said by a day amount to. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import numpy.typing as npt

from .codes import SIDES

if TYPE_CHECKING:
    from .morton import Whole

UNKNOWN: Final = -1
"""A number of people that is not given, a radius that there is none of."""

CLAIM: Final = np.dtype(
    [
        ("incident", "i8"),
        ("issued", "i4"),
        ("said", "u2"),
        ("killed", "i4"),
        ("casualties", "i4"),
    ]
)
"""One accepted claim as it is loaded: the key of its incident, the day of its statement counted
from 1970-01-01, codes.said_bits, the people it gives or UNKNOWN. A claim that only comments gives
none."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What the claims about each incident amount to, in the order of the incidents.

    `said` are the bits of all its claims, 0 where nobody has spoken. `killed` and `casualties` are
    the most that any single claim gives: UNKNOWN where none does. Nothing adds people across
    claims.
    """

    said: npt.NDArray[np.uint16]
    killed: npt.NDArray[np.int32]
    casualties: npt.NDArray[np.int32]

    @property
    def sides(self) -> npt.NDArray[np.uint8]:
        """The sides that speak of each incident, as bits in the order of enums.Side."""
        return (self.said & ((1 << len(SIDES)) - 1)).astype(np.uint8)

    @property
    def initiators(self) -> npt.NDArray[np.uint8]:
        """Who is said to have started each, as bits in the order of enums.Initiator."""
        return (self.said >> len(SIDES)).astype(np.uint8)

    def part(self, rows: slice | Whole) -> Facts:
        """Return those of some incidents; of a stretch nothing is copied."""
        return Facts(self.said[rows], self.killed[rows], self.casualties[rows])


@dataclass(frozen=True)
class Claims:
    """Claims grouped by incident: those of incident n are `start[n]` to `start[n + 1]`.

    `issued` int32 days, `said` uint16 bits: 6 bytes a claim. The people stand apart, because most
    claims give none: `counted` are the numbers of the claims that do, `killed` and `casualties`
    what they give.
    """

    start: Whole
    issued: Whole
    said: Whole
    counted: Whole
    killed: Whole
    casualties: Whole

    @property
    def incidents(self) -> int:
        """How many incidents the claims are grouped by."""
        return len(self.start) - 1

    @cached_property
    def facts(self) -> Facts:
        """What all claims amount to."""
        return self._amount(self.said, self.killed, self.casualties)

    def facts_by(self, day: int | None) -> Facts:
        """Return what the claims of statements issued by `day` amount to; all of them for None."""
        if day is None:
            return self.facts
        spoken = self.issued <= day
        counts = spoken[self.counted]
        return self._amount(
            self.said * spoken,
            np.where(counts, self.killed, UNKNOWN),
            np.where(counts, self.casualties, UNKNOWN),
        )

    def numbers_by(self, day: int | None) -> Whole:
        """Return how many claims of statements issued by `day` there are about each incident."""
        if day is None:
            return np.diff(self.start)
        before = np.zeros(len(self.issued) + 1, np.int64)
        np.cumsum(self.issued <= day, out=before[1:])
        return np.diff(before[self.start])

    def _amount(self, said: Whole, killed: Whole, casualties: Whole) -> Facts:
        bits = np.zeros(self.incidents, np.uint16)
        filled = np.flatnonzero(self.start[1:] > self.start[:-1])
        if len(filled):
            bits[filled] = np.bitwise_or.reduceat(said, self.start[filled])
        owners = owners_of(self, self.counted)
        return Facts(bits, self._most(killed, owners), self._most(casualties, owners))

    def _most(self, numbers: Whole, owners: Whole) -> npt.NDArray[np.int32]:
        """The largest number that one claim of an incident gives."""
        found = np.full(self.incidents, UNKNOWN, np.int32)
        if len(owners):
            starts = np.flatnonzero(np.diff(owners, prepend=-1))
            found[owners[starts]] = np.maximum.reduceat(numbers, starts)
        return found


def owners_of(claims: Claims, numbers: Whole) -> Whole:
    """Return the incidents that the claims with these numbers are of."""
    owners: Whole = np.searchsorted(claims.start, numbers, side="right") - 1
    return owners


def claims_of(rows: npt.NDArray[Any], owners: Whole, incidents: int) -> Claims:
    """Group loaded claims (CLAIM) by incident: `owners` says which one each is of, from 0."""
    order = np.argsort(owners, kind="stable")
    killed, casualties = rows["killed"][order], rows["casualties"][order]
    counted = np.flatnonzero((killed != UNKNOWN) | (casualties != UNKNOWN)).astype(np.uint32)
    start = np.zeros(incidents + 1, np.uint32)
    np.cumsum(np.bincount(owners, minlength=incidents), out=start[1:])
    return Claims(
        start=start,
        issued=rows["issued"][order],
        said=rows["said"][order],
        counted=counted,
        killed=killed[counted],
        casualties=casualties[counted],
    )


def exchanged(claims: Claims, kept: npt.NDArray[np.bool_], at: Whole, others: Claims) -> Claims:
    """Return the claims of the incidents `kept`, with those of others put among them.

    `at` says before which of the kept incidents each of the others stands, in their order.
    """
    counts = np.diff(claims.start)
    stays = np.repeat(kept, counts)
    before = np.zeros(int(kept.sum()) + 1, np.int64)
    np.cumsum(counts[kept], out=before[1:])
    # Before which of the kept claims each of the new ones stands.
    new = np.repeat(before[at], np.diff(others.start))
    counted_stays = stays[claims.counted]
    moved = (np.cumsum(stays) - 1)[claims.counted[counted_stays]]
    moved += np.searchsorted(new, moved, side="right")
    arrived = new[others.counted] + others.counted
    places = np.searchsorted(moved, arrived)
    start = np.zeros(len(before) + len(at), np.uint32)
    np.cumsum(np.insert(counts[kept], at, np.diff(others.start)), out=start[1:])
    return Claims(
        start=start,
        issued=np.insert(claims.issued[stays], new, others.issued),
        said=np.insert(claims.said[stays], new, others.said),
        counted=np.insert(moved, places, arrived).astype(np.uint32),
        killed=np.insert(claims.killed[counted_stays], places, others.killed),
        casualties=np.insert(claims.casualties[counted_stays], places, others.casualties),
    )
