"""How a job behaves when the database is away for a moment."""

from __future__ import annotations

from typing import Any, Final

from django.db import InterfaceError, OperationalError

PATIENT: Final[dict[str, Any]] = {
    "autoretry_for": (InterfaceError, OperationalError),
    "retry_backoff": 2,
    "retry_backoff_max": 120,
    "max_retries": 6,
}
"""Options of a job that tries again after 2, 4, 8 … seconds, a little earlier by chance."""
