"""Whom a claim says was harmed, and how it counts them."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class CasualtyCategory(TextChoices):
    """Who was harmed."""

    CIVILIAN = "civilian", _("civilian")
    JOURNALIST = "journalist", _("journalist")
    MILITARY = "military", _("military")
    PEACEKEEPER = "peacekeeper", _("peacekeeper")
    UNSPECIFIED = "unspecified", _("unspecified")


class Harm(TextChoices):
    """What happened to them."""

    KILLED = "killed", _("killed")
    WOUNDED = "wounded", _("wounded")
    CAPTURED = "captured", _("captured")
    MISSING = "missing", _("missing")


class Count(TextChoices):
    """Whether a casualty figure is a number, an explicit none, or losses without a number.

    A claim that is silent about a cell has no figure for it at all.
    """

    STATED = "stated", _("a number is given")
    NONE = "none", _("says there were none")
    NOT_STATED = "not_stated", _("says there were some, gives no number")
