"""How evenly the record treats the sides, counted from what is public only."""

from __future__ import annotations

from .refreshing import refresh

__all__ = ["refresh"]
