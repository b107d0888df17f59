"""The incident page, warm, beside a page that is a template and nothing else."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Final

from bench.client import Client
from bench.contest import Contender
from bench.rows import Row
from bench.targets import at_most, judge, quotient
from bench.timing import Timing
from bench.world import contest, median

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bench.world import World

TEMPLATE_ONLY: Final = "/methodology/"
"""A long page made of code lists; it asks the database nothing."""

_CLIENTS: Final = 8
_PAGES: Final = 10
_SECONDS: Final = 6.0


def pages(world: World) -> Iterator[Row]:
    """Ask for pages that were asked for before: by one reader, then by eight at once."""
    addresses = [f"/incidents/{reference}/" for reference in _references(world)]
    for _worker in range(2):
        for address in addresses:
            world.ours(address)
    contenders = {
        "ours": Contender(lambda number: world.ours(addresses[number % _PAGES])),
        "floor": Contender(lambda _number: world.ours(TEMPLATE_ONLY)),
    }
    yield contest(
        world,
        "incident page, one reader",
        contenders,
        lambda done: [
            at_most(
                quotient(median(done, "ours"), median(done, "floor")), 2, "× a template-only page"
            )
        ],
        rounds=30,
    )
    yield _crowd(world, addresses)


def _crowd(world: World, addresses: list[str]) -> Row:
    world.say("  incident page, 8 readers…")
    until = time.perf_counter() + _SECONDS
    with ThreadPoolExecutor(_CLIENTS) as pool:
        asked = [
            pool.submit(_read_until, world, addresses, number, until) for number in range(_CLIENTS)
        ]
        timing = Timing(tuple(ms for one in asked for ms in one.result()))
    uneven = timing.percentile(95) / timing.percentile(50)
    target, met, notes = judge([at_most(uneven, 3, "p95 / p50")])
    rate = f"{len(timing.ms) / _SECONDS:.0f} pages a second, p95 {timing.percentile(95):.0f} ms"
    return Row(
        job="incident page, 8 readers",
        size=world.size.name,
        ours=timing,
        figure=uneven,
        target=target,
        met=met,
        notes=(*notes, rate),
    )


def _read_until(world: World, addresses: list[str], number: int, until: float) -> list[float]:
    spent: list[float] = []
    with Client(world.product.port) as client:
        while (started := time.perf_counter()) < until:
            client.get(addresses[(number + len(spent)) % len(addresses)])
            spent.append((time.perf_counter() - started) * 1000)
    return spent


def _references(world: World) -> list[str]:
    """Incidents with two claims or more, spread over all."""
    with world.floor.connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT i.reference FROM incidents_incident i
            JOIN incidents_claim c ON c.incident_id = i.id AND c.status = 'accepted'
            WHERE i.status = 'published' AND i.id <= 2000
            GROUP BY i.id HAVING count(*) >= 2 ORDER BY i.id LIMIT %s
            """,
            [_PAGES],
        )
        return [reference for (reference,) in cursor.fetchall()]
