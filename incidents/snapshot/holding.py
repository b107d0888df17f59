"""The columns each process holds, brought up to date beside the requests.

The database stays the only truth. A process looks at the version of what is public at most once a
second; where that has moved, a thread of its own loads the columns anew while requests go on with
those at hand. Only the first request of a process waits.
"""

from __future__ import annotations

import logging
import threading
import time
from dataclasses import dataclass
from typing import Final

from django.db import Error, connection

from .columns import Columns
from .loading import load
from .version import current

logger = logging.getLogger(__name__)

LOOK_EVERY_S: Final = 1.0


@dataclass(frozen=True, slots=True)
class Held:
    """Columns as they were at a version of what is public, or newer."""

    version: int
    columns: Columns


class Holder:
    """Holds the newest columns of a process. Safe to be asked from several threads."""

    def __init__(self) -> None:
        self._held: Held | None = None
        self._looked_at = float("-inf")
        self._first = threading.Lock()
        self._loading = threading.Lock()

    def get(self) -> Held:
        """Return the columns at hand; begins to load newer ones where there are any."""
        held = self._held
        if held is None:
            with self._first:
                held = self._held = self._held or _load()
            return held
        now = time.monotonic()
        if now - self._looked_at >= LOOK_EVERY_S:
            self._looked_at = now
            if current() != held.version and self._loading.acquire(blocking=False):
                threading.Thread(target=self._renew, name="snapshot", daemon=True).start()
        return held

    def forget(self) -> None:
        """Let go of what is held: the next who asks loads it anew."""
        self._held = None
        self._looked_at = float("-inf")

    def _renew(self) -> None:
        try:
            self._held = _load()
        except Error:
            # The columns at hand stay; whoever asks next tries again.
            logger.exception("the snapshot could not be brought up to date")
        finally:
            connection.close()
            self._loading.release()


def _load() -> Held:
    # The version first: what is published meanwhile is loaded once too often, never missed.
    version = current()
    return Held(version, load())


holder: Final = Holder()
"""The one holder of this process."""
