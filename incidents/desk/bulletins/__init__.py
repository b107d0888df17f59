"""Entering bulletins at the desk: what was typed of a count, read and saved."""

from __future__ import annotations

from .merging import merged
from .reading import CountProblem, ReadCount, read_count, typed_of
from .saving import AlreadyThere, Changed, change, enter
from .source import PATHS, read_source

__all__ = [
    "PATHS",
    "AlreadyThere",
    "Changed",
    "CountProblem",
    "ReadCount",
    "change",
    "enter",
    "merged",
    "read_count",
    "read_source",
    "typed_of",
]
