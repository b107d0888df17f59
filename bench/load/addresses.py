"""What readers ask for, in the proportions of a usual day: mostly tiles."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

from bench.questions import WORDS
from bench.tiling import BUSY, tile_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bench.questions import Question

_MANY: Final = 2_000
_ASKED: Final = (("map", 5), ("tile", 50), ("timeline", 15), ("incident", 20), ("search", 10))


def addresses(questions: Sequence[Question], references: Sequence[str], seed: int) -> list[str]:
    """Return addresses of the map page, tiles, the timeline, incident pages and searches."""
    dice = random.Random(seed)
    kinds = dice.choices(
        [kind for kind, _share in _ASKED], [share for _kind, share in _ASKED], k=_MANY
    )
    return [_address(kind, questions, references, dice) for kind in kinds]


def _address(
    kind: str, questions: Sequence[Question], references: Sequence[str], dice: random.Random
) -> str:
    query = dice.choice(questions).asked(dice.randrange(60)).query.lstrip("&")
    if kind == "map":
        return "/"
    if kind == "incident":
        return f"/incidents/{dice.choice(references)}/"
    if kind == "search":
        return f"/api/v1/incidents?{urlencode({'q': dice.choice(WORDS), 'limit': 50})}"
    if kind == "timeline":
        return "/api/v1/timeline" + (f"?{query}" if query else "")
    lon, lat = BUSY[0] + dice.uniform(-0.6, 0.6), BUSY[1] + dice.uniform(-0.5, 0.5)
    tile = tile_at(dice.randrange(6, 14), lon, lat)
    return f"/tiles/{tile.z}/{tile.x}/{tile.y}.mvt" + (f"?{query}" if query else "")
