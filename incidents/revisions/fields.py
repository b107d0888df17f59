"""Two versions of a record as named fields, and those that differ. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from .words import Piece, word_diff

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Field:
    """One field as people read it: a text, or values in their order; both empty for nothing.

    `name` tells which field it is, `label` what forms call it. Values are texts, or what a page
    knows to put into words (incidents.comparison.Value).
    """

    name: str
    label: str
    values: tuple[object, ...] = ()
    text: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands there."""
        return not (self.values or self.text)


@dataclass(frozen=True, slots=True)
class Change:
    """A field that differs between two versions; `pieces` where it is a text on both sides."""

    before: Field
    after: Field
    pieces: tuple[Piece, ...] = ()

    @property
    def name(self) -> str:
        """Which field."""
        return self.after.name

    @property
    def label(self) -> str:
        """What forms call it."""
        return self.after.label


def changes(before: Iterable[Field], after: Iterable[Field]) -> tuple[Change, ...]:
    """Return the fields that differ, in the order of `after`; those only `before` has come last.

    A field that one side lacks counts as empty there.
    """
    old = {one.name: one for one in before}
    new = {one.name: one for one in after}
    names = [*new, *(name for name in old if name not in new)]
    pairs = [(old.get(name), new.get(name)) for name in names]
    return tuple(change for was, now in pairs if (change := _change(was, now)) is not None)


def _change(before: Field | None, after: Field | None) -> Change | None:
    was = before or _emptied(after)
    now = after or _emptied(before)
    if (was.values, was.text) == (now.values, now.text):
        return None
    pieces = word_diff(was.text, now.text) if was.text and now.text else ()
    return Change(was, now, pieces)


def _emptied(other: Field | None) -> Field:
    assert other is not None  # one of the two is there
    return replace(other, values=(), text="")
