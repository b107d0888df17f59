"""The words of days in English, Russian, Azerbaijani and Armenian, folded for looking up.

Names of months come from dateparser; here stand the forms it misses (cases, suffixed numbers) and
the words around a day: parts of the day, weeks, thirds of a month, connectors.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache
from typing import Final

from dateparser.languages.loader import default_loader

from incidents.understanding.plain import plain

LANGUAGES: Final = ("en", "ru", "az", "hy")
"""The languages days are read in, as dateparser calls them."""

MONTH_KEYS: Final = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)

_CASE_ENDINGS: Final = {
    "en": (),
    "ru": ("ь", "я", "е", "ю", "ем", "ём", "а", "ом", "у"),
    "az": (
        *("ın", "in", "un", "ün", "ı", "i", "u", "ü", "a", "ə", "nın", "nin"),
        *("da", "də", "dan", "dən", "ında", "ində", "unda", "ündə"),
    ),
    "hy": ("ի", "ին", "ից", "ում", "ը", "ն", "իս", "ով", "ի", "յան"),
}
_SHORTEST_INFLECTED = 3
_ABBREVIATED = 3


class Word(StrEnum):
    """What a word that is no month does in a phrase about days."""

    FILL = "fill"  # says nothing by itself: "on", "года"
    ABOUT = "about"
    JOIN = "join"  # and, or
    TO = "to"  # until, up to
    FROM = "from"
    SINCE = "since"
    OPEN = "open"  # after, before
    THIS = "this"  # "this morning": of the day of the statement
    ON_NIGHT = "on_night"  # Russian "на": from the day before, after "night"
    WEEK = "week"
    EARLY = "early"
    MID = "mid"
    LATE = "late"
    FIRST_HALF = "first_half"
    SECOND_HALF = "second_half"
    MORNING = "morning"
    NOON = "noon"
    AFTERNOON = "afternoon"
    EVENING = "evening"
    NIGHT = "night"
    SMALL_HOURS = "small_hours"  # of the day that is named, not of the next one
    LAST_NIGHT = "last_night"


_WORDS: Final = {
    Word.FILL: (
        "the of on in at during between day days' date dated hours hrs hour o'clock time local"
        " part month year baku yerevan both sometime some"
        " в во начиная числа число часов часа час ч время времени местному местное между года год"
        " году г гг ереванскому бакинскому месяца дня"
        " ci cı cu cü il ili ilin ildə ilində ayın ayının günü saat saatda arasında arası tarixində"
        " yerli vaxtla keçən"
        " թ թվական թվականի թվականին թվականից տարի տարվա տարում ամսի ժամ ժամը ժամին միջև օրը լույս"
        " տեղական ժամանակով"
    ),
    Word.ABOUT: (
        "about around approximately approx circa ca roughly"
        " примерно около приблизительно ориентировочно"
        " təxminən təqribən radələrində մոտ մոտավորապես շուրջ սահմաններում"
    ),
    Word.JOIN: "and or и или либо və ya yaxud ilə և եւ կամ",
    Word.TO: "to until till through thru до по dək qədər kimi մինչեւ մինչև",
    Word.FROM: "from с со от",
    Word.SINCE: "since etibarən bəri վեր",
    Word.OPEN: "after before после позже раньше sonra əvvəl հետո առաջ",
    Word.THIS: "this",
    Word.ON_NIGHT: "на",
    Word.WEEK: (
        "week неделя неделе неделю недели həftə həftəsi həftəsində həftədə"
        " շաբաթ շաբաթը շաբաթվա շաբաթում"
    ),
    Word.EARLY: (
        "early beginning начало начале əvvəli əvvəlində əvvəlləri əvvəllərində"
        " սկիզբ սկիզբը սկզբին սկզբի"
    ),
    Word.MID: (
        "mid middle середина середине ortası ortaları ortasında ortalarında"
        " կեսեր կեսերը կեսերին կեսերի"
    ),
    Word.LATE: (
        "late end конец конце sonu sonunda sonları sonlarında axırı axırında"
        " վերջ վերջը վերջին վերջերին վերջերի"
    ),
    Word.MORNING: (
        "morning dawn утро утром утра рассвете səhər səhəri sübh առավոտ առավոտը առավոտյան"
        " լուսաբացին"
    ),
    Word.NOON: "noon midday полдень günorta կեսօր կեսօրին",
    Word.AFTERNOON: "afternoon днем днём",
    Word.EVENING: "evening вечер вечером вечера axşam axşamı axşamüstü երեկո երեկոյան",
    Word.NIGHT: ("night overnight ночь gecə gecəsi gecədən gecənin գիշեր գիշերը գիշերվա"),
    Word.SMALL_HOURS: "midnight ночи ночью полночь полуночи gecəyarısı կեսգիշեր կեսգիշերին",
}
_PHRASES: Final = (
    (r"после (?:обеда|полудня)|günortadan sonra|կեսօրից հետո", Word.AFTERNOON),
    (r"last night|(?:прошлой|минувшей|нынешней) ночью|ötən gecə|keçən gecə|անցած գիշեր",
     Word.LAST_NIGHT),
    (r"first half|перв(?:ая|ой|ую) половин[аеу]|birinci yarısı(?:nda)?|առաջին կես(?:ը|ին)?",
     Word.FIRST_HALF),
    (r"second half|втор(?:ая|ой|ую) половин[аеу]|ikinci yarısı(?:nda)?|երկրորդ կես(?:ը|ին)?",
     Word.SECOND_HALF),
    (r"at the start|the start", Word.EARLY),
    (r"up to", Word.TO),
    (r"по (?:местному|ереванскому|бакинскому) времени", Word.FILL),
)  # fmt: skip
PHRASES: Final = tuple((re.compile(rf"\b(?:{text})\b"), kind) for text, kind in _PHRASES)
"""Several words that do what one word does elsewhere, looked for before single words."""

PARTS: Final = {
    Word.MORNING: (4, 12),
    Word.NOON: (11, 14),
    Word.AFTERNOON: (12, 18),
    Word.EVENING: (17, 24),
    Word.NIGHT: (20, 30),
    Word.SMALL_HOURS: (20, 30),
}
"""Hours a part of the day may mean; 24 and more are hours of the next day."""

_INNER_DASH = re.compile(r"(?<=[0-9])-(?=[^\W\d_])|(?<=[^\W\d_])-(?=[0-9]{4})")
"""Dashes within one day: "12-Dec-2020", "12-го"."""


def day_phrase(text: str) -> str:
    """A text as its days are looked up: plain, and no dash within one day."""
    return " ".join(_INNER_DASH.sub(" ", plain(text)).split())


def kind_of(word: str) -> Word | None:
    """What a plain word does; None for one that is not in the lists."""
    return _look_up().get(word)


def month_of(word: str) -> int | None:
    """The month a plain word names in one of LANGUAGES, in any case form; None for no month."""
    exact, stems = _months()
    if word in exact:
        return exact[word]
    for stem, (month, endings) in stems.items():
        if word.startswith(stem) and word[len(stem) :] in endings:
            return month
    return None


@cache
def _look_up() -> dict[str, Word]:
    return {plain(word): kind for kind, words in _WORDS.items() for word in words.split()}


@cache
def _months() -> tuple[dict[str, int], dict[str, tuple[int, frozenset[str]]]]:
    """Names of months as dateparser knows them, and the stems that take endings."""
    exact: dict[str, int] = {"мае": 5, "маем": 5, "маю": 5}
    stems: dict[str, tuple[int, frozenset[str]]] = {}
    for language in LANGUAGES:
        info = default_loader.get_locale(language).info
        endings = frozenset(_CASE_ENDINGS[language])
        for number, key in enumerate(MONTH_KEYS, start=1):
            names = [plain(name) for name in info[key]]
            longest = max(map(len, names))
            for name in names:
                exact[name] = number
                if endings and len(name) >= min(longest, _ABBREVIATED + 1):
                    stem = name[:-1] if language == "ru" and name[-1] in "ьяйа" else name
                    if len(stem) >= _SHORTEST_INFLECTED:
                        stems[stem] = (number, endings)
    return exact, stems
