"""Long tasks and what they did, from the events of a trace."""

from __future__ import annotations

from typing import Any

import pytest

from bench.browser.tracing import PART, long_tasks

PAGE = {"pid": 7, "tid": 1}
SCRIPTS = "https://tracker.test/static/js/"


def span(name: str, ts: float, dur: float, **about: Any) -> dict[str, Any]:
    """A thing the page's main thread did, in milliseconds."""
    return {"name": name, "ph": "X", "ts": ts * 1000, "dur": dur * 1000, **PAGE, **about}


def mark(part: str, ts: float) -> dict[str, Any]:
    """The mark of a part of the visit."""
    return {"name": f"{PART}{part}", "ph": "I", "ts": ts * 1000, **PAGE}


def node(number: int, name: str, path: str, parent: int | None = None) -> dict[str, Any]:
    """A function of the profile's tree."""
    frame = {"functionName": name, "url": path and f"{SCRIPTS}{path}"}
    return {"id": number, "callFrame": frame, **({"parent": parent} if parent else {})}


def test_without_marks_there_is_no_page_to_tell_of() -> None:
    assert long_tasks([span("RunTask", 0, 400)]) == []


def test_tasks_of_the_page_over_fifty_milliseconds_are_listed_with_their_part() -> None:
    events = [
        mark("opening", 100),
        mark("brush", 500),
        span("RunTask", 20, 70),
        span("RunTask", 150, 60),
        span("RunTask", 300, 50),
        span("RunTask", 300, 900, tid=2),
        span("RunTask", 600, 80),
    ]
    found = [(task.part, task.start_ms, task.ms) for task in long_tasks(events)]
    assert found == [("opening", 50, 60), ("brush", 500, 80)]


def test_what_the_browser_did_counts_once_and_only_from_a_tenth_on() -> None:
    events = [
        mark("opening", 0),
        span("RunTask", 10, 100),
        span("FunctionCall", 10, 70),
        span("Layout", 20, 25),
        span("V8.GC_SCAVENGER", 50, 15),
        span("Paint", 90, 9),
        span("Layout", 120, 40),
    ]
    (task,) = long_tasks(events)
    assert dict(task.acts) == {"script": 30, "layout": 25, "memory": 15}


def test_functions_are_ours_one_of_each_file_with_what_they_called() -> None:
    first = {
        "startTime": 0,
        "cpuProfile": {
            "nodes": [
                node(1, "(root)", ""),
                node(2, "load", "explorer/main.0123456789ab.js", 1),
                node(3, "draw", "explorer/main.0123456789ab.js", 2),
                node(4, "show", "map/incidents.0123456789ab.js", 3),
                node(5, "", "map/incidents.0123456789ab.js", 4),
            ],
            "samples": [2, 3, 4],
        },
        "timeDeltas": [15_000, 20_000, 20_000],
    }
    later = {"cpuProfile": {"samples": [5, 1]}, "timeDeltas": [20_000, 30_000]}
    events = [
        mark("opening", 0),
        span("RunTask", 10, 90),
        {"name": "Profile", "ph": "P", "ts": 0, "id": "0x1", "args": {"data": first}, **PAGE},
        {"name": "ProfileChunk", "ph": "P", "ts": 9, "id": "0x1", "args": {"data": later}, **PAGE},
    ]
    (task,) = long_tasks(events)
    assert dict(task.functions) == pytest.approx(
        {"load (explorer/main.js)": 75, "show (map/incidents.js)": 40}
    )
