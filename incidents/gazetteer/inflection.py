"""Other ways to read a name as it stands in a sentence: without its generic word, without endings.

Statements write "in Hadrut Province", "Xocavənd rayonunun Sur kəndində", "в Гадрутском районе",
"Խծաբերդի". This module lists the forms such a phrase may stand for, most careful first. It is a
fallback for search: it proposes, the table decides, so proposing a form that names nothing is
harmless. It knows the endings that place names take in statements, not the grammars.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from incidents.enums import PlaceKind
from incidents.gazetteer.alphabets import alphabet_of


class Reading(NamedTuple):
    """A form to look up, and the kind of place its generic word named, if there was one."""

    text: str
    kind: PlaceKind | None


_SHORTEST_STEM = 3
_WORD = re.compile(r"[^\s,;()\[\]«»\"“”]+")

_GENERIC: tuple[tuple[re.Pattern[str], PlaceKind | None], ...] = (
    (
        re.compile(
            r"(?i:villages?|kənd(?:i|lər|ləri)?n?(?:də|dən|in|ə)?|kendi(?:nde|nden|nin)?"
            r"|сел[оаеу]|сёла|селом|дерев(?:ня|ни|не|ню|ней)"
            r"|գյուղ(?:ը|ի|ում|ից|եր|երի)?|գիւղ(?:ը|ի|ում|ից)?)"
        ),
        PlaceKind.VILLAGE,
    ),
    (
        re.compile(
            r"(?i:towns?|settlements?|qəsəbə(?:si)?n?(?:də|dən|in|ə)?"
            r"|пос[её]л(?:ок|ка|ке|ку|ком)|ավան(?:ը|ի|ում|ից)?)"
        ),
        PlaceKind.TOWN,
    ),
    (
        re.compile(
            r"(?i:city|cities|ville|şəhər(?:i)?n?(?:də|dən|in|ə)?|город(?:а|е|у|ом)?"
            r"|քաղաք(?:ը|ի|ում|ից)?)"
        ),
        PlaceKind.CITY,
    ),
    (
        re.compile(
            r"(?i:districts?|regions?|région|provinces?|rayons?|raions?"
            r"|rayonu?n?(?:un|da|dan|a)?|район(?:а|е|у|ом)?|област(?:ь|и|ью)|провинци[яию]"
            r"|շրջան(?:ը|ի|ում|ից)?|մարզ(?:ը|ի|ում|ից)?)"
        ),
        PlaceKind.DISTRICT,
    ),
    (
        re.compile(
            r"(?i:the|of|in|near|at|from|area|de|du|la|le|dans|в|во|из|у|под|близ|около|с"
            r"|окрестност(?:и|ях|ей)|населенн\w+|населённ\w+|пункт\w*"
            r"|ərazisi(?:ndə|nin|ndən)?|yaxınlığı(?:nda)?|բնակավայր\w*|համայնք\w*)"
        ),
        None,
    ),
)

_ENDINGS: dict[str, tuple[str, ...]] = {
    "armenian": (
        "ներից",
        "ներում",
        "ներին",
        "ներով",
        "ում",
        "ից",
        "ով",
        "ին",
        "ի",
        "ն",
        "ը",
        "ներ",
    ),
    "cyrillic": (
        "ами",
        "ях",
        "ах",
        "ом",
        "ой",
        "ем",
        "ей",
        "ью",
        "е",
        "а",
        "у",
        "ы",
        "и",
        "я",
        "ю",
    ),
    "latin": (
        *("dan", "dən", "den", "da", "də", "de", "ndan", "ndən", "nda", "ndə"),
        *("nın", "nin", "nun", "nün", "ın", "in", "un", "ün", "’s", "'s"),
        *("ya", "yə", "na", "nə", "nı", "ni", "nu", "nü", "a", "ə"),
    ),
}
"""Endings by alphabet, in the order they are tried. The Latin ones are Azerbaijani."""

_ADJECTIVE = re.compile(r"ск(?:ий|ого|ому|им|ом|ая|ой|ую|ое|ие|их|ими)$", re.IGNORECASE)


def readings(text: str) -> tuple[Reading, ...]:
    """What a phrase may name, most careful reading first, each form once; at most twelve.

    First the phrase as it is, then without generic words, then with endings taken off its last
    word; a Russian adjective gives the noun it may come from. No reading is empty.
    """
    words = _WORD.findall(text)
    name: list[str] = []
    kind: PlaceKind | None = None
    for word in words:
        generic = next((entry for entry in _GENERIC if entry[0].fullmatch(word)), None)
        if generic is None:
            name.append(word)
        else:
            kind = generic[1] or kind
    forms = [" ".join(words), " ".join(name)]
    if name:
        *first, last = name
        forms += [" ".join([*first, stem]) for stem in _stems(last)]
    return tuple(Reading(form, kind) for form in dict.fromkeys(forms) if form)[:12]


def _stems(word: str) -> list[str]:
    """The word's possible basic forms, at least three letters long, most careful first."""
    alphabet = next((name for name in map(alphabet_of, word.casefold()) if name), None)
    adjective = _ADJECTIVE.search(word)
    if adjective:
        stems = _nouns(word[: adjective.start()])
    else:
        stems = _without_endings(word, _ENDINGS.get(alphabet or "", ()))
        if alphabet == "cyrillic":
            stems += [stem + vowel for stem in stems for vowel in ("а", "и")]
    return [stem for stem in stems if len(stem) >= _SHORTEST_STEM]


def _nouns(stem: str) -> list[str]:
    """Names a Russian adjective stem may come from: Гадрут, Физулин- Физули, Шушин- Шуша."""
    nouns = [stem]
    if stem.endswith("н"):
        nouns.append(stem[:-1])
    if stem.endswith("ин"):
        nouns += [stem[:-2], stem[:-2] + "а", stem[:-2] + "ы"]
    return nouns


def _without_endings(word: str, endings: tuple[str, ...]) -> list[str]:
    """The word with each of the endings that it has taken off."""
    return [word[: -len(ending)] for ending in endings if word.casefold().endswith(ending)]
