"""What the database answered of searches and places, kept from version to version.

A publication changes few incidents: only of those is a kept answer asked again, and only when
somebody asks the same once more.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from cachetools import LRUCache

from .asking import Question, Words
from .resolving import answer, brought_up

if TYPE_CHECKING:
    from collections.abc import Collection

MOST_BYTES: Final = 8 << 20
"""So much is kept; what was not asked for longest goes first."""

MOST_STALE: Final = 2_000
"""An answer is forgotten when more incidents than this have changed since it was given."""

_ENTRY_BYTES: Final = 1_000


@dataclass(frozen=True, slots=True)
class _Kept:
    """An answer, and the incidents (keys) that have changed since it was given."""

    words: Words
    stale: frozenset[int] = frozenset()

    def __len__(self) -> int:
        sets = (keys for keys in (self.words.q, self.words.places) if keys is not None)
        return _ENTRY_BYTES + sum(keys.nbytes for keys in sets)


class Remembered:
    """Answers by question. Safe to be used from several threads."""

    def __init__(self) -> None:
        self._kept: LRUCache[Question, _Kept] = LRUCache(MOST_BYTES, getsizeof=len)
        self._lock = threading.Lock()

    def answer(self, question: Question) -> Words:
        """Return the incidents that have the words, at the places."""
        with self._lock:
            kept: _Kept | None = self._kept.get(question)
        if kept is not None and not kept.stale:
            return kept.words
        words = answer(question) if kept is None else brought_up(kept.words, question, kept.stale)
        fresh = _Kept(words)
        if len(fresh) <= MOST_BYTES:
            with self._lock:
                self._kept[question] = fresh
        return words

    def after(self, changed: Collection[int]) -> Remembered:
        """Return the same answers, to be asked again of the incidents `changed` (keys)."""
        later = Remembered()
        with self._lock:
            kept = list(self._kept.items())
        for question, one in kept:
            stale = one.stale.union(changed)
            if len(stale) <= MOST_STALE:
                later._kept[question] = _Kept(one.words, stale)
        return later
