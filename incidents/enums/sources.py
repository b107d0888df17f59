"""Where statements come from, and in which languages."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class OutletKind(TextChoices):
    """What an outlet is."""

    OFFICIAL = "official", _("Official site")
    AGENCY = "agency", _("News agency")
    NEWS = "news", _("News site")
    CHANNEL = "channel", _("Channel or account")
    ARCHIVE = "archive", _("Archive")


class CaptureStatus(TextChoices):
    """How archiving one publication at one moment ended."""

    WAITING = "waiting", _("Waiting")
    CAPTURED = "captured", _("Captured")
    GONE = "gone", _("Gone at the source")
    FAILED = "failed", _("Failed")


class LeadStatus(TextChoices):
    """What became of a lead."""

    NEW = "new", _("new")
    TAKEN = "taken", _("taken")
    USED = "used", _("became a statement")
    DISMISSED = "dismissed", _("dismissed")


class Language(TextChoices):
    """Languages of names and statements (ISO 639-1)."""

    AZERBAIJANI = "az", _("Azerbaijani")
    ARMENIAN = "hy", _("Armenian")
    RUSSIAN = "ru", _("Russian")
    ENGLISH = "en", _("English")
    FRENCH = "fr", _("French")
    TURKISH = "tr", _("Turkish")
    PERSIAN = "fa", _("Persian")
    OTHER = "und", _("other")


class Script(TextChoices):
    """Scripts of names (ISO 15924)."""

    LATIN = "Latn", _("Latin")
    CYRILLIC = "Cyrl", _("Cyrillic")
    ARMENIAN = "Armn", _("Armenian")
