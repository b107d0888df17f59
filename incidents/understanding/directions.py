"""Distances and directions in a phrase about a place: "about 5 km north-west of Hadrut".

Read in English, Russian, Azerbaijani and Armenian, in any order of the words. What is left over is
the name of the place, in whatever grammatical form it stands.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _

from incidents.understanding.plain import plain

METRES_PER_MILE: Final = 1609.344

_NUMBER = r"[0-9]{1,4}(?:[.,][0-9]{1,3})?"
_DISTANCE: Final = re.compile(
    rf"(?<![^\W_])(?P<from>{_NUMBER})(?:\s?-\s?(?P<to>{_NUMBER}))?\s?-?"
    r"(?:(?P<km>km|kilomet\w*|км|километр\w*|կմ|կիլոմետր\w*)"
    r"|(?P<mile>miles?|mi|мил[яьией]+|mil|մղոն\w*)"
    r"|(?P<m>m|met(?:re|er)s?|м|метр\w*|metr\w*|մ|մետր\w*))(?:-?(?:lik|lıq|də|ի))?(?![^\W_])"
)
_DEGREES: Final = re.compile(
    r"(?:(?:bearing|azimuth|азимут\w*|azimut\w*)(?:\s(?:of|is))?\s)"
    r"(?P<bearing>[0-9]{1,3}(?:[.,][0-9]+)?)(?:\s?°|\sdegrees?|\sградус\w*)?(?![^\W_])"
    r"|(?<![^\W_])(?P<degrees>[0-9]{1,3}(?:[.,][0-9]+)?)\s?"
    r"(?:°|deg(?:rees?)?(?![^\W_])|градус\w*|dərəcə\w*|աստիճան\w*)"
)

_NORTH, _SOUTH = (
    r"north(?:ern)?|север\w*|şimal\w*|հյուսիս\w*",
    r"south(?:ern)?|юж\w*|юг\w*|cənub\w*|հարավ\w*",
)
_EAST = r"east(?:ern)?|вост\w+|şərq\w*|արեւելք\w*|արեւելյան|արեւելքում"
_WEST = r"west(?:ern)?|запад\w*|qərb\w*|արեւմուտք\w*|արեւմտյան"
_FIRST_N, _FIRST_S = r"north|северо|şimal|հյուսիս", r"south|юго|cənub|հարավ"
_COMPASS: Final = re.compile(
    rf"(?<![^\W_])(?:(?:(?P<n2>{_FIRST_N})|(?P<s2>{_FIRST_S}))[\s-]?(?:(?P<e2>{_EAST})|(?P<w2>{_WEST}))"
    rf"|(?P<n1>{_NORTH})|(?P<s1>{_SOUTH})|(?P<e1>{_EAST})|(?P<w1>{_WEST})"
    r"|(?P<short>nnw|nne|ene|ese|sse|ssw|wsw|wnw|n-?w|n-?e|s-?w|s-?e|с-?з|с-?в|ю-?з|ю-?в"
    r"|[nsew](?=\sof(?![^\W_]))))(?![^\W_])"
)
_BEARINGS: Final = {
    "n": 0.0, "nne": 22.5, "ne": 45.0, "ene": 67.5, "e": 90.0, "ese": 112.5, "se": 135.0,
    "sse": 157.5, "s": 180.0, "ssw": 202.5, "sw": 225.0, "wsw": 247.5, "w": 270.0, "wnw": 292.5,
    "nw": 315.0, "nnw": 337.5, "сз": 315.0, "св": 45.0, "юз": 225.0, "юв": 135.0,
}  # fmt: skip

_NEAR: Final = re.compile(
    r"(?<![^\W_])(?:near|nearby|close to|outside|(?:in )?the (?:vicinity|outskirts|area) of|around"
    r"|недалеко от|неподалёку от|неподалеку от|рядом с|вблизи|близ|возле|около"
    r"|в окрестностях|окрестности|на подступах к"
    r"|yaxınlığınd\w+|yaxınlığı|ətrafınd\w+|ətrafı"
    r"|մերձակայք\w*|մոտակայք\w*|շրջակայք\w*|մոտ)(?![^\W_])"
)
_FILLING: Final = re.compile(
    r"(?<![^\W_])(?:about|around|approximately|approx|roughly|some|circa|ca|of|from|away|at|in|to"
    r"|towards?|the|a|direction|distance|point|located|off|forests?|woods?|side"
    r"|лес|лесу|лесах|лесном|массиве|meşə|meşədə|meşəsində|անտառ|անտառում|անտառներում"
    r"|в|на|к|от|из|с|со|до|около|примерно|приблизительно|расстоянии|направлении|сторону|стороне"
    r"|təxminən|təqribən|məsafədə|məsafəsində|aralıda|aralı|istiqamətində|istiqamətdə|tərəfində"
    r"|tərəfdə|uzaqlıqda"
    r"|մոտ|մոտավորապես|դեպի|հեռավորության|հեռավորությամբ|վրա|հեռու|ուղղությամբ|շուրջ)(?![^\W_])"
)


@dataclass(frozen=True, slots=True)
class Relative:
    """A place told by another one.

    `name` is the other place; `metres` the distance with `spread_m` as half its range, None where
    none is given; `bearing` in degrees from north, None where no direction is given; `near` tells
    of a word such as "near".
    """

    name: str
    metres: float | None
    spread_m: float
    bearing: float | None
    near: bool


def relative_place(text: str) -> Relative | None:
    """Take a phrase apart; None where it has no distance, direction or word for "near".

    Total. Distances of zero and bearings over 360 count as not given.
    """
    phrase = plain(text)
    metres, spread, phrase = _distance(phrase)
    bearing, phrase = _direction(phrase)
    near = metres is None and bearing is None and _NEAR.search(phrase) is not None
    if metres is None and bearing is None and not near:
        return None
    if near:
        phrase = _NEAR.sub(" ", phrase)
    name = " ".join(_FILLING.sub(" ", phrase).split()).strip(" ,.;:-()")
    return Relative(name, metres, spread, bearing, near) if name else None


def direction_words(bearing: float) -> str:
    """A bearing in words: one of eight directions, or degrees."""
    names = {
        0: _("north"), 45: _("north-east"), 90: _("east"), 135: _("south-east"),
        180: _("south"), 225: _("south-west"), 270: _("west"), 315: _("north-west"),
    }  # fmt: skip
    if bearing in names:
        return names[int(bearing)]
    return _("at %(degrees)s°") % {"degrees": f"{bearing:g}"}


def _distance(phrase: str) -> tuple[float | None, float, str]:
    """The distance in metres, half of its range, and the phrase without it."""
    match = _DISTANCE.search(phrase)
    if match is None:
        return None, 0, phrase
    unit = 1000 if match["km"] else METRES_PER_MILE if match["mile"] else 1
    low = _float(match["from"])
    high = _float(match["to"]) if match["to"] else low
    rest = f"{phrase[: match.start()]} {phrase[match.end() :]}"
    metres = (low + high) / 2 * unit
    return (metres or None), abs(high - low) / 2 * unit, rest


def _direction(phrase: str) -> tuple[float | None, str]:
    """The bearing in degrees, and the phrase without it."""
    degrees = _DEGREES.search(phrase)
    match = degrees or _COMPASS.search(phrase)
    if match is None:
        return None, phrase
    rest = f"{phrase[: match.start()]} {phrase[match.end() :]}"
    if degrees is not None:
        bearing = _float(degrees["bearing"] or degrees["degrees"])
        return (bearing % 360 if bearing <= 360 else None), rest
    return _compass(match), rest


def _compass(match: re.Match[str]) -> float:
    if match["short"]:
        return _BEARINGS[match["short"].replace("-", "")]
    letters = "".join(key[0] for key, value in match.groupdict().items() if value)
    return _BEARINGS[letters]


def _float(number: str) -> float:
    return float(number.replace(",", "."))
