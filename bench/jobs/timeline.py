"""The timeline by month, with each kind of filter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench.contest import Contender
from bench.sizes import LARGE
from bench.targets import at_most, quotient
from bench.world import contest, median

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bench.questions import Question
    from bench.rows import Row
    from bench.targets import Condition
    from bench.world import World


def timeline(world: World) -> Iterator[Row]:
    """Ask for counts by month, side and type."""
    for question in world.questions:
        yield _row(world, question)


def _row(world: World, question: Question) -> Row:
    def address(number: int) -> str:
        return f"/api/v1/timeline?bucket=month{question.asked(number).query}"

    contenders = {
        "ours": Contender(lambda number: world.ours(address(number))),
        "floor": Contender(lambda number: world.floor.timeline(question.asked(number))),
    }

    def conditions(done: dict[str, Contender]) -> list[Condition]:
        if world.size != LARGE:
            return []
        return [at_most(quotient(median(done, "ours"), median(done, "floor")), 0.08, "× floor")]

    return contest(world, f"timeline, {question.name}", contenders, conditions)
