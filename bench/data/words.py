"""The words that made-up incidents are described with: neutral, and enough of them to search."""

from __future__ import annotations

from typing import Final, NamedTuple

from incidents.enums import ActorKind, EventType, Side


class Speaker(NamedTuple):
    """An actor that makes statements."""

    name: str
    short_name: str
    side: Side
    kind: ActorKind


class Phrase(NamedTuple):
    """How one type of event is told: heading and sentence, both followed by a place."""

    type: EventType
    variant: int
    title: str
    clause: str


# Claims of one incident are three speakers apart, so that they are of different sides.
SPEAKERS: Final = (
    Speaker("Defence Ministry of Armenia", "Armenian MoD", Side.ARMENIA, ActorKind.MINISTRY),
    Speaker("Defence Ministry of Azerbaijan", "MoD Baku", Side.AZERBAIJAN, ActorKind.MINISTRY),
    Speaker("Peacekeeping contingent", "Contingent", Side.PEACEKEEPERS, ActorKind.FORCE),
    Speaker("Foreign Ministry of Azerbaijan", "MFA Baku", Side.AZERBAIJAN, ActorKind.MINISTRY),
    Speaker("Foreign Ministry of Armenia", "MFA Yerevan", Side.ARMENIA, ActorKind.MINISTRY),
    Speaker("Independent reporters", "Reporters", Side.INDEPENDENT, ActorKind.NEWSROOM),
    Speaker("Defence Army", "Defence Army", Side.ARMENIA, ActorKind.FORCE),
    Speaker("State Border Service", "Border Service", Side.AZERBAIJAN, ActorKind.AGENCY),
    Speaker("Office of the observers", "Observers", Side.OBSERVERS, ActorKind.ORGANISATION),
    Speaker("Prosecutor's office Baku", "Prosecutor", Side.AZERBAIJAN, ActorKind.AGENCY),
    Speaker("National Security Service", "Security Service", Side.ARMENIA, ActorKind.AGENCY),
    Speaker("Village council", "Council", Side.ARMENIA, ActorKind.LOCAL),
    Speaker("Mine action agency", "Mine agency", Side.AZERBAIJAN, ActorKind.AGENCY),
    Speaker("Freelance photographer", "Photographer", Side.INDEPENDENT, ActorKind.PERSON),
)

_DEED: Final[dict[EventType, tuple[str, str, str]]] = {
    EventType.SMALL_ARMS_FIRE: ("Rifle fire", "Machine gun fire", "Shots"),
    EventType.SNIPER_FIRE: ("Sniper fire", "A sniper's shot", "Fire by marksmen"),
    EventType.GROUND_CLASH: ("Clash", "Exchange of fire", "Fighting"),
    EventType.ADVANCE: ("Attack on a position", "Advance", "Attempt to advance"),
    EventType.SHELLING: ("Mortar fire", "Artillery fire", "Howitzer shelling"),
    EventType.AIR_STRIKE: ("Drone strike", "Air strike", "Strike by loitering munition"),
    EventType.DRONE_DOWNED: ("Drone shot down", "Aircraft shot down", "Quadcopter brought down"),
    EventType.AIRSPACE: ("Drone overflight", "Helicopter overflight", "Reconnaissance flight"),
    EventType.SABOTAGE: ("Ambush", "Raid by a sabotage group", "Infiltration"),
    EventType.MINE: ("Mine explosion", "Unexploded shell", "Tractor on a mine"),
    EventType.CIVILIAN_HARM: ("Fire at farmers", "Fire at a house", "Attack on a car"),
    EventType.CAPTURE: ("Soldiers captured", "Shepherd detained", "Captives taken"),
    EventType.RELEASE: ("Captives released", "Remains handed over", "Exchange of bodies"),
    EventType.CONTROL_CHANGE: ("Village handed over", "Post taken over", "Height left"),
    EventType.FORTIFICATION: ("New trench", "Engineering works", "New post"),
    EventType.ROAD_BLOCK: ("Road blocked", "Convoy stopped", "Checkpoint set up"),
    EventType.INFRASTRUCTURE: ("Gas cut", "Power line damaged", "Water cut"),
    EventType.PEACEKEEPER: ("Patrol fired at", "Contingent deploys", "Observation post withdrawn"),
    EventType.STATEMENT_ONLY: ("Violation alleged", "Ceasefire breach", "Accusation"),
}

_HOW: Final = (
    "from positions to the north",
    "from positions to the south",
    "for about two hours",
    "during the night",
    "shortly before dawn",
    "with mortars of 82 mm",
    "with howitzers of 122 mm",
    "with large calibre machine guns",
    "in the direction of a vineyard",
    "beside the reservoir",
    "on the road to the mill",
    "close to a school",
    "near the old cemetery",
    "at a crossing of the river",
    "in fog and heavy snow",
    "while wheat was harvested",
    "after a rotation of troops",
    "during a monitoring visit",
    "in spite of a local truce",
    "as a column passed",
)
_HEIGHTS: Final = 100


def phrases() -> list[Phrase]:
    """Three ways to tell each type of event."""
    return [
        Phrase(type_, variant, f"{deed} near", f"{deed} is reported near")
        for type_, deeds in _DEED.items()
        for variant, deed in enumerate(deeds)
    ]


def details() -> list[str]:
    """Two thousand sentences, from what is often said to what is said of few."""
    return [
        f"{how}, not far from height {1000 + 7 * height}"
        for height in range(_HEIGHTS)
        for how in _HOW
    ]
