"""Contenders take turns, and none holds up the others."""

from __future__ import annotations

from bench.contest import Contender, hold


class Clock:
    """A clock that stands still unless somebody works."""

    def __init__(self) -> None:
        self.now = 0.0
        self.seen: list[tuple[str, int]] = []

    def __call__(self) -> float:
        return self.now

    def work(self, name: str, seconds: float) -> Contender:
        def run(number: int) -> int:
            self.seen.append((name, number))
            self.now += seconds
            return 7

        return Contender(run, patience_s=30.0)


def test_contenders_take_turns_after_one_run_each_that_does_not_count() -> None:
    clock = Clock()
    contenders = {"ours": clock.work("ours", 0.25), "floor": clock.work("floor", 0.5)}
    hold(contenders, 2, clock)
    assert clock.seen == [(name, number) for number in range(3) for name in ("ours", "floor")]
    assert (contenders["ours"].ms, contenders["floor"].ms) == ([250.0] * 2, [500.0] * 2)
    assert contenders["ours"].size_bytes == 7


def test_who_is_slow_runs_as_often_as_time_allows_and_it_is_noted() -> None:
    clock = Clock()
    slow = clock.work("slow", 9.0)
    hold({"slow": slow}, 5, clock)
    assert slow.ms == [9000.0] * 3
    assert slow.note == "3 of 5 runs in 30 s"


def test_who_takes_all_the_time_at_once_is_not_asked_again() -> None:
    clock = Clock()
    slow = clock.work("slow", 20.0)
    hold({"slow": slow}, 5, clock)
    assert slow.ms == [20000.0]


def test_who_fails_is_out_and_the_others_go_on() -> None:
    def fail(_number: int) -> int:
        raise ValueError("no such layer")

    def hang(_number: int) -> int:
        clock.now += 12
        raise TimeoutError

    clock = Clock()
    contenders = {
        "broken": Contender(fail),
        "hanging": Contender(hang),
        "ours": clock.work("ours", 0.25),
    }
    hold(contenders, 3, clock)
    notes = {name: one.note for name, one in contenders.items()}
    assert notes == {
        "broken": "failed: no such layer",
        "hanging": "did not finish in 12 s",
        "ours": "",
    }
    assert contenders["broken"].timing is None
    assert contenders["ours"].ms == [250.0] * 3
