"""What is told of the explorer's visits."""

from __future__ import annotations

from bench.browser.telling import account
from bench.browser.visiting import Visit


def test_the_account_gives_medians_and_the_longest_tasks_first() -> None:
    visits = [
        Visit(
            long_tasks=[[100.0, 60.0], [900.0, 75.0]],
            metrics={"ScriptDuration": seconds, "JSHeapUsedSize": 9e6},
        )
        for seconds in (0.1, 0.3, 0.2)
    ]
    lines = account("100k", visits).splitlines()
    assert "| ScriptDuration | 200 ms |" in lines
    assert "| JSHeapUsedSize | 9.0 MB |" in lines
    assert "Long tasks (over 50 ms): 6 in 3 visits." in lines
    listed = [line for line in lines if line.startswith("- ")]
    assert listed[0] == "- 75 ms, 900 ms after opening"
    assert listed[-1] == "- 60 ms, 100 ms after opening"


def test_without_a_visit_nothing_is_told() -> None:
    assert account("100k", []) == ""
