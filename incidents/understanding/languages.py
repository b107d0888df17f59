"""Guessing the language of a pasted text.

py3langid knows all languages of statements we keep. It compares only those, and it is asked how
sure it is; what is written in Armenian letters is Armenian without asking.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from incidents.enums import Language

SHORTEST: Final = 20
"""A text with fewer letters is not guessed at."""

SUREST: Final = 0.9
"""How sure the guess is at least, of 1."""

_LONGEST: Final = 5_000
_GUESSED: Final = tuple(language for language in Language if language != Language.OTHER)
_ARMENIAN_LETTER = re.compile(r"[\u0531-\u0587]")
_LETTER = re.compile(r"[^\W\d_]")
_ADDRESS = re.compile(r"https?://\S+|www\.\S+|\S+@\S+")


def guess_language(text: str) -> Language | None:
    """Return the language of a text; None for a short one, and where the guess is not sure.

    Reads the first 5,000 characters, without addresses of pages. Never raises for any text.
    """
    read = _ADDRESS.sub(" ", text[:_LONGEST])
    letters = len(_LETTER.findall(read))
    if letters < SHORTEST:
        return None
    if len(_ARMENIAN_LETTER.findall(read)) * 2 > letters:
        return Language.ARMENIAN
    code, sureness = _identifier().classify(read.encode("utf-8", "ignore").decode())
    return Language(code) if sureness >= SUREST else None


@lru_cache(maxsize=1)
def _identifier() -> LanguageIdentifier:
    """The model, read once: it takes half a second."""
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages([str(language.value) for language in _GUESSED])
    return identifier
