"""Memory of the web processes, and of the columns they hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bench.inside.calling import call
from bench.rows import Row
from bench.sizes import LARGE
from bench.targets import at_most, judge

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bench.world import World

_BYTES: Final = 64
_MEBIBYTES: Final = 350


def memory(world: World) -> Iterator[Row]:
    """Weigh the columns in a process of their own, and the web processes as they are now."""
    world.say("  memory…")
    held = call(world.size, "holding")
    each = (held["arrays"] + held["others"]) / held["incidents"]
    target, met, notes = judge([at_most(each, _BYTES, "bytes an incident")])
    told = (
        f"{held['arrays'] / held['incidents']:.1f} bytes in arrays and "
        f"{held['others'] / held['incidents']:.1f} in other objects; "
        f"loaded in {held['load_s']:.1f} s"
    )
    yield Row(
        job="memory of the columns, bytes an incident",
        size=world.size.name,
        figure=each,
        target=target,
        met=met,
        notes=(*notes, told),
    )
    yield web_memory(world, "memory of a web process, MiB")


def web_memory(world: World, job: str) -> Row:
    """Return the row of the largest web process as it is now."""
    resident = [kb / 1024 for kb in world.product.resident_kb()]
    largest = max(resident, default=0.0)
    conditions = [at_most(largest, _MEBIBYTES, "MiB")] if world.size == LARGE else []
    target, met, notes = judge(conditions)
    told = "web processes: " + ", ".join(f"{one:.0f} MiB" for one in sorted(resident))
    return Row(
        job=job,
        size=world.size.name,
        figure=largest,
        target=target,
        met=met,
        notes=(*notes, told),
    )
