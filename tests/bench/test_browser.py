"""What is told of the explorer's visits."""

from __future__ import annotations

from bench.browser.telling import account
from bench.browser.tracing import Task
from bench.browser.visiting import Visit

TASK = Task(
    part="brush",
    start_ms=900.4,
    ms=75.2,
    acts=(("script", 60.0),),
    functions=(("draw (explorer/main.js)", 55.0),),
)


def test_the_account_gives_medians_and_how_many_tasks_were_long() -> None:
    visits = [
        Visit(
            long_tasks=[[100.0, 60.0], [900.0, 75.0]],
            metrics={"ScriptDuration": seconds, "JSHeapUsedSize": 9e6},
        )
        for seconds in (0.1, 0.3, 0.2)
    ]
    lines = account("100k", visits, []).splitlines()
    assert "| ScriptDuration | 200 ms |" in lines
    assert "| JSHeapUsedSize | 9.0 MB |" in lines
    assert "Long tasks (over 50 ms): 6 in 3 visits; the longest 75 ms." in lines
    assert lines[-1].endswith(": no long task.")


def test_the_longest_tasks_of_the_trace_are_named_in_order_of_time() -> None:
    short = [
        Task(part="opening", start_ms=start, ms=51, acts=(), functions=()) for start in range(12)
    ]
    lines = account("100k", [Visit()], [*short, TASK]).splitlines()
    assert "12 long tasks in the part “opening”, 1 long task in the part “brush”." in lines[-16]
    assert lines[-1] == "| brush | 900 | 75 | script 60 | draw (explorer/main.js) 55 |"
    assert lines[-2] == "| opening | 10 | 51 | – | – |"


def test_without_a_visit_nothing_is_told() -> None:
    assert account("100k", [], []) == ""
