"""Accepted claims as columns, and what those said by a day amount to. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .morton import Whole

UNKNOWN: Final = -1
"""A number of people that is not given, a radius that there is none of."""

CLAIM: Final = np.dtype(
    [
        ("incident", "i8"),
        ("issued", "i4"),
        ("side", "u1"),
        ("initiator", "u1"),
        ("killed", "i4"),
        ("casualties", "i4"),
    ]
)
"""One accepted claim as it is loaded: the key of its incident, the day of its statement counted
from 1970-01-01, bits in the order of enums.Side and enums.Initiator, the people it gives or
UNKNOWN. A claim that only comments gives none."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What the claims about each incident amount to, in the order of the incidents.

    `spoken` tells of which incidents anybody has spoken. `sides` and `initiators` are bit sets.
    `killed` and `casualties` are the most that any single claim gives: UNKNOWN where none does.
    Nothing adds people across claims.
    """

    spoken: npt.NDArray[np.bool_]
    sides: npt.NDArray[np.uint8]
    initiators: npt.NDArray[np.uint8]
    killed: npt.NDArray[np.int32]
    casualties: npt.NDArray[np.int32]

    def part(self, stretch: slice) -> Facts:
        """Return those of a stretch of the incidents; nothing is copied."""
        return Facts(
            self.spoken[stretch],
            self.sides[stretch],
            self.initiators[stretch],
            self.killed[stretch],
            self.casualties[stretch],
        )


@dataclass(frozen=True)
class Claims:
    """Claims grouped by incident: those of incident n are `start[n]` to `start[n + 1]`.

    `issued` int32 days, `side` and `initiator` uint8 bits: 6 bytes a claim. The people stand apart,
    because most claims give none: `counted` are the numbers of the claims that do, `killed` and
    `casualties` what they give.
    """

    start: Whole
    issued: Whole
    side: Whole
    initiator: Whole
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
        return self._amount(None)

    def facts_by(self, day: int | None) -> Facts:
        """Return what the claims of statements issued by `day` amount to; all of them for None."""
        return self.facts if day is None else self._amount(day)

    def _amount(self, day: int | None) -> Facts:
        said = None if day is None else self.issued <= day
        owners = self._owners()
        return Facts(
            spoken=self._bits(np.ones(len(self.issued), np.uint8), said).astype(np.bool_),
            sides=self._bits(self.side, said),
            initiators=self._bits(self.initiator, said),
            killed=self._most(self.killed, said, owners),
            casualties=self._most(self.casualties, said, owners),
        )

    def _bits(self, values: Whole, said: npt.NDArray[np.bool_] | None) -> npt.NDArray[np.uint8]:
        """The bits of each incident's claims in one."""
        found = np.zeros(self.incidents, np.uint8)
        filled = np.flatnonzero(self.start[1:] > self.start[:-1])
        if len(filled):
            wanted = values if said is None else values * said
            found[filled] = np.bitwise_or.reduceat(wanted, self.start[filled])
        return found

    def _most(
        self, numbers: Whole, said: npt.NDArray[np.bool_] | None, owners: Whole
    ) -> npt.NDArray[np.int32]:
        """The largest number that one claim of an incident gives."""
        found = np.full(self.incidents, UNKNOWN, np.int32)
        wanted = numbers if said is None else np.where(said[self.counted], numbers, UNKNOWN)
        if len(owners):
            starts = np.flatnonzero(np.diff(owners, prepend=-1))
            found[owners[starts]] = np.maximum.reduceat(wanted, starts)
        return found

    def _owners(self) -> Whole:
        """The incident of each claim that counts people."""
        owners: Whole = np.searchsorted(self.start, self.counted, side="right") - 1
        return owners


def claims_of(rows: npt.NDArray[Any], owners: Whole, incidents: int) -> Claims:
    """Group loaded claims (CLAIM) by incident: `owners` says which one each is of, from 0."""
    order = np.argsort(owners, kind="stable")
    found = rows[order]
    people = (found["killed"] != UNKNOWN) | (found["casualties"] != UNKNOWN)
    counted = np.flatnonzero(people).astype(np.uint32)
    start = np.zeros(incidents + 1, np.uint32)
    np.cumsum(np.bincount(owners, minlength=incidents), out=start[1:])
    return Claims(
        start=start,
        issued=found["issued"].astype(np.int32),
        side=found["side"].astype(np.uint8),
        initiator=found["initiator"].astype(np.uint8),
        counted=counted,
        killed=found["killed"][counted].astype(np.int32),
        casualties=found["casualties"][counted].astype(np.int32),
    )


def rows_of(claims: Claims, keys: Whole) -> npt.NDArray[Any]:
    """Return grouped claims as they were loaded; `keys` are the keys of their incidents."""
    rows = np.zeros(len(claims.issued), CLAIM)
    rows["incident"] = np.repeat(keys, np.diff(claims.start))
    for name in ("issued", "side", "initiator"):
        rows[name] = getattr(claims, name)
    for name in ("killed", "casualties"):
        rows[name] = UNKNOWN
        rows[name][claims.counted] = getattr(claims, name)
    return rows


def loaded(values: Sequence[tuple[int, ...]]) -> npt.NDArray[Any]:
    """Return tuples in the order of CLAIM as an array of it."""
    return np.array(values, dtype=CLAIM)
