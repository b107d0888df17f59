"""Longer accounts that belong under a heading of the report, kept between runs."""

from __future__ import annotations

import json
from typing import Final

from bench.folders import HOME

_KEPT: Final = HOME / "told.json"

Told = dict[str, dict[str, str]]
"""By heading and size."""


def told() -> Told:
    """Return all that was told."""
    kept: Told = json.loads(_KEPT.read_text()) if _KEPT.is_file() else {}
    return kept


def tell(heading: str, size: str, words: str) -> None:
    """Keep an account of one size under a heading, in place of an earlier one."""
    kept = told()
    kept.setdefault(heading, {})[size] = words
    _KEPT.write_text(json.dumps(kept, ensure_ascii=False))


def forget() -> None:
    """Let go of what earlier runs told."""
    _KEPT.unlink(missing_ok=True)
