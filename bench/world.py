"""What a job works with: the product, the floor and the peers, on the data of one size."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bench.contest import Contender, hold
from bench.rows import Row
from bench.targets import judge

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bench.client import Client
    from bench.cluster import Cluster
    from bench.floors.asking import Floor
    from bench.peers.peer import Peer
    from bench.product import Product
    from bench.questions import Question
    from bench.sizes import Size
    from bench.targets import Condition


@dataclass(frozen=True, slots=True)
class World:
    """Everything is running; `say` tells whoever waits."""

    cluster: Cluster
    size: Size
    product: Product
    client: Client
    floor: Floor
    questions: tuple[Question, ...]
    rounds: int
    patience_s: float
    say: Callable[[str], None]
    peers: tuple[Peer, ...]
    load_s: int

    def ours(self, address: str) -> int:
        """Ask the product, and return the bytes of its answer as they would be uncompressed."""
        return len(self.client.get(address).body)


def contest(
    world: World,
    job: str,
    contenders: dict[str, Contender],
    conditions: Callable[[dict[str, Contender]], Sequence[Condition]],
    rounds: int | None = None,
) -> Row:
    """Hold a contest between `ours`, `floor` and peers, judge it, and return its row.

    Where `conditions` gives none there is no target at this size.
    """
    world.say(f"  {job}…")
    for contender in contenders.values():
        contender.patience_s = world.patience_s
    hold(contenders, rounds or world.rounds)
    target, met, notes = judge(conditions(contenders))
    said = [f"{name} {one.note}" for name, one in contenders.items() if one.note]
    peers = {
        name: one.timing
        for name, one in contenders.items()
        if name not in {"ours", "floor"} and one.timing
    }
    return Row(
        job=job,
        size=world.size.name,
        ours=contenders["ours"].timing,
        floor=contenders["floor"].timing if "floor" in contenders else None,
        peers=peers,
        target=target,
        met=met,
        notes=(*notes, *said),
    )


def median(contenders: dict[str, Contender], name: str) -> float | None:
    """Return the median of one contender, None where there is none."""
    one = contenders.get(name)
    return one.timing.median if one and one.timing else None
