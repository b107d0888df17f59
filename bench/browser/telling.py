"""What the browser noted of the explorer, in a few lines of the report. Pure."""

from __future__ import annotations

import statistics
from collections import Counter
from typing import TYPE_CHECKING, Final

from bench.browser.recording import kept_at

if TYPE_CHECKING:
    from bench.browser.tracing import Task
    from bench.browser.visiting import Visit

_LISTED: Final = 12


def account(size: str, visits: list[Visit], traced: list[Task]) -> str:
    """Return where the time of a visit goes, and which tasks blocked input for over 50 ms.

    `visits` were undisturbed, `traced` are the long tasks of one more that was recorded.
    """
    if not visits:
        return ""
    lines = [f"The explorer at {size}, opened and dragged, as the browser accounts for it:", ""]
    lines += ["| | median of visits |", "|---|---|"]
    for name in visits[0].metrics:
        value = statistics.median(one.metrics[name] for one in visits)
        told = f"{value / 1e6:.1f} MB" if name.startswith("JSHeap") else f"{value * 1000:.0f} ms"
        lines.append(f"| {name} | {told} |")
    lengths = [length for one in visits for _start, length in one.long_tasks]
    told = f"; the longest {max(lengths):.0f} ms" if lengths else ""
    lines += ["", f"Long tasks (over 50 ms): {len(lengths)} in {len(visits)} visits{told}."]
    return "\n".join([*lines, "", *_traced(size, traced)])


def _traced(size: str, tasks: list[Task]) -> list[str]:
    """The long tasks of the trace by name; those that are shorter than the longest are counted."""
    lines = [
        f"One more visit was recorded, which takes longer for it (`var/bench/{kept_at(size).name}`,"
        " for the performance panel of a browser): "
        + (
            ", ".join(
                f"{number} long {'task' if number == 1 else 'tasks'} in the part “{part}”"
                for part, number in Counter(task.part for task in tasks).items()
            )
            or "no long task"
        )
        + "."
    ]
    if tasks:
        lines += ["", "| part | began, ms | ms | the browser | our functions, until they return |"]
        lines += ["|---|---|---|---|---|"]
    listed = sorted(tasks, key=lambda task: -task.ms)[:_LISTED]
    for task in sorted(listed, key=lambda task: task.start_ms):
        acts, functions = (
            ", ".join(f"{name} {ms:.0f}" for name, ms in named) or "–"
            for named in (task.acts, task.functions)
        )
        row = [task.part, f"{task.start_ms:.0f}", f"{task.ms:.0f}", acts, functions]
        lines.append(f"| {' | '.join(row)} |")
    return lines
