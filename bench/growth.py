"""How answers grow from the smallest size to the largest. Pure: from rows measured before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bench.rows import Row
from bench.sizes import LARGE, SMALL
from bench.targets import at_most, judge, quotient

if TYPE_CHECKING:
    from collections.abc import Sequence

GROUPS: Final = ("tile", "timeline", "search", "incident page", "logging")
_LIMITED: Final = ("tile", "timeline")
_LIMIT: Final = 30


def growth_of(rows: Sequence[Row], job: str) -> float | None:
    """Return how many times longer a job takes at the largest size; None unless both are known."""
    sizes = {row.size: row.ours.median for row in rows if row.job == job and row.ours}
    return quotient(sizes.get(LARGE.name), sizes.get(SMALL.name))


def growth(rows: Sequence[Row]) -> list[Row]:
    """Return for each kind of job the one that grows most."""
    found = []
    for group in GROUPS:
        jobs = dict.fromkeys(row.job for row in rows if row.job.startswith(group))
        known = [(times, job) for job in jobs if (times := growth_of(rows, job)) is not None]
        if known:
            times, job = max(known)
            conditions = [at_most(times, _LIMIT, "×")] if group in _LIMITED else []
            target, met, notes = judge(conditions)
            found.append(
                Row(
                    job=f"growth of {group}, the most",
                    size=f"{SMALL.name} → {LARGE.name}",
                    figure=times,
                    target=target,
                    met=met,
                    notes=(*notes, job),
                )
            )
    return found
