"""Arrays that grow at their end without being copied. Pure.

Columns change by a few rows at a time. An array with room behind its end takes new ones there,
where nobody looks who has the array as it was: both share the memory. One at a time may append.
"""

from __future__ import annotations

from typing import Any, Final

import numpy as np
import numpy.typing as npt

SPARE: Final = 10_000
"""For so many more values there is room behind an array."""


class _Memory(bytearray):
    """Memory with room; `used` is the length of the longest array in it. All begin at its start."""

    used: int = 0


def roomy(array: npt.NDArray[Any]) -> npt.NDArray[Any]:
    """Return a copy with room behind it."""
    return _copied(array, array[:0])


def appended(array: npt.NDArray[Any], more: npt.NDArray[Any]) -> npt.NDArray[Any]:
    """Return the values of `array` and then `more`, in the type of `array`, which stays as it is.

    Written behind `array` where nobody has done so before and there is room; else into a copy.
    """
    # The base of a part of such an array is that array, never its memory.
    memory, end = array.base, len(array)
    length = end + len(more)
    if isinstance(memory, _Memory) and memory.used == end and _fits(memory, length, array.dtype):
        return _written(memory, array.dtype, end, more)
    return _copied(array, more)


def _fits(memory: _Memory, length: int, dtype: np.dtype[Any]) -> bool:
    return length * dtype.itemsize <= len(memory)


def _copied(array: npt.NDArray[Any], more: npt.NDArray[Any]) -> npt.NDArray[Any]:
    end = len(array)
    memory = _Memory((end + len(more) + SPARE) * array.itemsize)
    _written(memory, array.dtype, 0, array)
    return _written(memory, array.dtype, end, more)


def _written(
    memory: _Memory, dtype: np.dtype[Any], end: int, more: npt.NDArray[Any]
) -> npt.NDArray[Any]:
    memory.used = end + len(more)
    found: npt.NDArray[Any] = np.ndarray((memory.used,), dtype, memory)
    found[end:] = more
    return found
