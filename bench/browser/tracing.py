"""A performance trace of Chromium's: which tasks kept input waiting, and what they did. Pure.

Events are those of the trace event format, times in microseconds. What the browser did comes from
its own nested events, what our scripts did from the samples of the profile that runs beside them.
"""

from __future__ import annotations

import bisect
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Event = dict[str, Any]

CATEGORIES: Final = (
    "toplevel",
    "devtools.timeline",
    "disabled-by-default-devtools.timeline",
    "disabled-by-default-v8.cpu_profiler",
    "blink.user_timing",
)
"""What has to be recorded for `long_tasks`."""

PART: Final = "bench: "
"""How marks begin that say which part of a visit follows."""

_LONG_US: Final = 50_000
_TASK: Final = "RunTask"
_SHARE: Final = 0.1
_NAMED: Final = 4
_HASH: Final = re.compile(r"\.[0-9a-f]{12}(?=\.js$)")
_ACTS: Final = {
    "Layout": "layout",
    "UpdateLayoutTree": "style",
    "ParseHTML": "reading HTML",
    "EvaluateScript": "script",
    "v8.evaluateModule": "script",
    "v8.compile": "script",
    "v8.compileModule": "script",
    "FunctionCall": "script",
    "EventDispatch": "script",
    "TimerFire": "script",
    "FireAnimationFrame": "script",
    "RunMicrotasks": "script",
    "BlinkScheduler_PerformMicrotaskCheckpoint": "script",
    "PrePaint": "paint",
    "Paint": "paint",
    "Layerize": "paint",
    "Commit": "paint",
    "MinorGC": "memory",
    "MajorGC": "memory",
}


@dataclass(frozen=True, slots=True)
class Task:
    """A task of the page's main thread: when it began after opening, how long it was, of what."""

    part: str
    start_ms: float
    ms: float
    acts: tuple[tuple[str, float], ...]
    """What the browser did, with milliseconds, the longest first."""
    functions: tuple[tuple[str, float], ...]
    """One function of each file of ours, with the milliseconds until it returned."""


def long_tasks(events: Sequence[Event]) -> list[Task]:
    """Return the tasks over 50 ms of the page that set marks of parts, in their order."""
    marks = sorted(
        (event["ts"], event["name"].removeprefix(PART), event["pid"], event["tid"])
        for event in events
        if event["name"].startswith(PART)
    )
    if not marks:
        return []
    opened, _name, process, thread = marks[0]
    own = sorted(
        (
            event
            for event in events
            if event.get("ph") == "X"
            and (event["pid"], event["tid"]) == (process, thread)
            and "dur" in event
        ),
        key=lambda event: (event["ts"], -event["dur"]),
    )
    samples = sorted(_samples(event for event in events if event["pid"] == process))
    tasks = (event for event in own if event["name"] == _TASK and event["dur"] > _LONG_US)
    return [
        Task(
            part=marks[max(bisect.bisect(marks, (task["ts"],)) - 1, 0)][1],
            start_ms=(task["ts"] - opened) / 1000,
            ms=task["dur"] / 1000,
            acts=_acts(own, task),
            functions=_functions(samples, task),
        )
        for task in tasks
        if task["ts"] >= opened
    ]


def _acts(own: Sequence[Event], task: Event) -> tuple[tuple[str, float], ...]:
    """Sum what a task did, each event without those within it."""
    end = task["ts"] + task["dur"]
    spent: Counter[str] = Counter()
    stack: list[tuple[float, str]] = []
    first = bisect.bisect_left(own, task["ts"], key=lambda event: event["ts"])
    for event in own[first:]:
        if event["ts"] >= end:
            break
        if event["name"] == _TASK:
            continue
        while stack and stack[-1][0] <= event["ts"]:
            stack.pop()
        name = _act(event["name"])
        spent[name] += event["dur"]
        if stack:
            spent[stack[-1][1]] -= event["dur"]
        stack.append((event["ts"] + event["dur"], name))
    return _most(spent, task["dur"])


def _act(name: str) -> str:
    return "memory" if name.startswith("V8.GC") else _ACTS.get(name, "other")


Sample = tuple[float, float, tuple[str, ...]]
"""When, for how long, and the functions of ours on the stack, the outermost first."""


def _samples(events: Iterable[Event]) -> Iterator[Sample]:
    """Read the profile, which comes in chunks: nodes of a tree, and which of them was seen when."""
    clocks: dict[str, float] = {}
    trees: dict[str, dict[int, tuple[str, ...]]] = {}
    for event in events:
        if event["name"] not in {"Profile", "ProfileChunk"}:
            continue
        data, key = event["args"]["data"], str(event["id"])
        tree = trees.setdefault(key, {})
        clocks[key] = data.get("startTime", clocks.get(key, 0))
        profile = data.get("cpuProfile", {})
        for node in profile.get("nodes", []):
            named = _name(node["callFrame"])
            tree[node["id"]] = tree.get(node.get("parent"), ()) + ((named,) if named else ())
        for node, passed in zip(
            profile.get("samples", []), data.get("timeDeltas", []), strict=False
        ):
            clocks[key] += passed
            yield clocks[key], passed, tree.get(node, ())


def _name(frame: Event) -> str:
    """Return a function of our scripts and its file; empty for all others."""
    _site, is_ours, path = frame.get("url", "").partition("/static/js/")
    if not is_ours or not frame["functionName"]:
        return ""
    return f"{frame['functionName']} ({_HASH.sub('', path)})"


def _functions(samples: Sequence[Sample], task: Event) -> tuple[tuple[str, float], ...]:
    """Sum the functions on the stack during a task, and keep the longest one of each file."""
    spent: Counter[str] = Counter()
    first = bisect.bisect(samples, (task["ts"],))
    for when, passed, stack in samples[first:]:
        if when >= task["ts"] + task["dur"]:
            break
        spent.update(dict.fromkeys(stack, passed))
    longest: dict[str, tuple[str, float]] = {}
    for name, microseconds in _most(spent, task["dur"]):
        longest.setdefault(name.partition(" (")[2], (name, microseconds))
    return tuple(longest.values())[:_NAMED]


def _most(spent: Counter[str], whole: float) -> tuple[tuple[str, float], ...]:
    """Return what took a tenth of the whole or more, as milliseconds."""
    return tuple(
        (name, microseconds / 1000)
        for name, microseconds in spent.most_common()
        if microseconds >= whole * _SHARE
    )
