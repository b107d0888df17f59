"""Keys of incidents in memory: of a table, so close together that marking beats sorting. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from .morton import Whole

Mask: TypeAlias = "npt.NDArray[np.bool_]"

KEY: Final = np.uint32
"""Of the width of the keys in memory: a key that is too large is refused, never cut."""

_MOST_MARKED: Final = 1 << 27
"""Up to this key one byte is taken for each."""


def once(keys: Whole) -> Whole:
    """Return each of the keys once, the smallest first."""
    highest = int(keys.max(initial=0))
    if highest > _MOST_MARKED:
        return np.unique(keys).astype(KEY)
    found: Whole = np.flatnonzero(_marked(keys, highest)).astype(KEY)
    return found


def among(keys: Whole, wanted: Whole) -> Mask:
    """Return which of the keys are among those wanted."""
    highest = int(keys.max(initial=0))
    if highest > _MOST_MARKED:
        return np.isin(keys, wanted)
    return _marked(wanted[wanted <= highest], highest)[keys]


def _marked(keys: Whole, highest: int) -> Mask:
    marked = np.zeros(highest + 1, np.bool_)
    marked[keys] = True
    return marked
