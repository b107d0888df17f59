"""Ours, floor and peers at the same job, turn about, so that a slow minute hits all alike."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from bench.timing import Timing

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

PATIENCE_S: Final = 20.0
"""How long one contender may take for all its runs of a job together."""

MAX_NOTE: Final = 200


@dataclass(slots=True)
class Contender:
    """Somebody at a job: `run` takes the number of the round and returns bytes received."""

    run: Callable[[int], int]
    patience_s: float = PATIENCE_S
    ms: list[float] = field(default_factory=list)
    size_bytes: int = 0
    note: str = ""
    spent_s: float = 0.0

    @property
    def is_out(self) -> bool:
        """Whether it failed, or another run would take longer than it may."""
        slowest = max(self.ms, default=0.0) / 1000
        return bool(self.note) or (bool(self.ms) and self.spent_s + slowest > self.patience_s)

    @property
    def timing(self) -> Timing | None:
        """What was measured, None where no run ended."""
        return Timing(tuple(self.ms), self.size_bytes) if self.ms else None


def hold(
    contenders: Mapping[str, Contender], rounds: int, clock: Callable[[], float] = time.perf_counter
) -> None:
    """Let each contender run once to warm up, then `rounds` times in turn.

    One that fails is out, and its `note` says why; one that took too long keeps what it did. Where
    warming up takes more than a tenth of the time there is, it counts: warmth is no matter then.
    """
    for contender in contenders.values():
        _once(contender, 0, clock)
        if contender.spent_s * 10 < contender.patience_s:
            contender.ms.clear()
    for number in range(1, rounds + 1):
        for contender in contenders.values():
            if not contender.is_out and len(contender.ms) < rounds:
                _once(contender, number, clock)
    for contender in contenders.values():
        if not contender.note and len(contender.ms) < rounds:
            contender.note = f"{len(contender.ms)} of {rounds} runs in {contender.patience_s:.0f} s"


def _once(contender: Contender, number: int, clock: Callable[[], float]) -> None:
    started = clock()
    try:
        contender.size_bytes = contender.run(number)
    except TimeoutError:
        contender.note = f"did not finish in {clock() - started:.0f} s"
    except Exception as error:  # noqa: BLE001  # whatever a peer does, the others go on
        contender.note = f"failed: {error}"[:MAX_NOTE]
    else:
        contender.ms.append((clock() - started) * 1000)
    contender.spent_s += clock() - started
