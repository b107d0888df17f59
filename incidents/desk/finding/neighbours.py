"""Which types of events two people may log of one and the same clash. Pure."""

from __future__ import annotations

from itertools import chain
from typing import Final

from incidents.enums import EventType as E

_FAMILIES: Final = (
    {E.SMALL_ARMS_FIRE, E.SNIPER_FIRE, E.GROUND_CLASH, E.ADVANCE, E.SHELLING, E.SABOTAGE},
    {E.ADVANCE, E.GROUND_CLASH, E.CONTROL_CHANGE, E.CAPTURE, E.PEACEKEEPER},
    {E.AIR_STRIKE, E.SHELLING, E.DRONE_DOWNED, E.AIRSPACE},
    {E.SABOTAGE, E.MINE, E.CIVILIAN_HARM, E.INFRASTRUCTURE},
    {E.SMALL_ARMS_FIRE, E.SNIPER_FIRE, E.SHELLING, E.CIVILIAN_HARM},
    {E.CAPTURE, E.RELEASE, E.PEACEKEEPER},
    {E.FORTIFICATION, E.ROAD_BLOCK, E.INFRASTRUCTURE, E.PEACEKEEPER},
)

NEIGHBOURS: Final[dict[E, frozenset[E]]] = {
    kind: frozenset(
        E
        if kind == E.STATEMENT_ONLY
        else chain({kind, E.STATEMENT_ONLY}, *(f for f in _FAMILIES if kind in f))
    )
    for kind in E
}
"""By type: itself, those it is told as by others, and a violation alleged without an act."""


def are_neighbours(one: str | None, other: str | None) -> bool:
    """Return whether two types can be told of one event; what is not stated fits all."""
    return not one or not other or E(other) in NEIGHBOURS[E(one)]
