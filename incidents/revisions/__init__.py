"""What differs between two versions of a record, field by field and word by word. Pure."""

from __future__ import annotations

from .fields import Change, Field, changes
from .words import Kind, Piece, word_diff

__all__ = ["Change", "Field", "Kind", "Piece", "changes", "word_diff"]
