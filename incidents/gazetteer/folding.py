"""One key for all spellings of a name: Latin, Cyrillic and Armenian, with or without diacritics.

The key is a coarse sound skeleton for matching, never for showing. It keeps the order of the sounds
and the difference between three kinds of vowel, and forgets alphabet, case, diacritics, spaces,
hyphens, apostrophes, double letters and the choice between usual transliterations. What it merges
is tabulated in alphabets.py.

Known limits, left to aliases and trigrams: Russian г for h (Гадрут) and х for ղ (Тахер), French ch
for sh, Russian и for ü (Физули), d against t (Mardakert). fold_variants() covers the first three.

Scripts without a table of ours go through anyascii, a table-only library that gives every Unicode
character a Latin reading; nothing here raises on any str, lone surrogates and NUL included.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from anyascii import anyascii

from incidents.gazetteer.alphabets import (
    ARMENIAN,
    ARMENIAN_CLUSTERS,
    CLASS_LETTERS,
    CYRILLIC,
    CYRILLIC_CLUSTERS,
    LATIN,
    LATIN_CLUSTERS,
    LATIN_SPECIAL,
    LOOK_ALIKES,
    alphabet_of,
)

_APOSTROPHES = frozenset("'`´‘’‚‛ʹʻʼʽʾʿˈˊˋ՚՛՜՝՞՟′‵＇\"“”«»")
_UNSEEN_CATEGORIES = frozenset({"Mn", "Me", "Cc", "Cf", "Cn", "Co", "Cs"})
_WORD = re.compile(r"[^\W_]+")
_DOUBLE = re.compile(r"(.)\1+")
_TZ = re.compile("tz")
_GLIDE = re.compile(r"(?<![aiu])i(?=[au])")
_KEY_CHARACTERS = CLASS_LETTERS | frozenset("0123456789")
_VARIANTS = (
    (re.compile(r"\bг"), "х"),
    (re.compile(r"\bg(?!h)"), "h"),
    (re.compile("ch"), "sh"),
    (re.compile(r"\Bkh|\Bx"), "gh"),
    (re.compile(r"\Bх"), "г"),
)


def tidy(text: str) -> str:
    """The text as typed, freed of what nobody sees: for telling exact names from folded ones.

    Compatibility-normalised and case-folded; diacritics, apostrophes and invisible characters are
    dropped; everything between words is one space. Letters keep their alphabet and their sound, so
    ə stays ə and Хос stays Cyrillic.
    """
    return " ".join(_WORD.findall(_plain(text)))


def fold(text: str) -> str:
    """The key of a name: letters of CLASS_LETTERS and digits, no spaces; "" if nothing is left.

    Deterministic, total, and idempotent: fold(fold(x)) == fold(x).
    """
    return _settle("".join(_word_classes(word) for word in _WORD.findall(_plain(text))))


def fold_words(text: str) -> tuple[str, ...]:
    """The keys of the single words of a text, in order, words without a key left out."""
    keys = (_settle(_word_classes(word)) for word in _WORD.findall(_plain(text)))
    return tuple(key for key in keys if key)


def fold_variants(text: str) -> tuple[str, ...]:
    """The key of a name first, then keys of other readings of its ambiguous letters.

    Each reading is tried alone and all together: initial г or g as h, ch as sh, and х or kh inside
    a word as gh. At most seven keys, each once; empty for a text without a key.
    """
    plain = _plain(text)
    readings = [plain]
    everything = plain
    for pattern, replacement in _VARIANTS:
        readings.append(pattern.sub(replacement, plain))
        everything = pattern.sub(replacement, everything)
    readings.append(everything)
    return tuple(dict.fromkeys(key for key in map(fold, readings) if key))


def _plain(text: str) -> str:
    """Case-folded and decomposed, without marks, invisible characters and apostrophes.

    Dotless ı becomes i, because capital I may be either.
    """
    decomposed = unicodedata.normalize("NFKD", text)
    decomposed = unicodedata.normalize("NFKD", decomposed.casefold()).replace("ı", "i")
    return "".join(
        character
        for character in decomposed
        if character.isspace()
        or (
            character not in _APOSTROPHES
            and unicodedata.category(character) not in _UNSEEN_CATEGORIES
        )
    )


def _word_classes(word: str) -> str:
    """One plain word in class letters, before neighbours are merged."""
    word = _repair(word)
    for pattern, replacement in ARMENIAN_CLUSTERS + CYRILLIC_CLUSTERS:
        word = pattern.sub(replacement, word)
    latin = "".join(_latin(letter) for letter in word)
    for pattern, replacement in LATIN_CLUSTERS:
        latin = pattern.sub(replacement, latin)
    return "".join(LATIN.get(letter, letter) for letter in latin)


def _repair(word: str) -> str:
    """A word of mixed alphabets with look-alike letters put back into its main alphabet.

    The main alphabet is the one with the most letters that look like nothing in the others; then
    the one with the most letters. Letters without a look-alike stay as they are.
    """
    alphabets = [alphabet_of(letter) for letter in word]
    counts = Counter(alphabet for alphabet in alphabets if alphabet)
    if len(counts) < 2:
        return word
    certain = Counter(
        alphabet
        for letter, alphabet in zip(word, alphabets, strict=True)
        if alphabet
        and not any(
            letter in LOOK_ALIKES.get((alphabet, other), {})
            for other in counts
            if other != alphabet
        )
    )
    main = max(sorted(counts), key=lambda name: (certain[name], counts[name]))
    return "".join(
        LOOK_ALIKES.get((alphabet, main), {}).get(letter, letter) if alphabet else letter
        for letter, alphabet in zip(word, alphabets, strict=True)
    )


def _latin(letter: str) -> str:
    """One letter of any script in lower-case ASCII letters and digits; "" if it has no sound."""
    for table in (ARMENIAN, CYRILLIC, LATIN_SPECIAL):
        if letter in table:
            return table[letter]
    if letter.isascii():
        return letter
    return "".join(c for c in anyascii(letter).lower() if c.isalnum())


def _settle(classes: str) -> str:
    """Neighbours merged: double letters once, tz as ts, no i between a consonant and a vowel.

    Works on the joined key, so that a key folds to itself.
    """
    kept = "".join(letter for letter in classes if letter in _KEY_CHARACTERS)
    single = _DOUBLE.sub(r"\1", _TZ.sub("ts", _DOUBLE.sub(r"\1", kept)))
    return _GLIDE.sub("", single)
