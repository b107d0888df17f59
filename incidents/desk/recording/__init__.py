"""Turning a draft into records: a statement, its publications, incidents and claims, submitted."""

from __future__ import annotations

from .refusals import NotReady, Outdated
from .submitting import Recorded, submit

__all__ = ["NotReady", "Outdated", "Recorded", "submit"]
