"""The explorer in headless Chromium: from data to picture, and while its brush is dragged."""

from __future__ import annotations

import contextlib
import statistics
import sys
import time
from typing import TYPE_CHECKING, Final

from playwright.sync_api import Error, sync_playwright

from bench.browser.installing import SERVED, install, write_data
from bench.browser.recording import record
from bench.browser.telling import account
from bench.browser.tracing import long_tasks
from bench.browser.visiting import Visit, visit
from bench.peers.installing import NotInstalledError
from bench.processes import await_answer, running
from bench.rows import Row
from bench.sizes import MIDDLE
from bench.targets import Condition, at_least, at_most, either, judge, quotient
from bench.timing import Timing
from bench.told import tell

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser

    from bench.browser.tracing import Task
    from bench.world import World

CLUSTER: Final = "Leaflet.markercluster"
_PORT: Final = 9
_VISITS_S: Final = 40
"""How long the visits of one page may take together."""

_FRAME_MS: Final = 17.0
_WORST_MS: Final = 34.0


def explorer(world: World) -> Iterator[Row]:
    """Visit explorer, bare canvas and markercluster in turn; above 100k the explorer has tiles."""
    if world.size > MIDDLE:
        return
    world.say("  explorer in the browser…")
    try:
        install()
    except NotInstalledError as error:
        yield Row(job="explorer", size=world.size.name, notes=(str(error),))
        return
    data = write_data(world).name
    port = world.product.port + _PORT
    words = [sys.executable, "-m", "http.server", str(port), "--bind", "127.0.0.1"]
    with running("pages", words, SERVED, {}) as started, _browser() as browser:
        await_answer("pages", started, port, 20)
        visits = _visit_all(browser, world, data)
        traced = _trace(browser, world)
    faults = tuple(f"{name}: {fault}" for name, (_seen, fault) in visits.items() if fault)
    seen = {name: found for name, (found, _fault) in visits.items()}
    yield _paint(world, seen, faults)
    yield _brush(world, seen, faults)
    tell("In the browser", world.size.name, account(world.size.name, seen["ours"], traced))


def _trace(browser: Browser, world: World) -> list[Task]:
    """Return the long tasks of a visit that is recorded; none where it failed."""
    try:
        address = f"http://localhost:{world.product.port}/"
        return long_tasks(record(browser, address, world.size.name))
    except Error as error:
        world.say(f"  no trace: {str(error).splitlines()[0]}")
        return []


@contextlib.contextmanager
def _browser() -> Iterator[Browser]:
    with sync_playwright() as player:
        browser = player.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"]
        )
        try:
            yield browser
        finally:
            browser.close()


def _visit_all(browser: Browser, world: World, data: str) -> dict[str, tuple[list[Visit], str]]:
    product, pages = world.product.port, world.product.port + _PORT
    asked: dict[str, Callable[[], Visit]] = {
        "ours": lambda: visit(
            browser,
            f"http://localhost:{product}/",
            "[data-explorer][data-ready]",
            ".timeline-chart",
        ),
        "bare canvas": lambda: visit(
            browser,
            f"http://localhost:{pages}/pages/bare.html?data={data}",
            "body[data-ready]",
            "#brush",
        ),
        CLUSTER: lambda: visit(
            browser,
            f"http://localhost:{pages}/pages/cluster.html?data={data}",
            "body[data-ready]",
            "#brush",
        ),
    }
    return _in_turn(asked, world.rounds)


def _in_turn(
    asked: dict[str, Callable[[], Visit]], rounds: int
) -> dict[str, tuple[list[Visit], str]]:
    """Visit each page in turn; return visits and what was wrong, or that time was over."""
    found: dict[str, tuple[list[Visit], str]] = {name: ([], "") for name in asked}
    spent = dict.fromkeys(asked, 0.0)
    for number in range(rounds):
        for name, ask in asked.items():
            seen, fault = found[name]
            if fault:
                continue
            if spent[name] > _VISITS_S:
                found[name] = (seen, f"{number} of {rounds} visits in {_VISITS_S} s")
                continue
            started = time.monotonic()
            try:
                seen.append(ask())
            except Error as error:
                found[name] = (seen, str(error).splitlines()[0][:150])
            spent[name] += time.monotonic() - started
    return found


def _paint(world: World, seen: dict[str, list[Visit]], faults: tuple[str, ...]) -> Row:
    taken = {
        name: _timing([one.paint_ms for one in visits if one.paint_ms is not None])
        for name, visits in seen.items()
    }
    ours, bare, cluster = (_median(taken[name]) for name in ("ours", "bare canvas", CLUSTER))
    conditions = [
        at_most(quotient(ours, bare), 2, "× the bare canvas"),
        at_least(quotient(cluster, ours), 50, f"× quicker than {CLUSTER}"),
    ]
    unmarked = [] if all(one.is_marked for one in seen["ours"]) else [_UNMARKED]
    return _row(world, "explorer, first paint", taken, conditions, (*unmarked, *faults))


_UNMARKED: Final = "the page sets no marks yet: from the end of the answer to data-ready"


def _brush(world: World, seen: dict[str, list[Visit]], faults: tuple[str, ...]) -> Row:
    frames = {
        name: [one.frames_ms for one in visits if one.frames_ms] for name, visits in seen.items()
    }
    taken = {
        name: _timing([statistics.median(one) for one in drags]) for name, drags in frames.items()
    }
    ours, bare, cluster = (_median(taken[name]) for name in ("ours", "bare canvas", CLUSTER))
    worst = {name: statistics.median(map(max, drags)) for name, drags in frames.items() if drags}
    in_a_frame = [
        at_most(ours, _FRAME_MS, "ms"),
        at_most(worst.get("ours"), _WORST_MS, "ms at worst"),
    ]
    conditions = [
        either(_both(*in_a_frame), at_most(quotient(ours, bare), 1.5, "× the bare canvas")),
        at_least(quotient(cluster, ours), 25, f"× quicker than {CLUSTER}"),
    ]
    told = [
        f"{name}: slowest frame of a drag {worst[name]:.0f} ms, of all {max(map(max, drags)):.0f}"
        for name, drags in frames.items()
        if drags
    ]
    redraws = [ms for one in seen["ours"] for ms in one.redraws_ms]
    if redraws:
        told.append(f"ours: script of a redraw {statistics.median(redraws):.1f} ms")
    return _row(world, "explorer, frame of a brush drag", taken, conditions, (*told, *faults))


def _both(first: Condition, second: Condition) -> Condition:
    holds = None if None in {first.holds, second.holds} else bool(first.holds and second.holds)
    return Condition(f"({first.words} and {second.words})", holds)


def _row(
    world: World,
    job: str,
    taken: dict[str, Timing | None],
    conditions: list[Condition],
    told: tuple[str, ...],
) -> Row:
    target, met, notes = judge(conditions if world.size == MIDDLE else [])
    peer = taken[CLUSTER]
    return Row(
        job=job,
        size=world.size.name,
        ours=taken["ours"],
        floor=taken["bare canvas"],
        peers={CLUSTER: peer} if peer else {},
        target=target,
        met=met,
        notes=(*notes, *told),
    )


def _timing(ms: list[float]) -> Timing | None:
    return Timing(tuple(ms)) if ms else None


def _median(one: Timing | None) -> float | None:
    return one.median if one else None
