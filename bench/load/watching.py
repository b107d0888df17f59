"""Watching every web process: when each shows what was published, and how much memory it takes."""

from __future__ import annotations

import contextlib
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

import mapbox_vector_tile

from bench.client import Client
from bench.processes import children, resident_kb

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bench.product import Product

SHOWN: Final = "/tiles/6/40/24.mvt?from=2026-11-10&to=2026-11-20"
"""What the bench publishes lies in these days, and little else."""

_LOOK_EVERY_S: Final = 0.1
_WEIGH_EVERY_S: Final = 2.0
_TRIES: Final = 200


@dataclass(slots=True)
class Watch:
    """What was seen, by web process: (time, incidents shown) and kB in use.

    Shown are those beyond the ones that were there when the watching began.
    """

    shown: dict[int, list[tuple[float, int]]] = field(default_factory=dict)
    memory: dict[int, list[int]] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)

    def last_stale(self, number: int, published: float) -> float | None:
        """Return how old the oldest answer without something was: seconds since it was published.

        `number` are as many as there are with it. 0 where every answer had it; None where a web
        process never showed it, or none was watched. An answer that waited behind others counts by
        what it shows.
        """
        shown = [any(many >= number for _at, many in seen) for seen in self.shown.values()]
        if not shown or not all(shown):
            return None
        late = (at for seen in self.shown.values() for at, many in seen if many < number)
        return max(0.0, max(late, default=0.0) - published)


@contextlib.contextmanager
def watched(product: Product) -> Iterator[Watch]:
    """Watch each web process from a thread of its own for as long as the block lasts."""
    watch, over = Watch(), threading.Event()
    pids = children(product.pid)
    threads = [threading.Thread(target=_weigh, args=(pids, watch, over))]
    for pid, client in client_of_each(product.port, pids).items():
        before = shown_in(client.get(SHOWN).body)
        watch.shown[pid] = []
        told = (client, watch, watch.shown[pid], before, over)
        threads.append(threading.Thread(target=_look, args=told))
    for thread in threads:
        thread.start()
    try:
        yield watch
    finally:
        over.set()
        for thread in threads:
            thread.join()


def client_of_each(port: int, pids: list[int]) -> dict[int, Client]:
    """Return a kept connection to each process that can be reached by the port they share."""
    found: dict[int, Client] = {}
    for _try in range(_TRIES):
        client = Client(port)
        client.get("/healthz")
        owner = _owner(client, pids)
        if owner is None or owner in found:
            client.close()
        else:
            found[owner] = client
        if len(found) == len(pids):
            break
    return found


def shown_in(tile: bytes) -> int:
    """Return how many incidents a tile shows, one by one or in cells."""
    layers = mapbox_vector_tile.decode(tile) if tile else {}
    return sum(
        int(feature["properties"].get("count", 1))
        for layer in layers.values()
        for feature in layer["features"]
    )


def _look(
    client: Client,
    watch: Watch,
    seen: list[tuple[float, int]],
    before: int,
    over: threading.Event,
) -> None:
    while not over.wait(_LOOK_EVERY_S):
        try:
            body = client.get(SHOWN).body
            seen.append((time.time(), shown_in(body) - before))
        except Exception as error:  # noqa: BLE001  # told at the end: looking goes on
            watch.faults.append(str(error)[:200])
    client.close()


def _weigh(pids: list[int], watch: Watch, over: threading.Event) -> None:
    while not over.wait(_WEIGH_EVERY_S):
        for pid in pids:
            watch.memory.setdefault(pid, []).append(resident_kb(pid))


def _owner(client: Client, pids: list[int]) -> int | None:
    """Which process answers on a kept connection: the one that holds its other end."""
    inode = _inode(client.local_port, client.port)
    for pid in pids:
        for link in Path(f"/proc/{pid}/fd").iterdir():
            with contextlib.suppress(OSError):
                if str(link.readlink()) == f"socket:[{inode}]":
                    return pid
    return None


def _inode(theirs: int, ours: int) -> str:
    for line in Path("/proc/net/tcp").read_text().splitlines()[1:]:
        words = line.split()
        local, remote = (int(word.rpartition(":")[2], 16) for word in words[1:3])
        if (local, remote) == (ours, theirs):
            return words[9]
    return ""
