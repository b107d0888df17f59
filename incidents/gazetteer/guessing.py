"""Which language a name is in, told by its letters, where its source does not say.

A name is guessed only where letters decide: Armenian script is Armenian; Cyrillic with Russian
letters alone is Russian; Latin with letters that Azerbaijani has and English has not is
Azerbaijani. Other names of plain Latin letters are of no known language.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher

from incidents.enums import Language, NameKind, Script, Side
from incidents.gazetteer.entries import LONGEST_NAME
from incidents.gazetteer.folding import fold
from incidents.gazetteer.table import NameRow, script_of

USERS = {Language.ARMENIAN: Side.ARMENIA, Language.AZERBAIJANI: Side.AZERBAIJAN}
"""Which side's language a name is in, and so whose name it is."""

_ARMENIAN = re.compile(r"[\u0531-\u0556\u0561-\u0587' ’-]+")
_RUSSIAN = re.compile(r"[А-ЯЁ][А-Яа-яЁё' -]*")
_AZERBAIJANI = re.compile(r"[A-ZƏÇĞİÖŞÜ][A-Za-zƏəÇçĞğIıİiÖöŞşÜü' -]*")
_TELLING = re.compile("[ƏəĞğıİŞş]")
_ALIKE = 0.8
_PLAIN = re.compile(r"[A-Z][A-Za-z' -]*[a-z][A-Za-z' -]*")


def guess_language(name: str) -> Language | None:
    """The language of a name by its letters: OTHER for plain Latin ones, None if none of ours."""
    if "  " in name or len(name) > LONGEST_NAME:
        return None
    if _ARMENIAN.fullmatch(name):
        return Language.ARMENIAN
    if _RUSSIAN.fullmatch(name):
        return Language.RUSSIAN
    if _AZERBAIJANI.fullmatch(name) and _TELLING.search(name):
        return Language.AZERBAIJANI
    return Language.OTHER if _PLAIN.fullmatch(name) else None


def named(name: str, language: Language, kind: NameKind) -> NameRow:
    """A name in a language, used by the side whose language it is."""
    return NameRow(name, language, script_of(name), kind, USERS.get(language))


def guessed_names(name: str, others: Iterable[str]) -> Iterator[NameRow]:
    """The usual name of a place and its other spellings whose language can be told.

    Of spellings in one script with one search key only the first is taken.
    """
    main = named(name, guess_language(name) or Language.OTHER, NameKind.COMMON)
    seen = {(fold(name), main.script), ("", main.script)}
    yield main
    for other in others:
        language = guess_language(other)
        if language is None:
            continue
        row = named(other, language, NameKind.ALIAS)
        if (fold(other), row.script) not in seen:
            seen.add((fold(other), row.script))
            yield row


def label_of(name: str, names: Sequence[NameRow]) -> str:
    """The heading of a place that both sides have a name for: both where they sound different.

    The Armenian name stands first, as the sides do, and in Latin letters where it is known so.
    """
    armenian = [
        row for row in names if row.language == Language.ARMENIAN and row.kind != NameKind.FORMER
    ]
    if not armenian or any(_sounds_alike(row.name, name) for row in armenian):
        return name
    first = min(armenian, key=lambda row: row.script != Script.LATIN)
    return f"{first.name} / {name}"[:LONGEST_NAME]


def _sounds_alike(one: str, other: str) -> bool:
    """Whether two names are one name written by two languages rather than two names."""
    return SequenceMatcher(a=fold(one), b=fold(other)).ratio() >= _ALIKE
