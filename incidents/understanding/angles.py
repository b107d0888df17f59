"""Finding two angles in a text: numbers with the signs, letters and words that go with them.

The value of degrees, minutes and seconds is worked out by geopy.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from geopy.point import Point

_ITEM: Final = (
    r"(?P<between>(?<=[0-9])-(?=[0-9]))"
    r"|(?P<sign>[+-](?=\s?[0-9]))"
    r"|(?P<degree>°|o(?![^\W\d_])|degrees?|deg|d(?![^\W\d_])|градус\w*|град\.?)"
    r"|(?P<second>''|′′|\"|″|seconds?|sec|сек\w*\.?|s(?=[\s,;]*[nsew](?![^\W\d_]))(?<=[0-9]s))"
    r"|(?P<minute>'|′|minutes?|min|мин\w*\.?|m(?![^\W\d_]))"
    r"|(?P<lat>latitude|lat(?![^\W\d_])\.?|широта|enlik|լայնություն)"
    r"|(?P<lon>longitude|long?(?![^\W\d_])\.?|lng|долгота|uzunluq|երկայնություն)"
    r"|(?P<north>north|n|с\.?\s?ш\.?|сев\w*\.?)"
    r"|(?P<south>south|s|ю\.?\s?ш\.?|юж\w*\.?)"
    r"|(?P<east>east|e|в\.?\s?д\.?|вост\w*\.?)"
    r"|(?P<west>west|w|з\.?\s?д\.?|зап\w*\.?)"
    r"|(?P<split>[,;/|])"
    r"|(?P<skip>[\s:=()\[\]])"
)
_DOTS: Final = re.compile(rf"(?P<number>[0-9]+(?:\.[0-9]*)?)|{_ITEM}")
_COMMAS: Final = re.compile(rf"(?P<number>[0-9]+(?:[.,][0-9]+)?)|{_ITEM}")

_DOTTED: Final = re.compile(r"[0-9]\.[0-9]")

_DIRECTIONS: Final = {"north": "N", "south": "S", "east": "E", "west": "W"}
_AXES: Final = {"N": "lat", "S": "lat", "E": "lon", "W": "lon"}
_LONGEST_NUMBER = 20


@dataclass(frozen=True, slots=True)
class Angle:
    """An angle in degrees.

    `axis` is "lat" or "lon" where a letter or word tells, else empty; `unit` is the size, in
    degrees, of one step of its last digit; `is_decimal` that it has neither minutes nor seconds.
    """

    degrees: float
    axis: str
    unit: float
    is_decimal: bool


@dataclass(slots=True)
class _Group:
    """The pieces of one angle as they are found."""

    numbers: list[str]
    negative: bool = False
    direction: str = ""
    axis: str = ""


def find_angles(phrase: str) -> tuple[Angle, Angle] | None:
    """The two angles of a plain text, in its order; None where there are not just two.

    Where no number has a dot, a comma is read as the mark of decimals first, then as the mark
    between two angles.
    """
    for pattern in (_DOTS, _COMMAS) if _DOTTED.search(phrase) else (_COMMAS, _DOTS):
        items = _items(phrase, pattern)
        groups = _groups(items) if items else None
        angles = [_angle(group) for group in groups] if groups else []
        if len(angles) == 2 and angles[0] and angles[1]:
            return angles[0], angles[1]
    return None


def _items(phrase: str, pattern: re.Pattern[str]) -> list[tuple[str, str]] | None:
    """The pieces as (kind, text); None where something else stands between them."""
    found: list[tuple[str, str]] = []
    at = 0
    while at < len(phrase):
        match = pattern.match(phrase, at)
        if match is None or match.lastgroup is None:
            return None
        if match.lastgroup not in {"skip", "between"}:
            found.append((match.lastgroup, match[0]))
        at = match.end()
    return found


def _groups(items: list[tuple[str, str]]) -> list[_Group] | None:
    """The pieces sorted into two angles; None where they do not make two."""
    numbers = sum(kind == "number" for kind, _text in items)
    if not 2 <= numbers <= 6:
        return None
    starts = _starts(items, numbers)
    if starts is None:
        return None
    groups = [_Group([]), _Group([])]
    leading = _leads(items)
    seen = 0
    for kind, text in items:
        # A letter before its number belongs to the angle that is about to begin.
        before = (kind == "sign") or (leading and kind in {*_DIRECTIONS, "lat", "lon"})
        at = int(seen + before > starts) if before else int(seen > starts)
        if kind == "number":
            seen += 1
            at = int(seen > starts)
            groups[at].numbers.append(text.replace(",", "."))
        elif not _put(groups[at], kind, text):
            return None
    return groups


def _starts(items: list[tuple[str, str]], numbers: int) -> int | None:
    """How many numbers the first angle has."""
    marked = [
        sum(kind == "number" for kind, _text in items[:at])
        for at, (kind, _text) in enumerate(items)
        if kind == "degree"
    ]
    if len(marked) == 2:
        return marked[1] - 1 if marked[0] == 1 else None
    directed = [
        sum(kind == "number" for kind, _text in items[:at])
        for at, (kind, _text) in enumerate(items)
        if kind in _DIRECTIONS
    ]
    if len(directed) == 2:
        return directed[1] if directed[0] == 0 else directed[0]
    split = [
        sum(kind == "number" for kind, _text in items[:at])
        for at, (kind, _text) in enumerate(items)
        if kind == "split"
    ]
    inner = [at for at in split if 0 < at < numbers]
    if len(inner) == 1:
        return inner[0]
    return numbers // 2 if numbers % 2 == 0 else None


def _leads(items: list[tuple[str, str]]) -> bool:
    """Whether letters and words stand before their numbers."""
    kinds = [kind for kind, _text in items]
    letters = [at for at, kind in enumerate(kinds) if kind in {*_DIRECTIONS, "lat", "lon"}]
    return bool(letters) and letters[0] < kinds.index("number")


def _put(group: _Group, kind: str, text: str) -> bool:
    """Put a piece into its angle; False where it contradicts what is there."""
    if kind in _DIRECTIONS:
        if group.direction:
            return False
        group.direction = _DIRECTIONS[kind]
    elif kind in {"lat", "lon"}:
        if group.axis:
            return False
        group.axis = kind
    elif kind == "sign":
        if group.negative or group.numbers:
            return False
        group.negative = text == "-"
    return True


def _angle(group: _Group) -> Angle | None:
    """The angle of its pieces; None where they make none."""
    numbers = group.numbers
    if not 1 <= len(numbers) <= 3 or any(len(number) > _LONGEST_NUMBER for number in numbers):
        return None
    if any("." in number for number in numbers[:-1]):
        return None
    if float(numbers[0]) > 180 or any(float(number) >= 60 for number in numbers[1:]):
        return None
    axis = group.axis or _AXES.get(group.direction, "")
    if group.direction and (_AXES[group.direction] != axis or group.negative):
        return None
    degrees = float(
        Point.parse_degrees(*numbers, *["0"] * (3 - len(numbers)), group.direction or None)
    )
    decimals = len(numbers[-1].partition(".")[2])
    unit = 10.0**-decimals / 60 ** (len(numbers) - 1)
    return Angle(-degrees if group.negative else degrees, axis, unit, is_decimal=len(numbers) == 1)
