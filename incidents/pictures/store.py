"""Where pictures are kept: one file for the newest published version of an incident."""

from __future__ import annotations

from contextlib import suppress

from django.core.files.base import ContentFile, File
from django.core.files.storage import default_storage
from django.db.models import Max

from incidents.models import Incident

FOLDER = "pictures"


def find(incident: Incident) -> File[bytes] | None:
    """Return the picture of the newest version of `incident`, open; None while there is none."""
    try:
        opened: File[bytes] = default_storage.open(_name(incident))
    except FileNotFoundError:
        return None
    return opened


def keep(incident: Incident, png: bytes) -> None:
    """Keep `png` as the picture of the newest version of `incident`, and no other picture."""
    remove(incident)
    default_storage.save(_name(incident), ContentFile(png))


def remove(incident: Incident) -> None:
    """Remove every picture of `incident`; there may be none."""
    with suppress(FileNotFoundError):
        for name in default_storage.listdir(_folder(incident))[1]:
            default_storage.delete(f"{_folder(incident)}/{name}")


def _folder(incident: Incident) -> str:
    return f"{FOLDER}/{incident.reference}"


def _name(incident: Incident) -> str:
    newest = incident.versions.aggregate(newest=Max("number"))["newest"] or 0
    return f"{_folder(incident)}/v{newest}.png"
