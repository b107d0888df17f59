"""Whether what was measured is what was wanted. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bench.timing import shown

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Condition:
    """One part of a target: in words, and whether it holds; None where it was not measured."""

    words: str
    holds: bool | None


def at_most(value: float | None, limit: float, words: str) -> Condition:
    """Return whether `value` is not above `limit`; `words` name the value."""
    holds = None if value is None else value <= limit
    return Condition(f"{words} ≤ {limit:g}", holds)


def at_least(value: float | None, limit: float, words: str) -> Condition:
    """Return whether `value` is not below `limit`; `words` name the value."""
    holds = None if value is None else value >= limit
    return Condition(f"{words} ≥ {limit:g}", holds)


def either(first: Condition, second: Condition) -> Condition:
    """Return a condition that holds where one of two does."""
    known = [one.holds for one in (first, second) if one.holds is not None]
    holds = any(known) if any(known) or len(known) == 2 else None
    return Condition(f"{first.words} or {second.words}", holds)


def quotient(above: float | None, below: float | None) -> float | None:
    """Return how many times `below` goes into `above`; None where one is missing or is zero."""
    return None if above is None or not below else above / below


def judge(conditions: Iterable[Condition]) -> tuple[str, bool | None, list[str]]:
    """Return the target in words, whether it is met, and a note for each part that is not.

    What was not measured is left out of the judgement and noted; None where nothing was.
    """
    parts = list(conditions)
    known = [part.holds for part in parts if part.holds is not None]
    notes = [f"missed: {part.words}" for part in parts if part.holds is False]
    notes += [f"not measured: {part.words}" for part in parts if part.holds is None]
    return "; ".join(part.words for part in parts), all(known) if known else None, notes


def times(value: float | None) -> str:
    """Return a quotient as people write it: 0.04×."""
    return "–" if value is None else f"{shown(value)}×"
