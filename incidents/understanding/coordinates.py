"""Coordinates as people paste them: decimal degrees, degrees with minutes and seconds, MGRS.

geopy turns degrees, minutes and seconds into a number, the mgrs library reads grid references; here
only the pieces are found and put in order. A point is a longitude and a latitude in degrees of
WGS 84. Where no letter tells, latitude comes first, as people and map services write it; where only
the other order lies in the region, the text is questioned and the right order offered.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from django.utils.translation import gettext as _
from mgrs import MGRS
from mgrs.core import MGRSError

from incidents.understanding.angles import Angle, find_angles
from incidents.understanding.answers import NotUnderstood, Understood
from incidents.understanding.plain import plain

Box = tuple[float, float, float, float]
"""West, south, east and north in degrees."""

LONGEST: Final = 200
"""The most characters coordinates may have."""

METRES_PER_DEGREE: Final = 111_320
"""The most a degree of latitude or longitude can be."""

_GRID = re.compile(r"([0-9]{1,2})\s?([c-hj-np-x])\s?([a-hj-np-z]{2})\s?([0-9]*)\s?([0-9]*)")
_GRID_SQUARE_M = 100_000
_LINKS = (
    re.compile(r"(?:@|[?&](?:q|ll|query|center)=)(-?[0-9.]+)(?:,|%2c)\s?(-?[0-9.]+)"),
    re.compile(r"#map=[0-9.]+/(-?[0-9.]+)/(-?[0-9.]+)"),
    re.compile(r"^geo:(-?[0-9.]+),(-?[0-9.]+)"),
)
"""Links to a place on a map; latitude first in all of them."""


class Form(StrEnum):
    """How coordinates were written."""

    DECIMAL = "decimal"
    SEXAGESIMAL = "sexagesimal"
    MGRS = "mgrs"


@dataclass(frozen=True, slots=True)
class Position:
    """A point, how it was written, and how far off, in metres, that way of writing may leave it."""

    lon: float
    lat: float
    form: Form
    radius_m: float

    @property
    def point(self) -> tuple[float, float]:
        """Longitude and latitude."""
        return self.lon, self.lat


def understand_point(text: str, *, box: Box) -> Understood[tuple[float, float]]:
    """Read longitude and latitude; raises NotUnderstood. See understand_position."""
    read = understand_position(text, box=box)
    return Understood(read.value.point, read.words, read.warning, read.code, read.offer)


def understand_position(text: str, *, box: Box) -> Understood[Position]:
    """Read coordinates in any form. `box` is the region; a point outside it is questioned.

    Swapped latitude and longitude are questioned with the right order as the offer; the value stays
    as typed. Raises NotUnderstood for what is no pair of coordinates on earth.
    """
    position = _position(text)
    words = _words(position)
    if is_inside(position.point, box):
        return Understood(position, words)
    if is_inside((position.lat, position.lon), box):
        offer = point_text(position.lat, position.lon, _digits(position))
        return Understood(
            position,
            words,
            warning=_("Latitude and longitude seem to be the wrong way round. Is %(offer)s meant?")
            % {"offer": offer},
            code="swapped",
            offer=offer,
        )
    return Understood(
        position,
        words,
        warning=_("This point lies outside the region. Is it right?"),
        code="outside_region",
    )


def point_text(lon: float, lat: float, digits: int = 5) -> str:
    """A point as text that is read back: latitude first, five digits for about a metre."""
    return f"{lat:.{digits}f}, {lon:.{digits}f}"


def is_like_coordinates(text: str) -> bool:
    """Whether a text looks like coordinates more than like a name: digits prevail over letters."""
    phrase = plain(text[:LONGEST])
    if _GRID.fullmatch(phrase) or any(link.search(phrase) for link in _LINKS):
        return True
    digits = sum(char.isdecimal() for char in phrase)
    return digits >= 2 and digits * 2 > sum(char.isalpha() for char in phrase)


def _position(text: str) -> Position:
    if len(text) > LONGEST * 10:
        raise _not_coordinates()
    phrase = plain(text)
    for link in _LINKS:
        match = link.search(phrase)
        if match:
            phrase = f"{match[1]}, {match[2]}"
            break
    if len(phrase) > LONGEST:
        raise _not_coordinates()
    grid = _GRID.fullmatch(phrase)
    return _from_grid(grid) if grid else _from_angles(phrase)


def _from_grid(match: re.Match[str]) -> Position:
    """The middle of a square of the military grid."""
    zone, band, square, first, second = match.groups()
    digits = first + second
    if len(digits) % 2 or len(digits) > 10 or (second and len(first) != len(second)):
        raise NotUnderstood(
            _("A grid reference has as many digits to the east as to the north: 38S PJ 7449 7645."),
            code="grid_digits",
        )
    if len(digits) < 4:
        raise NotUnderstood(
            _("This grid reference is too coarse. Give at least four digits: 38S PJ 74 76."),
            code="grid_coarse",
        )
    half = len(digits) // 2
    # The library answers with the south-western corner; a 5 more leads to the middle.
    middle = [part + "5" * (half < 5) for part in (digits[:half], digits[half:])]
    try:
        lat, lon = MGRS().toLatLon(f"{zone}{band}{square}{''.join(middle)}".upper())
    except MGRSError as error:
        raise NotUnderstood(
            _("There is no such square of the military grid. In this region they begin with 38S or "
              "38T: 38S PJ 7449 7645."),
            code="no_such_square",
        ) from error  # fmt: skip
    return _on_earth(lon, lat, Form.MGRS, _GRID_SQUARE_M / 10**half / math.sqrt(2))


def _from_angles(phrase: str) -> Position:
    angles = find_angles(phrase)
    if angles is None:
        raise _not_coordinates()
    first, second = angles
    lat, lon = (second, first) if _is_longitude_first(first, second) else (first, second)
    form = Form.DECIMAL if lat.is_decimal and lon.is_decimal else Form.SEXAGESIMAL
    unit = max(lat.unit, lon.unit)
    return _on_earth(lon.degrees, lat.degrees, form, unit / math.sqrt(2) * METRES_PER_DEGREE)


def _is_longitude_first(first: Angle, second: Angle) -> bool:
    if first.axis and first.axis == second.axis:
        raise NotUnderstood(
            _("Both numbers are of the same kind. One has to be north, the other east."),
            code="same_axis",
        )
    return first.axis == "lon" or second.axis == "lat"


def _on_earth(lon: float, lat: float, form: Form, radius_m: float) -> Position:
    if abs(lat) > 90 and abs(lon) <= 90:
        raise NotUnderstood(
            _("A latitude is 90 degrees at most. Latitude comes first, then longitude."),
            code="no_such_latitude",
            offer=point_text(lat, lon) if abs(lat) <= 180 else "",
        )
    if abs(lat) > 90 or abs(lon) > 180:
        raise _not_coordinates()
    return Position(lon, lat, form, radius_m)


def is_inside(point: tuple[float, float], box: Box) -> bool:
    """Return whether a point, longitude first, lies in a box or on its edge."""
    lon, lat = point
    west, south, east, north = box
    return west <= lon <= east and south <= lat <= north


def _digits(position: Position) -> int:
    """How many decimals of a degree say as much as was written."""
    steps = -math.log10(position.radius_m / METRES_PER_DEGREE)
    return min(max(round(steps), 0), 5)


def _words(position: Position) -> str:
    north = "N" if position.lat >= 0 else "S"
    east = "E" if position.lon >= 0 else "W"
    digits = _digits(position)
    forms = {
        Form.DECIMAL: _("decimal degrees"),
        Form.SEXAGESIMAL: _("degrees and minutes"),
        Form.MGRS: _("military grid reference"),
    }
    return _("%(point)s, read as %(form)s") % {
        "point": f"{abs(position.lat):.{digits}f}° {north}, {abs(position.lon):.{digits}f}° {east}",
        "form": forms[position.form],
    }


def _not_coordinates() -> NotUnderstood:
    return NotUnderstood(
        _(
            "These are no coordinates. Write 39.52, 47.03 or 39°31′12″N 47°01′48″E or "
            "38S PJ 7449 7645."
        ),
        code="not_coordinates",
    )
