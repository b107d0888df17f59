"""Readers and a writer at once: errors, how soon what is published shows, memory, and speed."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import threading
from typing import TYPE_CHECKING, Any, Final

from bench.data.tidying import left_as_found
from bench.folders import HOME, LOGS, PYTHON, ROOT
from bench.load import wrk
from bench.load.addresses import addresses
from bench.load.watching import watched
from bench.rows import Row
from bench.targets import at_most, judge, quotient
from bench.timing import Timing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bench.load.watching import Watch
    from bench.load.wrk import Counted
    from bench.targets import Condition
    from bench.world import World

_STALE_MS: Final = 2_000
_GROWTH: Final = 1.05
_SLOWER: Final = 1.5
_ALONE: Final = 5
"""A fifth of the time is without a writer, to compare with."""

Told = list[dict[str, Any]]


def load(world: World) -> Iterator[Row]:
    """Read alone for a fifth of the time, then while incidents are published."""
    world.say(f"  load for {world.load_s} s…")
    paths = HOME / "load-addresses.txt"
    paths.write_text("\n".join(addresses(world.questions, _references(world), 7)) + "\n")
    alone_s = max(5, world.load_s // _ALONE)
    port = world.product.port
    try:
        alone = wrk.ask(port, paths, alone_s, 1)
        with left_as_found(world.cluster, world.size), watched(world.product) as watch:
            told, both = _with_writer(
                world, lambda: wrk.ask(port, paths, max(5, world.load_s - alone_s), 2)
            )
            threading.Event().wait(_STALE_MS / 1000)
    except wrk.NoWrkError as error:
        yield _row(world, "load", [], [str(error)])
        return
    yield from _rows(world, alone, both, told, watch)


def _with_writer(world: World, read: Any) -> tuple[Told, Counted]:
    """Read while a process of its own publishes; return what it told and what was counted."""
    with (LOGS / "writer.log").open("wb") as log:
        writer = subprocess.Popen(
            [PYTHON, "-m", "bench.inside.publishing"],
            cwd=ROOT,
            env={**os.environ, "ENV_FILE": str(world.size.env_file)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
        )
        try:
            counted = read()
        finally:
            output, _errors = writer.communicate(timeout=60)
    return [json.loads(line) for line in output.splitlines()], counted


def _rows(world: World, alone: Counted, both: Counted, told: Told, watch: Watch) -> Iterator[Row]:
    errors = alone.errors + both.errors + len(watch.faults)
    rate = (
        f"{both.requests / both.seconds:.0f} requests a second beside the writer, "
        f"{alone.requests / alone.seconds:.0f} without; p50 {both.p50_ms:.0f} ms, "
        f"p99 {both.p99_ms:.0f} ms; {len(told)} published"
    )
    faults = [f"a watcher: {fault}" for fault in watch.faults[:2]]
    yield _row(
        world,
        "load, errors",
        [at_most(float(errors), 0, "errors")],
        [rate, f"{both.status} answers of 400 and above, {both.timeout} not in 30 s", *faults],
        float(errors),
    )
    yield _staleness(world, told, watch)
    slower = quotient(both.p95_ms, alone.p95_ms)
    yield _row(
        world,
        "load, p95 beside a writer over p95 without",
        [at_most(slower, _SLOWER, "×")],
        [f"{both.p95_ms:.0f} ms against {alone.p95_ms:.0f} ms; all share two cores"],
        slower,
    )
    yield _memory(world, watch)


def _staleness(world: World, told: Told, watch: Watch) -> Row:
    ages = [watch.last_stale(one["number"], one["at"]) for one in told]
    waits = [age * 1000 for age in ages if age is not None]
    unseen = len(ages) - len(waits)
    worst = max(waits, default=None)
    conditions = [at_most(worst, _STALE_MS, "ms at worst"), at_most(unseen, 0, "never shown")]
    job = "load, oldest answer without what was published"
    notes = [f"{len(watch.shown)} web processes watched"]
    row = _row(world, job, conditions, notes, worst)
    return row if not waits else _with(row, Timing(tuple(waits)))


def _memory(world: World, watch: Watch) -> Row:
    """How much the largest process grew from the first third to the last."""
    grown = []
    for weights in watch.memory.values():
        third = max(1, len(weights) // 3)
        first, last = statistics.median(weights[:third]), statistics.median(weights[-third:])
        grown.append(last / first if first else 0.0)
    most = max(grown, default=None)
    peak = max((max(weights) for weights in watch.memory.values()), default=0) / 1024
    return _row(
        world,
        "load, memory at the end over memory at the beginning",
        [at_most(most, _GROWTH, "×")],
        [f"largest web process {peak:.0f} MiB"],
        most,
    )


def _row(
    world: World,
    job: str,
    conditions: list[Condition],
    told: list[str],
    figure: float | None = None,
) -> Row:
    target, met, notes = judge(conditions)
    return Row(
        job=job,
        size=world.size.name,
        figure=figure,
        target=target,
        met=met,
        notes=(*notes, *told),
    )


def _with(row: Row, ours: Timing) -> Row:
    return Row(row.job, row.size, ours, None, {}, row.figure, row.target, row.met, row.notes)


def _references(world: World) -> list[str]:
    with world.floor.connection.cursor() as cursor:
        cursor.execute(
            "SELECT reference FROM incidents_incident WHERE status = 'published' AND id <= 5000"
            " ORDER BY id LIMIT 1000"
        )
        return [reference for (reference,) in cursor.fetchall()]
