"""Public incidents as columns, sorted along a Morton curve. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import numpy.typing as npt

from .claims import Claims, Facts, claims_of
from .growing import appended, roomy
from .keys import KEY, among
from .morton import Codes, Degrees, Whole, codes_of

if TYPE_CHECKING:
    from collections.abc import Collection

    from .keys import Mask

INCIDENT: Final = np.dtype(
    [
        ("pk", "i8"),
        ("lon", "f8"),
        ("lat", "f8"),
        ("first", "i4"),
        ("last", "i4"),
        ("date_precision", "u1"),
        ("type", "u1"),
        ("assessment", "u2"),
        ("precision", "u1"),
        ("radius_m", "i4"),
        ("published", "u4"),
        ("year", "u2"),
        ("number", "u4"),
    ]
)
"""One public incident as it is loaded: its key; degrees, NaN without coordinates; days counted from
1970-01-01; UCDP date_prec; place in enums.EventType; bits over enums.Occurrence followed by
enums.Responsibility; UCDP where_prec, 0 for none; metres, UNKNOWN for none; seconds since 1970 when
it was first published; its reference."""


MOST_LOOSE: Final = 8_000
"""So many rows stand out of order, or stand no more, before all are put in order again."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Arrays of equal length: 64 bytes an incident beside its claims.

    `code` is the Morton code at zoom 26, NOWHERE and therefore last without coordinates. The other
    columns are those of INCIDENT. `newest` are the rows by first day and reference, the newest
    first. The first `settled` rows are in the order of `code`; those behind them, the loose ones,
    came later. `stands` says which rows are incidents: others have been replaced by loose ones, or
    are no longer public. Every mask begins with it.
    """

    pk: Whole
    lon: Degrees
    lat: Degrees
    first: Whole
    last: Whole
    date_precision: Whole
    type: Whole
    assessment: Whole
    precision: Whole
    radius_m: Whole
    published: Whole
    year: Whole
    number: Whole
    code: Codes
    newest: Whole
    claims: Claims
    stands: Mask
    settled: int

    def __len__(self) -> int:
        return len(self.pk)

    @property
    def days_of_issue(self) -> Whole:
        """The days on which statements with claims were issued, once each, the earliest first."""
        return self.claims.days_of_issue(self.stands)

    def where(self, keys: Whole) -> Mask:
        """Return which rows are among the incidents with these keys."""
        return among(self.pk, keys)

    def part(self, rows: slice | Whole) -> Columns:
        """Return some rows without their claims and their order; of a stretch nothing is copied."""
        names = (*PLAIN, "stands")
        cut = {name: getattr(self, name)[rows] for name in names}
        return replace(self, **cut, newest=self.newest[:0])

    def newest_first(self, chosen: Mask) -> Whole:
        """Return the numbers of the rows `chosen`, the newest first."""
        return self.newest[chosen[self.newest]]

    def exchanged(self, gone: Collection[int], others: Columns) -> Columns:
        """Return the columns without the incidents `gone`, by key, and with others.

        The columns at hand stay as they are and share their memory: the others stand behind them.
        Where many rows are loose then, all are put in order.
        """
        stands = self.stands & ~self.where(np.fromiter(gone, np.int64, len(gone)))
        values = {name: appended(getattr(self, name), getattr(others, name)) for name in PLAIN}
        changed = Columns(
            **values,
            newest=np.insert(self.newest, self._places(others), others.newest + len(self)),
            claims=self.claims.with_others(others.claims),
            stands=np.concatenate([stands, others.stands]),
            settled=self.settled,
        )
        return changed.in_order() if changed.loose > MOST_LOOSE else changed

    @property
    def loose(self) -> int:
        """How many rows stand out of order, or stand no more."""
        return len(self) - self.settled + int(np.count_nonzero(~self.stands))

    def in_order(self) -> Columns:
        """Return the same incidents with all rows settled."""
        rows = np.flatnonzero(self.stands)
        rows = rows[np.lexsort((self.pk[rows], self.code[rows]))]
        place = np.zeros(len(self), self.newest.dtype)
        place[rows] = np.arange(len(rows))
        return Columns(
            **{name: roomy(getattr(self, name)[rows]) for name in PLAIN},
            newest=place[self.newest_first(self.stands)],
            claims=self.claims.of(rows),
            stands=np.ones(len(rows), np.bool_),
            settled=len(rows),
        )

    def _places(self, others: Columns) -> Whole:
        """Before which of `newest` the others stand, in the order of their own."""
        wanted = others.newest
        keys = order_key(others.first[wanted], others.year[wanted], others.number[wanted])
        low, high = np.zeros(len(keys), np.int64), np.full(len(keys), len(self))
        while bool((low < high).any()):
            middle = (low + high) // 2
            rows = self.newest[middle % max(len(self), 1)]
            newer = order_key(self.first[rows], self.year[rows], self.number[rows]) > keys
            newer &= low < high
            low, high = np.where(newer, middle + 1, low), np.where(newer, high, middle)
        return low


@dataclass(frozen=True, slots=True)
class Seen:
    """Columns and what had been said about each incident by some day, or until now."""

    columns: Columns
    facts: Facts

    def part(self, rows: slice | Whole) -> Seen:
        """Return some rows of both."""
        return Seen(self.columns.part(rows), self.facts.part(rows))


def columns_of(rows: npt.NDArray[Any], claims: npt.NDArray[Any]) -> Columns:
    """Return loaded incidents (INCIDENT) and claims (CLAIM) as columns, in any order given.

    Claims of incidents that are not among the rows are left out. Raises OverflowError for a key
    beyond the width of a column.
    """
    if len(rows) and int(rows["pk"].max()) > np.iinfo(KEY).max:
        raise OverflowError("an incident's key does not fit its column")
    codes = codes_of(rows["lon"], rows["lat"])
    order = np.lexsort((rows["pk"], codes))
    values = {name: roomy(rows[name][order]) for name in INCIDENT.names or ()}
    return Columns(
        **(values | {"pk": roomy(values["pk"].astype(KEY))}),
        code=roomy(codes[order]),
        newest=_newest(values["first"], values["year"], values["number"]),
        claims=_claims(values["pk"], claims),
        stands=np.ones(len(rows), np.bool_),
        settled=len(rows),
    )


PLAIN: Final = (*(INCIDENT.names or ()), "code")
"""The columns with one value a row that says something of this row alone."""


def _claims(keys: Whole, claims: npt.NDArray[Any]) -> Claims:
    """Claims grouped by the incidents with `keys`."""
    if not len(keys):
        return claims_of(claims[:0], keys, 0)
    by_key = np.argsort(keys)
    place = np.searchsorted(keys, claims["incident"], sorter=by_key)
    owners = by_key[np.minimum(place, len(keys) - 1)]
    known = keys[owners] == claims["incident"]
    if not bool(known.all()):
        claims, owners = claims[known], owners[known]
    return claims_of(claims, owners, len(keys))


def _newest(first: Whole, year: Whole, number: Whole) -> Whole:
    """The rows by first day and reference as a text, the newest first."""
    newest: Whole = np.argsort(order_key(first, year, number))[::-1].astype(np.uint32)
    return newest


def order_key(first: Whole, year: Whole, number: Whole) -> Whole:
    """Return numbers that grow with the first day, then with the reference as a text."""
    # References have at least four digits; of the longer ones "10000" stands before "9999".
    digits = np.maximum(np.searchsorted(_POWERS, number, side="right"), 4)
    as_text = number * _POWERS[9 - digits]
    # 18 bits of the day, 11 of the year, 30 of the number and 4 of its length: one key to sort by.
    key = (first.astype(np.int64) + (1 << 17)) << 45
    key |= np.clip(year.astype(np.int64) - 1900, 0, 2047) << 34
    key |= as_text << 4
    key |= digits
    return key


_POWERS: Final = 10 ** np.arange(10, dtype=np.int64)
