"""The whole run: size by size, job by job; what is measured is kept as it comes."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Final

from bench.client import Client
from bench.contest import MAX_NOTE, PATIENCE_S
from bench.data.making import make
from bench.floors.asking import floor
from bench.jobs.downloads import downloads
from bench.jobs.explorer import explorer
from bench.jobs.index import index
from bench.jobs.load import load
from bench.jobs.logging import logging
from bench.jobs.memory import memory
from bench.jobs.pages import pages
from bench.jobs.search import search
from bench.jobs.tiles import tiles
from bench.jobs.timeline import timeline
from bench.peers.servers import peers
from bench.product import product
from bench.questions import busy_places, questions
from bench.rows import Row
from bench.world import World

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bench.arguments import Wanted
    from bench.cluster import Cluster
    from bench.sizes import Size

JOBS: Final[dict[str, Callable[[World], Iterator[Row]]]] = {
    "tiles": tiles,
    "timeline": timeline,
    "index": index,
    "downloads": downloads,
    "search": search,
    "logging": logging,
    "pages": pages,
    "explorer": explorer,
    "memory": memory,
    "load": load,
}
"""In the order in which they are run."""

_PEERS_JOBS: Final = {"tiles", "index", "downloads"}
"""What peers can do as well."""

QUICK_PATIENCE_S: Final = 8.0
"""How long one contender may take for a job of a quick look."""

FIRST_ANSWER_S: Final = 180
"""The first answer of a web process waits for its columns."""


def run(
    cluster: Cluster, wanted: Wanted, say: Callable[[str], None], keep: Callable[[Row], None]
) -> None:
    """Make the data, and measure all that is wanted; `keep` takes each row."""
    for size in wanted.sizes:
        make(cluster, size, say)
    for size in wanted.sizes:
        say(f"Measuring {size.name}…")
        _measure(cluster, size, wanted, say, keep)


def _measure(
    cluster: Cluster,
    size: Size,
    wanted: Wanted,
    say: Callable[[str], None],
    keep: Callable[[Row], None],
) -> None:
    with contextlib.ExitStack() as stack:
        running = stack.enter_context(product(cluster, size, wanted.port))
        client = stack.enter_context(Client(wanted.port, timeout_s=FIRST_ANSWER_S))
        client.get("/tiles/6/40/24.mvt")
        client.timeout_s = 60
        client.close()
        world = World(
            cluster=cluster,
            size=size,
            product=running,
            client=client,
            floor=stack.enter_context(contextlib.closing(floor(cluster, size))),
            questions=questions(busy_places(cluster, size)),
            rounds=wanted.rounds,
            patience_s=QUICK_PATIENCE_S if wanted.quick else PATIENCE_S,
            say=say,
            peers=stack.enter_context(peers(cluster, size, wanted, say))
            if wanted.peers and _PEERS_JOBS & (set(wanted.jobs) or _PEERS_JOBS)
            else (),
            load_s=wanted.load_s,
        )
        for name, job in JOBS.items():
            if name == "load" and size != wanted.sizes[-1]:
                continue
            if not wanted.jobs or name in wanted.jobs:
                _run_job(world, name, job, keep)


def _run_job(
    world: World, name: str, job: Callable[[World], Iterator[Row]], keep: Callable[[Row], None]
) -> None:
    """Keep the rows of a job; one that fails is a row that says so, and the others go on."""
    try:
        for row in job(world):
            keep(row)
    except Exception as error:  # noqa: BLE001  # whatever it is, the rest of the run is worth having
        world.say(f"  {name} failed: {error}")
        keep(Row(job=name, size=world.size.name, notes=(f"failed: {error}"[:MAX_NOTE],)))
