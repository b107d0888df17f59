"""Guessing the language of a pasted text with py3langid, among the languages we know."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from incidents.enums import Language

SHORTEST: Final = 20
"""Texts with fewer letters are not guessed at."""

SUREST_ENOUGH: Final = 0.9
_LONGEST = 5_000
_LETTERS = re.compile(r"[^\W\d_]")
_ADDRESS = re.compile(r"https?://\S+|www\.\S+|\S+@\S+")
_KNOWN: Final = tuple(language for language in Language if language != Language.OTHER)


def guess_language(text: str) -> Language | None:
    """Return the language of a text; None where it is short or the guess is unsure. Total.

    Addresses in it do not count, and of a long text only the beginning does. A language that is
    not among ours is taken for the nearest of them or for none, so the answer is a proposal.
    """
    sample = _ADDRESS.sub(" ", text[:_LONGEST]).encode("utf-8", "ignore").decode()
    letters = len(_LETTERS.findall(sample))
    if letters < SHORTEST:
        return None
    code, probability = _identifier().classify(sample)
    if probability < SUREST_ENOUGH or code not in Language.values:
        return None
    return Language(code)


@cache
def _identifier() -> LanguageIdentifier:
    """The model, read once for a process (about a second)."""
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(list(_KNOWN))
    return identifier
