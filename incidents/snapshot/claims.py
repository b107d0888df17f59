"""Accepted claims as columns, and what those said by a day amount to. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import numpy as np
import numpy.typing as npt

from .codes import SIDES
from .growing import appended, roomy

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


class Facts(NamedTuple):
    """What the claims about each incident amount to, in the order of the incidents.

    `said` are the bits of all its claims, 0 where nobody has spoken. `killed` and `casualties` are
    the most that any single claim gives: UNKNOWN where none does. Nothing adds people across
    claims.
    """

    said: Whole
    killed: Whole
    casualties: Whole

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
        return Facts._make(column[rows] for column in self)

    def with_others(self, others: Facts) -> Facts:
        """Return these and behind them those of other incidents; the memory is shared."""
        return Facts._make(map(appended, self, others))


@dataclass(frozen=True, slots=True)
class Claims:
    """Claims grouped by incident: those of incident n are `start[n]` to `start[n + 1]`.

    `issued` int32 days, `said` uint16 bits: 6 bytes a claim. The people stand apart, because most
    claims give none: `counted` are the numbers of the claims that do, `killed` and `casualties`
    what they give. `facts` are what all claims amount to.
    """

    start: Whole
    issued: Whole
    said: Whole
    counted: Whole
    killed: Whole
    casualties: Whole
    facts: Facts

    def facts_by(self, day: int | None) -> Facts:
        """Return what the claims of statements issued by `day` amount to; all of them for None."""
        if day is None:
            return self.facts
        spoken = self.issued <= day
        counts = spoken[self.counted]
        owners = _owners(self.start, self.counted)
        return _facts(
            self.start,
            self.said * spoken,
            owners,
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

    def number_of(self, incident: int, day: int | None) -> int:
        """Return what `numbers_by` says of one incident, for those who show few."""
        issued = self.issued[self.start[incident] : self.start[incident + 1]]
        return len(issued) if day is None else int(np.count_nonzero(issued <= day))

    def days_of_issue(self, of_incidents: npt.NDArray[np.bool_]) -> Whole:
        """Return the days of issue of the claims of some incidents, once each, in order."""
        issued = self.issued
        if not bool(of_incidents.all()):
            issued = issued[np.repeat(of_incidents, np.diff(self.start))]
        if not len(issued):
            return issued
        # To count the days is far quicker than to sort the claims.
        earliest = int(issued.min())
        days: Whole = np.flatnonzero(np.bincount(issued - earliest)) + earliest
        return days

    def with_others(self, others: Claims) -> Claims:
        """Return these claims and behind them those of other incidents; the memory is shared."""
        return Claims(
            start=appended(self.start, others.start[1:] + self.start[-1]),
            issued=appended(self.issued, others.issued),
            said=appended(self.said, others.said),
            counted=appended(self.counted, others.counted + len(self.issued)),
            killed=appended(self.killed, others.killed),
            casualties=appended(self.casualties, others.casualties),
            facts=self.facts.with_others(others.facts),
        )

    def of(self, incidents: Whole) -> Claims:
        """Return the claims of some incidents, none of them twice, in the order given."""
        numbers = np.diff(self.start)[incidents]
        start = np.zeros(len(incidents) + 1, np.int64)
        np.cumsum(numbers, out=start[1:])
        chosen = np.arange(start[-1])
        chosen += np.repeat(self.start[:-1][incidents] - start[:-1], numbers)
        place = np.full(len(self.issued), -1, np.int64)
        place[chosen] = np.arange(len(chosen))
        moved = place[self.counted]
        counted = np.flatnonzero(moved >= 0)
        counted = counted[np.argsort(moved[counted])]
        return Claims(
            start=roomy(start.astype(np.uint32)),
            issued=roomy(self.issued[chosen]),
            said=roomy(self.said[chosen]),
            counted=roomy(moved[counted].astype(np.uint32)),
            killed=roomy(self.killed[counted]),
            casualties=roomy(self.casualties[counted]),
            facts=Facts._make(map(roomy, self.facts.part(incidents))),
        )


def _facts(start: Whole, said: Whole, owners: Whole, killed: Whole, casualties: Whole) -> Facts:
    """What claims amount to; `owners` are the incidents of those that give people."""
    bits = np.zeros(len(start) - 1, np.uint16)
    filled = np.flatnonzero(start[1:] > start[:-1])
    if len(filled):
        bits[filled] = np.bitwise_or.reduceat(said, start[filled])
    most = (_most(numbers, owners, len(bits)) for numbers in (killed, casualties))
    return Facts(bits, *most)


def _most(numbers: Whole, owners: Whole, incidents: int) -> npt.NDArray[np.int32]:
    """The largest number that one claim of an incident gives."""
    found = np.full(incidents, UNKNOWN, np.int32)
    if len(owners):
        starts = np.flatnonzero(np.diff(owners, prepend=-1))
        found[owners[starts]] = np.maximum.reduceat(numbers, starts)
    return found


def _owners(start: Whole, numbers: Whole) -> Whole:
    """The incidents that the claims with these numbers are of."""
    owners: Whole = np.searchsorted(start, numbers, side="right") - 1
    return owners


def claims_of(rows: npt.NDArray[Any], owners: Whole, incidents: int) -> Claims:
    """Group loaded claims (CLAIM) by incident: `owners` says which one each is of, from 0."""
    order = np.argsort(owners, kind="stable")
    said, killed, casualties = (rows[name][order] for name in ("said", "killed", "casualties"))
    counted = np.flatnonzero((killed != UNKNOWN) | (casualties != UNKNOWN)).astype(np.uint32)
    killed, casualties = killed[counted], casualties[counted]
    start = np.zeros(incidents + 1, np.uint32)
    np.cumsum(np.bincount(owners, minlength=incidents), out=start[1:])
    facts = _facts(start, said, _owners(start, counted), killed, casualties)
    return Claims(
        start=roomy(start),
        issued=roomy(rows["issued"][order]),
        said=roomy(said),
        counted=roomy(counted),
        killed=roomy(killed),
        casualties=roomy(casualties),
        facts=Facts._make(map(roomy, facts)),
    )
