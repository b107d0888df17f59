"""Two versions of a text, word by word. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_WORDS: Final = 20_000
"""Above this many words in both texts together nothing is aligned: one text stands for the other.

Aligning takes a time that grows with the product of the lengths.
"""

_WORDS: Final = re.compile(r"\s*\w+|\s*[^\w\s]+|\s+")


class Kind(StrEnum):
    """What became of a piece of text."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that stayed, went or came."""

    kind: Kind
    text: str

    @property
    def is_gone(self) -> bool:
        """Whether only the earlier text has it."""
        return self.kind == Kind.GONE

    @property
    def is_new(self) -> bool:
        """Whether only the later text has it."""
        return self.kind == Kind.NEW


def word_diff(before: str, after: str) -> tuple[Piece, ...]:
    """Return both texts as pieces in reading order.

    The pieces that are not NEW make up `before`, those that are not GONE make up `after`.
    """
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    if len(old) + len(new) > MOST_WORDS:
        return tuple(_pieces((Kind.GONE, before), (Kind.NEW, after)))
    found: list[Piece] = []
    for _tag, i, j, k, n in SequenceMatcher(None, old, new).get_opcodes():
        if old[i:j] == new[k:n]:
            found += _pieces((Kind.SAME, "".join(old[i:j])))
        else:
            found += _pieces((Kind.GONE, "".join(old[i:j])), (Kind.NEW, "".join(new[k:n])))
    return tuple(found)


def _pieces(*parts: tuple[Kind, str]) -> Iterator[Piece]:
    return (Piece(kind, text) for kind, text in parts if text)
