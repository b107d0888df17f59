"""Kinds of events: few enough groups of event types that each has a shape of its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, TypedDict

from django import template
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from incidents.enums import EventType as E
from incidents.enums import Occurrence, Verdict
from incidents.templatetags.signs import VERDICTS

register = template.Library()


@dataclass(frozen=True, slots=True)
class Kind:
    """A group of event types: what it is called, and its shape in a view box of 16 by 16."""

    label: str | Promise
    path: str
    types: tuple[E, ...]


KINDS: Final[dict[str, Kind]] = {
    "fire": Kind(
        _("Fire from small arms"),
        "M8 2.5A5.5 5.5 0 1 1 8 13.5A5.5 5.5 0 1 1 8 2.5ZM8 0V5M8 11V16M0 8H5M11 8H16",
        (E.SMALL_ARMS_FIRE, E.SNIPER_FIRE),
    ),
    "clash": Kind(
        _("Clash, advance or ambush"),
        "M2 2 14 14M14 2 2 14M2 10 6 14M14 10 10 14",
        (E.GROUND_CLASH, E.ADVANCE, E.SABOTAGE),
    ),
    "explosion": Kind(
        _("Shelling or mine"),
        "M8 0V16M0 8H16M2.4 2.4 13.6 13.6M13.6 2.4 2.4 13.6",
        (E.SHELLING, E.MINE),
    ),
    "air": Kind(
        _("In the air"),
        "M8 1V15M1 9 8 5 15 9M5 15 8 12.5 11 15",
        (E.AIR_STRIKE, E.DRONE_DOWNED, E.AIRSPACE),
    ),
    "people": Kind(
        _("People harmed, captured or released"),
        "M8 1.5A2.5 2.5 0 1 1 8 6.5A2.5 2.5 0 1 1 8 1.5ZM2.5 15V12.5A5.5 4 0 0 1 13.5 12.5V15",
        (E.CIVILIAN_HARM, E.CAPTURE, E.RELEASE),
    ),
    "ground": Kind(
        _("Positions, roads and peacekeepers"),
        "M4 15.5V1L13.5 4.5 4 8.5",
        (E.CONTROL_CHANGE, E.FORTIFICATION, E.ROAD_BLOCK, E.PEACEKEEPER),
    ),
    "supply": Kind(
        _("Gas, power, water or telecom"),
        "M9.5.5 3 9H8L6.5 15.5 13 7H8Z",
        (E.INFRASTRUCTURE,),
    ),
    "words": Kind(
        _("Alleged, no act described"),
        "M1.5 2.5H14.5V11H8L4.5 14.5V11H1.5Z",
        (E.STATEMENT_ONLY,),
    ),
}
"""Groups of event types; every type is in exactly one. The shapes are our own drawings."""

MARKS: Final[dict[Occurrence, Verdict]] = {
    Occurrence.AGREED: Verdict.AGREE,
    Occurrence.CONFIRMED: Verdict.AGREE,
    Occurrence.DENIED: Verdict.DISPUTE,
    Occurrence.SINGLE_SIDE: Verdict.ONE_SIDE,
    Occurrence.UNVERIFIABLE: Verdict.NOBODY,
}
"""The mark of an incident on the map by how its occurrence is assessed."""


class KindOnMap(TypedDict):
    """What a script needs to know of a kind."""

    label: str
    path: str
    types: list[str]


class MarkOnMap(TypedDict):
    """The shape of an assessment of occurrence."""

    label: str
    path: str


@register.simple_tag
def kinds_on_map() -> dict[str, KindOnMap]:
    """Return label, shape and event types of each kind by its name."""
    return {
        name: {"label": str(kind.label), "path": kind.path, "types": [t.value for t in kind.types]}
        for name, kind in KINDS.items()
    }


@register.simple_tag
def marks_on_map() -> dict[str, MarkOnMap]:
    """Return words and shape of each assessment of occurrence by its code."""
    return {
        code.value: {"label": str(code.label), "path": VERDICTS[mark]}
        for code, mark in MARKS.items()
    }
