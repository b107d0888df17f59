"""Reading the answer of a query into an array, without an object for each row.

PostgreSQL writes rows of fixed width in its binary COPY format: for each row the number of
fields as 16 bits, then for each field its length as 32 bits and its value, all big-endian.
https://www.postgresql.org/docs/current/sql-copy.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np
import numpy.typing as npt
from django.db import connection

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_SIGNATURE: Final = b"PGCOPY\n\xff\r\n\x00"
_HEADER: Final = len(_SIGNATURE) + 8
_TRAILER: Final = 2
_PIECE: Final = 1 << 22


def copied(
    query: str, values: Mapping[str, Any] | Sequence[Any], wanted: np.dtype[Any]
) -> npt.NDArray[Any]:
    """Return the rows of `query` as an array of the structured type `wanted`.

    The query gives its columns in the order of `wanted`, none of them NULL, cast to smallint,
    integer, bigint or double precision: TYPES says which goes into which. Raises ValueError for a
    row of another width, and what Django raises of the database.
    """
    taker = _Taker(wanted)
    # Django wraps the errors of what it calls itself only.
    with connection.cursor() as cursor, connection.wrap_database_errors:
        text = cursor.mogrify(query, values)
        statement = text.decode() if isinstance(text, bytes) else text
        cursor.copy_expert(f"COPY ({statement}) TO STDOUT (FORMAT binary)", taker)
    return taker.rows()


TYPES: Final = {
    "u1": (">i2", 2),
    "u2": (">i4", 4),
    "i4": (">i4", 4),
    "u4": (">i8", 8),
    "i8": (">i8", 8),
    "f8": (">f8", 8),
}
"""Type of a column → what the database sends for it, and its bytes: the next wider whole number
with a sign for one without."""


class _Taker:
    """Takes what COPY writes, piece by piece."""

    def __init__(self, wanted: np.dtype[Any]) -> None:
        self._wanted = wanted
        self._sent = _layout(wanted)
        self._held = bytearray()
        self._found: list[npt.NDArray[Any]] = []
        self._begun = False

    def write(self, data: bytes) -> None:
        self._held += data
        if len(self._held) >= _PIECE:
            self._take()

    def rows(self) -> npt.NDArray[Any]:
        self._take()
        if bytes(self._held) != b"\xff\xff":
            raise ValueError("the database sent rows of another width than was asked for")
        found = np.concatenate([np.zeros(0, self._wanted), *self._found])
        self._found.clear()
        return found

    def _take(self) -> None:
        if not self._begun:
            del self._held[:_HEADER]
            self._begun = True
        whole = max(len(self._held) - _TRAILER, 0) // self._sent.itemsize
        size = whole * self._sent.itemsize
        sent = np.frombuffer(bytes(self._held[:size]), self._sent)
        del self._held[:size]
        names = self._wanted.names or ()
        lengths_fit = all(
            bool((sent[f"{name}_bytes"] == _bytes(self._wanted, name)).all()) for name in names
        )
        if not lengths_fit or not bool((sent["fields"] == len(names)).all()):
            raise ValueError("the database sent rows of another width than was asked for")
        found = np.zeros(whole, self._wanted)
        for name in names:
            found[name] = sent[name]
        self._found.append(found)


def _layout(wanted: np.dtype[Any]) -> np.dtype[Any]:
    """The row as the database writes it."""
    parts: list[tuple[str, str]] = [("fields", ">i2")]
    for name in wanted.names or ():
        parts += [(f"{name}_bytes", ">i4"), (name, TYPES[wanted[name].str[1:]][0])]
    return np.dtype(parts)


def _bytes(wanted: np.dtype[Any], name: str) -> int:
    return TYPES[wanted[name].str[1:]][1]
