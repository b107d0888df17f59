"""Searching by words: the slowest of a hundred, not the middle one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from bench.contest import Contender
from bench.questions import WORDS
from bench.sizes import LARGE
from bench.targets import at_most, quotient
from bench.timing import shown
from bench.world import contest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bench.rows import Row
    from bench.targets import Condition
    from bench.world import World


def search(world: World) -> Iterator[Row]:
    """Ask for words from what is often said to what is said of few; each round is another word."""

    def word(number: int) -> str:
        return WORDS[number % len(WORDS)]

    contenders = {
        "ours": Contender(
            lambda number: world.ours(
                f"/api/v1/incidents?{urlencode({'q': word(number), 'limit': 50})}"
            )
        ),
        "floor": Contender(lambda number: world.floor.search(word(number))),
    }

    def conditions(done: dict[str, Contender]) -> list[Condition]:
        ours, floor = done["ours"].timing, done["floor"].timing
        if world.size != LARGE or ours is None or floor is None:
            return []
        return [at_most(quotient(ours.percentile(95), floor.percentile(95)), 1.5, "p95 × floor")]

    row = contest(world, "search, newest 50", contenders, conditions, rounds=2 * len(WORDS))
    if row.ours and row.floor:
        slow = f"p95 {shown(row.ours.percentile(95))} ms, floor {shown(row.floor.percentile(95))}"
        row = replace(row, notes=(*row.notes, slow))
    yield row
