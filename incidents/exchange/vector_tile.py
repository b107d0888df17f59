"""Layers of points as Mapbox Vector Tiles, version 2.1, from arrays and texts. Pure.

The format: https://github.com/mapbox/vector-tile-spec/tree/master/2.1 and, below it,
https://protobuf.dev/programming-guides/encoding/. A feature is nothing but varints, seven bits of
a number to a byte, so the features of a layer are one table of whole numbers, written at once.
Why no package does it: docs/architecture.md, Dependencies.
"""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from incidents.snapshot.morton import Whole

ABSENT: Final = -1
"""The place of a value that a feature does not have; as a number it is written as no byte."""

# What stands before each field: its number in the message times eight, and how it is written.
_LAYER: Final = 3 << 3 | 2
_NAME, _FEATURE, _KEY, _VALUE = (number << 3 | 2 for number in (1, 2, 3, 4))
_EXTENT, _VERSION = (number << 3 for number in (5, 15))
_TAGS, _GEOMETRY = (number << 3 | 2 for number in (2, 4))
_TYPE, _TEXT = 3 << 3, 1 << 3 | 2
_UNSIGNED, _SIGNED = (number << 3 for number in (5, 6))

_POINT, _MOVE_TO_ONE = 1, 1 << 3 | 1

# From which number on a varint has one byte more; none for what is below 0.
_LONGER: Final = (0, *(1 << bits for bits in range(7, 63, 7)))


class Attributes(NamedTuple):
    """What features have by some keys: a row of `places` for each, a column for each key.

    A place is one of the `size` values, which are as they are written; ABSENT stands for none.
    """

    keys: Sequence[str]
    size: int
    values: bytes
    places: Whole


def numbers(keys: Sequence[str], table: Whole, nothing: int) -> Attributes:
    """Return attributes that are whole numbers, from -2**62 to 2**63 - 1; `nothing` is left out.

    `table` has a row for each feature and a column for each key.
    """
    distinct, places = np.unique(table.astype(np.int64), return_inverse=True)
    below = distinct < 0
    written = (np.where(below, _SIGNED, _UNSIGNED), np.where(below, _zigzag(distinct), distinct))
    values = _varints(_headed(_VALUE, np.stack(written, axis=1)))
    kept = np.where(table == nothing, ABSENT, places.reshape(table.shape))
    return Attributes(keys, len(distinct), values, kept)


def texts(columns: Mapping[str, Sequence[str]]) -> Attributes:
    """Return attributes that are texts: a column by each key, with a text for each feature."""
    found: dict[str, int] = {}
    places = [
        [found.setdefault(text, len(found)) for text in column] for column in columns.values()
    ]
    values = b"".join(_field(_VALUE, _field(_TEXT, text.encode())) for text in found)
    return Attributes(list(columns), len(found), values, np.array(places, np.int64).T)


def layer(name: str, extent: int, x: Whole, y: Whole, *attributes: Attributes) -> bytes:
    """Return a layer of points: a tile of its own, or a part of one; without points no byte.

    `x` and `y` are in units of the tile, `extent` wide and high, from its upper left corner.
    """
    if not len(x):
        return b""
    before = accumulate((some.size for some in attributes[:-1]), initial=0)
    places = [
        np.where(some.places == ABSENT, ABSENT, some.places + first)
        for some, first in zip(attributes, before, strict=True)
    ]
    parts = (
        _field(_NAME, name.encode()),
        _features(x, y, np.hstack(places)),
        *(_field(_KEY, key.encode()) for some in attributes for key in some.keys),
        *(some.values for some in attributes),
        _varints(np.array([_EXTENT, extent, _VERSION, 2])),
    )
    return _field(_LAYER, b"".join(parts))


def _features(x: Whole, y: Whole, places: Whole) -> bytes:
    count, width = places.shape
    tags = np.full((count, width, 2), ABSENT)
    tags[:, :, 0] = np.where(places == ABSENT, ABSENT, np.arange(width))
    tags[:, :, 1] = places
    ones = np.ones_like(places[:, :1])
    geometry = np.column_stack((ones * _MOVE_TO_ONE, _zigzag(x), _zigzag(y)))
    fields = (
        _headed(_TAGS, tags.reshape(count, 2 * width)),
        ones * (_TYPE, _POINT),
        _headed(_GEOMETRY, geometry),
    )
    return _varints(_headed(_FEATURE, np.hstack(fields)))


def _headed(field: int, rows: Whole) -> Whole:
    """Each row of numbers as a field of its own: what field, how many bytes, the numbers."""
    lengths = _lengths(rows).sum(axis=1, dtype=np.int64)
    return np.column_stack((np.full_like(lengths, field), lengths, rows))


def _lengths(whole: Whole) -> Whole:
    """How many bytes the varints of numbers have."""
    lengths = np.zeros(whole.shape, np.uint8)
    most = whole.max(initial=0)
    for least in _LONGER:
        if least > most:
            break
        lengths += whole >= least
    return lengths


def _varints(whole: Whole) -> bytes:
    """Numbers as varints, one after the other: the lowest seven bits first."""
    lengths = _lengths(whole)
    parts = np.empty((*whole.shape, lengths.max(initial=0)), np.uint8)
    kept = np.empty(parts.shape, np.bool_)
    for place in range(parts.shape[-1]):
        followed = (lengths > place + 1) * np.uint8(0x80)
        parts[..., place] = (whole >> 7 * place).astype(np.uint8) & 0x7F | followed
        kept[..., place] = lengths > place
    return parts[kept].tobytes()


def _zigzag(whole: Whole) -> Whole:
    """Numbers that may be below 0 as numbers that are not: 0, -1, 1, -2 become 0, 1, 2, 3."""
    signed = whole.astype(np.int64)
    return signed << 1 ^ signed >> 63


def _field(field: int, content: bytes) -> bytes:
    length = len(content)
    if length < 0x80:
        return bytes((field, length)) + content
    return _varints(np.array([field, length])) + content
