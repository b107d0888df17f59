"""Logging an incident with two claims, by the desk's functions and by eight raw statements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench.data.tidying import left_as_found
from bench.inside.calling import call
from bench.rows import Row
from bench.targets import at_least, judge, quotient
from bench.timing import Timing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bench.world import World


def logging(world: World) -> Iterator[Row]:
    """Write in turn, in one process without a web server between."""
    job = "logging an incident with two claims"
    world.say(f"  {job}…")
    with left_as_found(world.cluster, world.size):
        taken = call(world.size, "logging")
    ours, floor = Timing(tuple(taken["ours"])), Timing(tuple(taken["floor"]))
    speed = quotient(floor.median, ours.median)
    target, met, notes = judge([at_least(speed, 0.5, "× the floor's transactions a second")])
    yield Row(
        job=job,
        size=world.size.name,
        ours=ours,
        floor=floor,
        target=target,
        met=met,
        notes=(*notes, f"{1000 / ours.median:.0f} a second, floor {1000 / floor.median:.0f}"),
    )
