"""The two ways a text can be answered: it was understood, or it was not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Understood(Generic[T]):
    """What a text means.

    `words` says it back to whoever typed it: "12 December 2020, exact date". `warning` is a
    question that may be answered with a reason, `code` names it for answers that are kept, and
    `offer` is a text to put in place of what was typed ("39.52, 47.03"). All empty but `words`
    where nothing is odd.
    """

    value: T
    words: str
    warning: str = ""
    code: str = ""
    offer: str = ""


class NotUnderstood(ValueError):
    """A text means nothing here. The message is the sentence for the field.

    `code` is a stable word for the kind of fault, `offer` a text to put instead, or empty.
    """

    def __init__(self, message: str, *, code: str, offer: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.offer = offer
