"""What a process made of the columns and keeps as long as it holds them."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any, Final

from cachetools import TTLCache

if TYPE_CHECKING:
    from collections.abc import Hashable

MOST_BYTES: Final = 16 << 20
"""So much is kept; what was made longest ago goes first."""

LONGEST_S: Final = 60


class Pages:
    """Things of some length by key. Safe to be used from several threads."""

    def __init__(self) -> None:
        self._kept: TTLCache[Hashable, Any] = TTLCache(MOST_BYTES, LONGEST_S, getsizeof=len)
        self._lock = threading.Lock()

    def get(self, key: Hashable) -> Any:
        """Return what is kept, None for nothing."""
        with self._lock:
            return self._kept.get(key)

    def put(self, key: Hashable, thing: Any) -> None:
        """Keep something that has a length in bytes, unless it is longer than all that is kept."""
        if len(thing) <= MOST_BYTES:
            with self._lock:
                self._kept[key] = thing
