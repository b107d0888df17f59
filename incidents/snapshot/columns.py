"""Public incidents as columns, sorted along a Morton curve. Pure."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any, Final, TypeAlias

import numpy as np
import numpy.typing as npt

from .claims import Claims, Facts, claims_of, exchanged
from .morton import NOWHERE, Codes, Degrees, Whole, codes_of

if TYPE_CHECKING:
    from collections.abc import Collection

Mask: TypeAlias = "npt.NDArray[np.bool_]"

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

KEY: Final = np.uint32
"""Of the width of the keys in memory: a key that is too large is refused, never cut."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Arrays of equal length in the order of `code`: 63 bytes an incident beside its claims.

    `code` is the Morton code at zoom 26, NOWHERE and therefore last without coordinates. The other
    columns are those of INCIDENT. `newest` are the rows by first day and reference, the newest
    first.
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

    def __len__(self) -> int:
        return len(self.pk)

    @property
    def mapped(self) -> int:
        """How many rows have coordinates: they come first."""
        return int(np.searchsorted(self.code, np.uint64(NOWHERE)))

    def where(self, keys: Whole) -> Mask:
        """Return which rows are among the incidents with these keys."""
        return np.isin(self.pk, keys)

    def part(self, stretch: slice) -> Columns:
        """Return a stretch of the rows without its claims and its order; nothing is copied."""
        cut = {
            field.name: getattr(self, field.name)[stretch]
            for field in fields(self)
            if field.name not in {"newest", "claims"}
        }
        return replace(self, **cut, newest=self.newest[:0])

    def newest_first(self, chosen: Mask) -> Whole:
        """Return the numbers of the rows `chosen`, the newest first."""
        return self.newest[chosen[self.newest]]

    def exchanged(self, gone: Collection[int], others: Columns) -> Columns:
        """Return the columns without the incidents `gone`, by key, and with others put among them.

        The columns at hand stay as they are.
        """
        kept = ~self.where(np.fromiter(gone, np.int64, len(gone)))
        code, key = self.code[kept], self.pk[kept]
        # Rows of one point stand by their keys.
        first, last = (np.searchsorted(code, others.code, side) for side in ("left", "right"))
        at = np.array(
            [
                a + np.searchsorted(key[a:z], pk)
                for a, z, pk in zip(first, last, others.pk, strict=True)
            ],
            np.int64,
        )
        values = {
            name: np.insert(getattr(self, name)[kept], at, getattr(others, name)) for name in PLAIN
        }
        return Columns(
            **values,
            newest=_newest(values["first"], values["year"], values["number"]),
            claims=exchanged(self.claims, kept, at, others.claims),
        )


@dataclass(frozen=True, slots=True)
class Seen:
    """Columns and what had been said about each incident by some day, or until now."""

    columns: Columns
    facts: Facts

    def part(self, stretch: slice) -> Seen:
        """Return a stretch of both."""
        return Seen(self.columns.part(stretch), self.facts.part(stretch))


def columns_of(rows: npt.NDArray[Any], claims: npt.NDArray[Any]) -> Columns:
    """Return loaded incidents (INCIDENT) and claims (CLAIM) as columns, in any order given.

    Claims of incidents that are not among the rows are left out. Raises OverflowError for a key
    beyond the width of a column.
    """
    if len(rows) and int(rows["pk"].max()) > np.iinfo(KEY).max:
        raise OverflowError("an incident's key does not fit its column")
    codes = codes_of(rows["lon"], rows["lat"])
    order = np.lexsort((rows["pk"], codes))
    values = {name: rows[name][order] for name in INCIDENT.names or ()}
    return Columns(
        **(values | {"pk": values["pk"].astype(KEY)}),
        code=codes[order],
        newest=_newest(values["first"], values["year"], values["number"]),
        claims=_claims(values["pk"], claims),
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
