"""Sides, actors and the people who sign in."""

from __future__ import annotations

from typing import NamedTuple

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Side(TextChoices):
    """Whom an actor speaks or acts for. Always listed in alphabetical order of the label."""

    ARMENIA = "armenia", _("Armenia")
    AZERBAIJAN = "azerbaijan", _("Azerbaijan")
    INDEPENDENT = "independent", _("Independent")
    OBSERVERS = "observers", _("Observers")
    PEACEKEEPERS = "peacekeepers", _("Peacekeepers")


class SideSign(NamedTuple):
    """How a side is drawn: a colour of the Okabe-Ito palette and a shape, never a flag."""

    colour: str
    shape: str


SIDE_SIGNS: dict[Side, SideSign] = {
    Side.ARMENIA: SideSign("#d55e00", "triangle"),
    Side.AZERBAIJAN: SideSign("#0072b2", "square"),
    Side.INDEPENDENT: SideSign("#6b6b6b", "circle"),
    Side.OBSERVERS: SideSign("#a64d79", "pentagon"),
    Side.PEACEKEEPERS: SideSign("#007a5e", "diamond"),
}


PARTIES = (Side.ARMENIA, Side.AZERBAIJAN)
"""The two parties to the conflict: only they admit own losses or name an enemy's."""


class ActorKind(TextChoices):
    """What an actor is."""

    MINISTRY = "ministry", _("Ministry")
    AGENCY = "agency", _("State agency")
    FORCE = "force", _("Armed force")
    LEADER = "leader", _("Leader")
    LOCAL = "local", _("Local authority or community")
    NEWSROOM = "newsroom", _("Newsroom")
    ORGANISATION = "organisation", _("Organisation")
    PERSON = "person", _("Person")


class Role(TextChoices):
    """What a signed-in person may do; the table is in permissions.py."""

    ANALYST = "analyst", _("analyst")
    EDITOR = "editor", _("editor")
    ADMINISTRATOR = "administrator", _("administrator")
