"""What was measured, as a few numbers. Pure."""

from __future__ import annotations

import statistics
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Timing:
    """Milliseconds of each run of one job, and how many bytes the last answer had."""

    ms: tuple[float, ...]
    size_bytes: int = 0

    @property
    def median(self) -> float:
        """The middle one."""
        return statistics.median(self.ms)

    @property
    def spread(self) -> tuple[float, float]:
        """The quickest and the slowest."""
        return min(self.ms), max(self.ms)

    def percentile(self, part: int) -> float:
        """The time within which `part` of a hundred runs ended, by the nearest rank."""
        ranked = sorted(self.ms)
        return ranked[max(0, -(-len(ranked) * part // 100) - 1)]


def ratio(ours_ms: float | None, floor_ms: float | None) -> float | None:
    """Return how many times the floor's time ours takes; None without both, or without a floor."""
    if ours_ms is None or not floor_ms:
        return None
    return ours_ms / floor_ms


def shown(number: float | None) -> str:
    """Return a number with three digits that count, and without a point where it is large."""
    if number is None:
        return "–"
    if number >= 100:
        return f"{number:,.0f}"
    if number >= 10:
        return f"{number:.1f}"
    return f"{number:.2f}" if number >= 1 or number == 0 else f"{number:.3g}"
