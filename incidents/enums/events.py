"""What happened: the project's own list, with a crosswalk to ACLED and UCDP."""

from __future__ import annotations

from typing import NamedTuple

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class EventType(TextChoices):
    """What happened: the project's own list, with a crosswalk in EVENT_CROSSWALK."""

    SMALL_ARMS_FIRE = "small_arms_fire", _("Small-arms fire")
    SNIPER_FIRE = "sniper_fire", _("Sniper fire")
    GROUND_CLASH = "ground_clash", _("Ground clash")
    ADVANCE = "advance", _("Advance or attack on a position or settlement")
    SHELLING = "shelling", _("Mortar, artillery or rocket fire")
    AIR_STRIKE = "air_strike", _("Air or drone strike")
    DRONE_DOWNED = "drone_downed", _("Drone or aircraft shot down")
    AIRSPACE = "airspace", _("Drone or aircraft overflight")
    SABOTAGE = "sabotage", _("Sabotage or ambush")
    MINE = "mine", _("Mine, IED or unexploded ordnance")
    CIVILIAN_HARM = "civilian_harm", _("Attack on civilians")
    CAPTURE = "capture", _("Capture or detention")
    RELEASE = "release", _("Release or exchange of captives or remains")
    CONTROL_CHANGE = "control_change", _("Place changes hands without fighting")
    FORTIFICATION = "fortification", _("Engineering works, new position")
    ROAD_BLOCK = "road_block", _("Road or corridor blocked")
    INFRASTRUCTURE = "infrastructure", _("Gas, power, water or telecom cut or damaged")
    PEACEKEEPER = "peacekeeper", _("Peacekeepers deploy, withdraw or come under fire")
    STATEMENT_ONLY = "statement_only", _("Violation alleged with no act described")


class Crosswalk(NamedTuple):
    """ACLED sub_event_type values (first is the default) and typical UCDP type_of_violence."""

    acled: tuple[str, ...]
    ucdp: int | None


EVENT_CROSSWALK: dict[EventType, Crosswalk] = {
    EventType.SMALL_ARMS_FIRE: Crosswalk(("Armed clash",), 1),
    EventType.SNIPER_FIRE: Crosswalk(("Armed clash",), 1),
    EventType.GROUND_CLASH: Crosswalk(("Armed clash",), 1),
    EventType.ADVANCE: Crosswalk(
        (
            "Armed clash",
            "Government regains territory",
            "Non-state actor overtakes territory",
        ),
        1,
    ),
    EventType.SHELLING: Crosswalk(("Shelling/artillery/missile attack",), 1),
    EventType.AIR_STRIKE: Crosswalk(("Air/drone strike",), 1),
    EventType.DRONE_DOWNED: Crosswalk(("Disrupted weapons use",), None),
    EventType.AIRSPACE: Crosswalk(("Other",), None),
    EventType.SABOTAGE: Crosswalk(("Armed clash", "Remote explosive/landmine/IED"), 1),
    EventType.MINE: Crosswalk(("Remote explosive/landmine/IED",), None),
    EventType.CIVILIAN_HARM: Crosswalk(("Attack",), 3),
    EventType.CAPTURE: Crosswalk(("Abduction/forced disappearance", "Arrests"), None),
    EventType.RELEASE: Crosswalk(("Other",), None),
    EventType.CONTROL_CHANGE: Crosswalk(("Non-violent transfer of territory",), None),
    EventType.FORTIFICATION: Crosswalk(("Headquarters or base established",), None),
    EventType.ROAD_BLOCK: Crosswalk(("Other",), None),
    EventType.INFRASTRUCTURE: Crosswalk(("Looting/property destruction", "Other"), None),
    EventType.PEACEKEEPER: Crosswalk(("Other",), None),
    EventType.STATEMENT_ONLY: Crosswalk(("Other",), None),
}
