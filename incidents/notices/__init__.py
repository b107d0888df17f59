"""Notices: who is told of what, made in the same transaction as the act itself."""

from __future__ import annotations

from .reading import mark_all_read, mark_read, with_unread
from .telling import tell_of_comment, tell_of_decision, tell_of_incident

__all__ = [
    "mark_all_read",
    "mark_read",
    "tell_of_comment",
    "tell_of_decision",
    "tell_of_incident",
    "with_unread",
]
