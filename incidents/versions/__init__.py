"""Versions of incidents, claims and statements from the history the database keeps."""

from __future__ import annotations

from .kinds import CLAIM, INCIDENT, STATEMENT, Subject
from .rewording import (
    NotWorded,
    Overtaken,
    Words,
    is_scheduled,
    refuse_unread,
    reword,
    words_now,
)
from .shown import fields_at
from .standing import against_restoring, restorable
from .timeline import State, Timeline, Version, timeline_of
from .undoing import NotRestorable
from .undoing_incident import restore_incident
from .undoing_statement import restore_statement

__all__ = [
    "CLAIM",
    "INCIDENT",
    "STATEMENT",
    "NotRestorable",
    "NotWorded",
    "Overtaken",
    "State",
    "Subject",
    "Timeline",
    "Version",
    "Words",
    "against_restoring",
    "fields_at",
    "is_scheduled",
    "refuse_unread",
    "restorable",
    "restore_incident",
    "restore_statement",
    "reword",
    "timeline_of",
    "words_now",
]
