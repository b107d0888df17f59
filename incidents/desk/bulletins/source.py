"""The statement a bulletin is taken from, read as the desk reads the head of a draft."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from incidents.desk.reading import read
from incidents.desk.vocabulary import look_up
from incidents.understanding.languages import guess_language

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from incidents.desk.reading import ReadSheet

PATHS: Final = {
    "actor": "statement.actor",
    "issued": "statement.issued",
    "language": "statement.language",
    "verbatim": "statement.verbatim",
    "address": "publications.p1.url",
}
"""Field of the form → path of a draft, by which lengths are limited and problems named."""


def read_source(typed: Mapping[str, str], today: dt.date) -> ReadSheet:
    """Return who said it, when, in which language and where it was read, with what is wrong.

    A language that is not given is guessed from the words.
    """
    content = {PATHS[name]: text for name, text in typed.items() if name in PATHS}
    if not content.get("statement.language", "").strip():
        guessed = guess_language(content.get("statement.verbatim", ""))
        content["statement.language"] = guessed.value if guessed else ""
    content["publications"] = "p1"
    return read(content, today=today, vocabulary=look_up(content))
