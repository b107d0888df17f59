"""What a peer can be asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from bench.tiling import Tile


@dataclass(frozen=True, slots=True)
class Peer:
    """One way of one program; what it cannot do is None.

    `tile` takes a tile and the first and last day of a filter, or None for all; `features` how
    many. Both return the bytes of the answer.
    """

    name: str
    tile: Callable[[Tile, tuple[str, str] | None], int] | None = None
    features: Callable[[int], int] | None = None
