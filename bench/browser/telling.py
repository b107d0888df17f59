"""What the browser noted of the explorer, in a few lines of the report. Pure."""

from __future__ import annotations

import statistics
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from bench.browser.visiting import Visit

_LISTED: Final = 12


def account(size: str, visits: list[Visit]) -> str:
    """Return where the time of a visit goes, and which tasks blocked input for over 50 ms."""
    if not visits:
        return ""
    lines = [f"The explorer at {size}, opened and dragged, as the browser accounts for it:", ""]
    lines += ["| | median of visits |", "|---|---|"]
    for name in visits[0].metrics:
        value = statistics.median(one.metrics[name] for one in visits)
        told = f"{value / 1e6:.1f} MB" if name.startswith("JSHeap") else f"{value * 1000:.0f} ms"
        lines.append(f"| {name} | {told} |")
    longest = sorted((task for one in visits for task in one.long_tasks), key=lambda one: -one[1])
    lines += ["", f"Long tasks (over 50 ms): {len(longest)} in {len(visits)} visits."]
    lines += [
        f"- {length:.0f} ms, {start:.0f} ms after opening" for start, length in longest[:_LISTED]
    ]
    return "\n".join(lines)
