"""Discussions of claims and incidents: begun, continued, resolved, opened again. Never public.

Each change is one function and one transaction: the words, whom they name, and the notices.
"""

from __future__ import annotations

from .mentioning import UnknownName, named_in
from .speaking import NotDiscussed, comment, parts_of, reopen, resolve, start

__all__ = [
    "NotDiscussed",
    "UnknownName",
    "comment",
    "named_in",
    "parts_of",
    "reopen",
    "resolve",
    "start",
]
