"""Features and exports, which another part of the product answers once it is built."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bench.client import Client
from bench.contest import Contender
from bench.questions import Asked
from bench.rows import Row
from bench.targets import at_most, quotient
from bench.world import contest, median

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bench.targets import Condition
    from bench.world import World

_FEATURES: Final = 10_000
_ALL: Final = Asked([])
ADDRESSES: Final = {
    "OGC items, 10,000 features": f"/ogc/collections/incidents/items?limit={_FEATURES}",
    "GeoJSON export, all": "/exports/incidents.geojson",
    "CSV export, all": "/exports/incidents.csv",
}


def downloads(world: World) -> Iterator[Row]:
    """Ask for what is there; what is not built yet is a row that says so."""
    for job, address in ADDRESSES.items():
        with Client(world.product.port, timeout_s=30) as client:
            try:
                status = client.ask(address).status
            except TimeoutError:
                status = 0
        if status == 200:
            yield _row(world, job, address)
        else:
            why = "not built yet" if status == 404 else f"answers {status or 'nothing in 30 s'}"
            yield Row(job=job, size=world.size.name, target="≤ 2 × floor", notes=(why,))


def _row(world: World, job: str, address: str) -> Row:
    many = _FEATURES if job.startswith("OGC") else world.size.incidents
    contenders = {
        "ours": Contender(lambda _number: world.ours(address)),
        "floor": Contender(lambda _number: world.floor.features(_ALL, many)),
    }
    for peer in world.peers:
        if many == _FEATURES and (features := peer.features) is not None:
            contenders[peer.name] = Contender(
                lambda _number, ask=features: ask(many)  # type: ignore[misc]
            )

    def conditions(done: dict[str, Contender]) -> list[Condition]:
        if many != _FEATURES:
            return []
        return [at_most(quotient(median(done, "ours"), median(done, "floor")), 2, "× floor")]

    return contest(world, job, contenders, conditions)
