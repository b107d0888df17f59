"""The columns each process holds, brought up to date beside the requests.

The database stays the only truth. A process looks at the version of what is public at most twice a
second; where that has moved, a thread of its own exchanges the incidents that changed, or loads
all anew, while requests go on with the columns at hand. Only the first request of a process waits,
unless the process began to load when it started.
"""

from __future__ import annotations

import logging
import threading
import time
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from django.db import Error, connection

from .asking import Asked, Question, Words
from .codes import day_number
from .columns import Columns, Seen, columns_of
from .loading import load, rows
from .pages import Pages
from .remembering import Remembered
from .version import changed_since, current

if TYPE_CHECKING:
    from collections.abc import Callable

    from incidents.filters import IncidentFilter

logger = logging.getLogger(__name__)

LOOK_EVERY_S: Final = 0.5

KEPT_DAYS: Final = 2
"""For how many days of "as known on" a process keeps what had been said."""


@dataclass(frozen=True, slots=True)
class Held:
    """Columns as they were at a version of what is public, or newer, and what was made of them."""

    version: int
    columns: Columns
    remembered: Remembered = field(default_factory=Remembered)
    pages: Pages = field(default_factory=Pages)
    _seen: Callable[[int | None], Seen] = field(init=False)

    def __post_init__(self) -> None:
        # Of the columns, never of this object: a circle would keep all of it long after its time.
        columns = self.columns

        def seen_by(day: int | None) -> Seen:
            return Seen(columns, columns.claims.facts_by(day))

        object.__setattr__(self, "_seen", lru_cache(KEPT_DAYS)(seen_by))

    def ask(self, wanted: IncidentFilter) -> Asked:
        """Return what answers the filter; the database is asked for `q` and `place` only."""
        day = None if wanted.known_on is None else day_number(wanted.known_on)
        question = Question(wanted.q, wanted.q_folded, wanted.places, wanted.known_on)
        words = self.remembered.answer(question) if wanted.q or wanted.places else Words()
        return Asked(self.version, self._seen(day), wanted, words)


class Holder:
    """Holds the newest columns of a process. Safe to be asked from several threads."""

    def __init__(self) -> None:
        self._held: Held | None = None
        self._looked_at = float("-inf")
        self._first = threading.Lock()
        self._renewing = threading.Lock()

    def get(self) -> Held:
        """Return the columns at hand; begins to bring them up to date where they are not."""
        held = self._held
        if held is None:
            with self._first:
                held = self._held = self._held or _loaded()
            return held
        now = time.monotonic()
        if now - self._looked_at >= LOOK_EVERY_S:
            self._looked_at = now
            if current() != held.version and self._renewing.acquire(blocking=False):
                threading.Thread(target=self._renew, name="snapshot", daemon=True).start()
        return held

    def begin(self) -> None:
        """Begin to load, so that the first request need not: for a process that starts."""
        threading.Thread(target=self._begin, name="snapshot", daemon=True).start()

    def forget(self) -> None:
        """Let go of what is held: the next who asks loads it anew."""
        self._held = None
        self._looked_at = float("-inf")

    def _begin(self) -> None:
        try:
            self.get()
        except Error:
            # No database yet: whoever asks first loads, and hears of it.
            logger.warning("the snapshot could not be loaded at the start")
        finally:
            connection.close()

    def _renew(self) -> None:
        try:
            if self._held is not None:
                self._held = _renewed(self._held)
        except Error:
            # The columns at hand stay; whoever asks next tries again.
            logger.exception("the snapshot could not be brought up to date")
        finally:
            connection.close()
            self._renewing.release()


def _loaded() -> Held:
    # The version first: what is published meanwhile is loaded once too often, never missed.
    version = current()
    return Held(version, load())


def _renewed(held: Held) -> Held:
    version = current()
    keys = changed_since(held.version, version)
    if keys is None:
        return Held(version, load())
    if not keys:
        return Held(version, held.columns, held.remembered)
    columns = held.columns.exchanged(keys, columns_of(*rows(keys)))
    return Held(version, columns, held.remembered.after(keys))


holder: Final = Holder()
"""The one holder of this process."""
