"""The index as bytes: columns of small whole numbers that a browser reads into typed arrays. Pure.

    4 bytes   "CTIX"
    4 bytes   how long the header is (little-endian)
    header    JSON, filled up with spaces so that the columns begin at a multiple of 8
    columns   each at the offset its description gives, a multiple of 8

A column is described by `name`, `type` (uint8, int8, uint16, int16, int32, float64), `offset` from
the end of the header, and where they are not trivial by `base` (added to each number), `delta`
(each number is added to the one before it) and `divisor` (what numbers are divided by; the
smallest number an int32 can hold is then "none"). Numbers are as narrow as their values allow.

Degrees are whole numbers only where dividing them gives the very double the database has, so
that a box holds in the browser what it holds there.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeAlias

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

    from incidents.snapshot.morton import Degrees, Whole

Numbers: TypeAlias = "npt.NDArray[Any]"

MAGIC: Final = b"CTIX"
FORMAT: Final = 1
"""Raised when the layout or a column changes, so that nobody keeps an answer of another shape."""

_ALIGNED = 8
_NO_DEGREES = -(2**31)
_DIGITS = range(3, 8)
_DELTA = ("number", "first")
_WHOLE = (np.uint8, np.int8, np.uint16, np.int16, np.int32)


class IndexArrays(NamedTuple):
    """The index as arrays of equal length, newest first.

    Degrees are NaN without coordinates and not rounded, so that a box gives here what it gives in
    the database. Days are counted from 1970-01-01. `precision` is 0 and `radius_m`, `killed`,
    `casualties` are -1 where there is none.
    """

    year: Whole
    number: Whole
    lon: Degrees
    lat: Degrees
    first: Whole
    last: Whole
    date_precision: Whole
    type: Whole
    sides: Whole
    initiators: Whole
    assessment: Whole
    precision: Whole
    radius_m: Whole
    killed: Whole
    casualties: Whole


def index_bytes(arrays: IndexArrays, **about: Any) -> bytes:
    """Return the index as bytes; `about` is what its header says beside the columns."""
    described, parts, offset = [], [], 0
    for name, values in zip(arrays._fields, arrays, strict=True):
        column, packed = _packed(name, values)
        described.append({"name": name, "offset": offset, **column})
        padded = packed.tobytes() + bytes(-packed.nbytes % _ALIGNED)
        parts.append(padded)
        offset += len(padded)
    return _headed({"format": FORMAT, **about, "columns": described}) + b"".join(parts)


def only_said(**about: Any) -> bytes:
    """Return an answer without columns: only what its header says."""
    return _headed({"format": FORMAT, **about, "columns": []})


def _headed(header: dict[str, Any]) -> bytes:
    text = json.dumps(header, ensure_ascii=False, separators=(",", ":")).encode()
    text += b" " * (-(len(text) + len(MAGIC) + 4) % _ALIGNED)
    return MAGIC + len(text).to_bytes(4, "little") + text


def _packed(name: str, values: Numbers) -> tuple[dict[str, Any], Numbers]:
    """Describe a column and return its numbers as they are written."""
    if values.dtype.kind == "f":
        return _degrees(values)
    whole = values.astype(np.int64)
    if name in _DELTA:
        base = int(whole[0]) if len(whole) else 0
        column, packed = _narrowed(np.diff(whole, prepend=base))
        return {**column, "base": base, "delta": True}, packed
    least = int(whole.min()) if len(whole) else 0
    column, packed = _narrowed(whole)
    from_least, narrower = _narrowed(whole - least)
    # Without a base a browser takes the numbers over as they are.
    if narrower.itemsize < packed.itemsize or packed.dtype.kind == "i":
        return {**from_least, "base": least}, narrower
    return column, packed


def _degrees(values: Numbers) -> tuple[dict[str, Any], Numbers]:
    none = np.isnan(values)
    known = np.where(none, 0.0, values)
    for digits in _DIGITS:
        divisor = 10**digits
        whole = np.rint(known * divisor)
        if (np.abs(whole) < -_NO_DEGREES).all() and (whole / divisor == known).all():
            packed = np.where(none, _NO_DEGREES, whole).astype("<i4")
            return {"type": "int32", "divisor": divisor}, packed
    return {"type": "float64"}, values.astype("<f8")


def _narrowed(whole: Numbers) -> tuple[dict[str, Any], Numbers]:
    least, most = (int(whole.min()), int(whole.max())) if len(whole) else (0, 0)
    for kind in _WHOLE:
        limits = np.iinfo(kind)
        if limits.min <= least and most <= limits.max:
            return {"type": limits.dtype.name}, whole.astype(limits.dtype.newbyteorder("<"))
    raise ValueError("A number of the index does not fit into 32 bits.")
