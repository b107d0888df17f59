"""The index of everything, as the explorer and other programs fetch it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bench.contest import Contender
from bench.questions import Asked
from bench.sizes import MIDDLE
from bench.targets import at_least, at_most, quotient
from bench.world import contest, median

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bench.rows import Row
    from bench.targets import Condition
    from bench.world import World

_ALL: Final = Asked([])
_ADDRESS: Final = "/api/v1/index"
_PACKED: Final = {"gzip": "index of all, gzipped", "zstd": "index of all, Zstandard"}


def index(world: World) -> Iterator[Row]:
    """Ask for the index beside as many features as GeoJSON; above 100k nobody fetches it."""
    many = world.size.incidents
    if many > MIDDLE.incidents:
        return
    contenders = {
        "ours": Contender(lambda _number: world.ours(_ADDRESS)),
        "floor": Contender(lambda _number: world.floor.features(_ALL, many)),
    }
    for peer in world.peers:
        if (features := peer.features) is not None:
            contenders[peer.name] = Contender(
                lambda _number, ask=features: ask(many)  # type: ignore[misc]
            )
    yield contest(world, "index of all", contenders, lambda done: _conditions(world, done))
    for encoding, job in _PACKED.items():
        packed = {"accept-encoding": encoding}
        contenders = {
            "ours": Contender(
                lambda _number, packed=packed: len(  # type: ignore[misc]
                    world.client.get(_ADDRESS, packed).body
                )
            ),
        }
        yield contest(world, job, contenders, lambda _done: [])


def _conditions(world: World, done: dict[str, Contender]) -> list[Condition]:
    if world.size != MIDDLE:
        return []
    ours, floor = done["ours"], done["floor"]
    return [
        at_most(quotient(median(done, "ours"), median(done, "floor")), 0.15, "× floor's time"),
        at_most(quotient(ours.size_bytes, floor.size_bytes), 0.15, "× floor's bytes"),
        at_least(quotient(median(done, "drf-gis"), median(done, "ours")), 100, "× drf-gis slower"),
    ]
