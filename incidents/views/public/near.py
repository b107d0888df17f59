"""Public incidents near a point, the nearest of them fetched."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlencode

import numpy as np
from django.urls import reverse

from incidents.enums import Side
from incidents.models import Incident
from incidents.snapshot.nearby import EARTH_M, nearby
from incidents.views.public.found import Found
from incidents.views.public.listing import sides_in

if TYPE_CHECKING:
    from django.contrib.gis.geos import Point

    from incidents.snapshot.asking import Asked
    from incidents.snapshot.keys import Mask


class Placed(NamedTuple):
    """An incident, the sides that speak of it in alphabetical order, its distance in metres."""

    incident: Incident
    sides: tuple[Side, ...]
    metres: float


@dataclass(frozen=True, slots=True)
class Near:
    """The nearest incidents, the nearest first, of `total` that there are.

    `map_url` is the map of everything wanted in the square around the point.
    """

    items: tuple[Placed, ...]
    total: int
    map_url: str

    @property
    def is_cut(self) -> bool:
        """Whether there are more than are shown."""
        return self.total > len(self.items)


def near(asked: Asked, point: Point, within_m: float, most: int, apart: Mask) -> Near:
    """Return up to `most` incidents within metres of a point (SRID 4326), but those `apart`.

    One query, beside what `q` and `place` ask.
    """
    found = nearby(asked, (point.x, point.y), within_m, apart)
    rows = found.rows[:most]
    sides = asked.seen.facts.part(rows).sides.tolist()
    keys = asked.seen.columns.pk[rows].tolist()
    known = dict(zip(keys, zip(sides, found.metres[:most].tolist(), strict=True), strict=True))
    return Near(
        items=tuple(_placed(one, *known[one.pk]) for one in Found(asked, rows)[:]),
        total=len(found.rows),
        map_url=_map_url(asked, point, within_m),
    )


def _placed(incident: Incident, sides: int, metres: float) -> Placed:
    return Placed(incident, sides_in(sides), metres)


def _map_url(asked: Asked, point: Point, within_m: float) -> str:
    north = np.degrees(within_m / EARTH_M)
    east = north / np.cos(np.radians(point.y))
    corners = (point.x - east, point.y - north, point.x + east, point.y + north)
    bbox = ",".join(f"{float(degrees):.4f}" for degrees in corners)
    pairs = [*asked.wanted.pairs(without=("bbox",)), ("bbox", bbox)]
    return f"{reverse('home')}?{urlencode(pairs)}"
