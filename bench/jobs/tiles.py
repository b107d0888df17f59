"""Tiles of the map, with each kind of filter."""

from __future__ import annotations

import functools
import gzip
from typing import TYPE_CHECKING, Final

from bench.contest import Contender
from bench.sizes import LARGE
from bench.targets import at_most, quotient
from bench.tiling import BUSY, tile_at
from bench.world import contest, median

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bench.questions import Question
    from bench.rows import Row
    from bench.targets import Condition
    from bench.tiling import Tile
    from bench.world import World

_ZOOMS: Final = (6, 8, 10, 14)
_FILTERED: Final = (6, 10)
"""Where every filter is asked; elsewhere no filter and one year."""

_PEERS_FILTER: Final = ("no filter", "one year")
_GZIPPED_KB: Final = 20.0


def tiles(world: World) -> Iterator[Row]:
    """Ask for the busiest tile of four zooms."""
    for zoom in _ZOOMS:
        tile = tile_at(zoom, *BUSY)
        for question in world.questions:
            if zoom in _FILTERED or question.name in _PEERS_FILTER:
                yield _row(world, tile, question)


def _row(world: World, tile: Tile, question: Question) -> Row:
    contenders = {
        "ours": Contender(lambda number: world.ours(_address(tile, question, number))),
        "floor": Contender(lambda number: world.floor.tile(tile, question.asked(number))),
    }
    if question.name in _PEERS_FILTER:
        for peer in world.peers:
            if peer.tile is not None:
                ask = functools.partial(peer.tile, tile)
                contenders[peer.name] = Contender(
                    lambda number, ask=ask: ask(_days(question, number))  # type: ignore[misc]
                )
    job = f"tile z{tile.z}, {question.name}"
    return contest(world, job, contenders, lambda done: _conditions(world, tile, question, done))


def _conditions(
    world: World, tile: Tile, question: Question, done: dict[str, Contender]
) -> list[Condition]:
    if world.size != LARGE:
        return []
    ours = median(done, "ours")
    body = world.client.get(_address(tile, question, 1)).body if ours else b""
    limit = 0.05 if tile.z <= 8 else 0.15
    found = [
        at_most(quotient(ours, median(done, "floor")), limit, "× floor"),
        at_most(len(gzip.compress(body)) / 1000 if ours else None, _GZIPPED_KB, "kB gzipped"),
    ]
    if question.name in _PEERS_FILTER:
        found.append(at_most(quotient(ours, median(done, "tipg")), 0.1, "× tipg"))
    return found


def _address(tile: Tile, question: Question, number: int) -> str:
    query = question.asked(number).query.lstrip("&")
    return f"/tiles/{tile.z}/{tile.x}/{tile.y}.mvt" + (f"?{query}" if query else "")


def _days(question: Question, number: int) -> tuple[str, str] | None:
    values = question.asked(number).values
    return (values["first"], values["last"]) if values else None
