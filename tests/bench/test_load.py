"""What is read out of wrk, and when all web processes showed something."""

from __future__ import annotations

import pytest

from bench.load.watching import Watch, shown_in
from bench.load.wrk import NoWrkError, read_counted

LINE = (
    '{"requests": 900, "seconds": 10.0, "p50_ms": 5.0, "p95_ms": 20.0, "p99_ms": 40.0,'
    ' "max_ms": 90.0, "status": 1, "connect": 0, "read": 2, "write": 0, "timeout": 3}'
)


def test_errors_are_refusals_and_questions_without_an_answer() -> None:
    counted = read_counted(f"Running 10s test\n  900 requests\n{LINE}\n")
    assert (counted.requests, counted.p95_ms, counted.errors) == (900, 20.0, 6)


def test_wrk_that_tells_nothing_is_an_error_with_what_it_said() -> None:
    with pytest.raises(NoWrkError, match="unable to connect"):
        read_counted("unable to connect to 127.0.0.1")


def test_an_answer_without_something_is_as_old_as_the_publication_it_lacks() -> None:
    watch = Watch(shown={1: [(10.0, 0), (11.0, 1)], 2: [(10.5, 0), (11.5, 0), (14.5, 2)]})
    assert watch.last_stale(1, 10.25) == 1.25


def test_who_always_showed_it_was_never_stale() -> None:
    watch = Watch(shown={1: [(9.0, 0), (11.0, 1), (12.0, 1)]})
    assert watch.last_stale(1, 10.0) == 0


def test_what_one_process_never_showed_has_no_age() -> None:
    watch = Watch(shown={1: [(11.0, 2)], 2: [(12.5, 1)]})
    assert watch.last_stale(2, 10.0) is None
    assert Watch(shown={1: []}).last_stale(1, 10.0) is None
    assert Watch().last_stale(1, 10.0) is None


def test_a_tile_without_a_byte_shows_nothing() -> None:
    assert shown_in(b"") == 0
