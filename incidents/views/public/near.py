"""Public incidents near a point, the nearest of them fetched."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import numpy as np
from django.urls import reverse

from incidents.snapshot.nearby import EARTH_M, nearby
from incidents.views.public.found import Found
from incidents.views.public.listing import Listed, listed

if TYPE_CHECKING:
    from django.contrib.gis.geos import Point

    from incidents.snapshot.asking import Asked
    from incidents.snapshot.keys import Mask


@dataclass(frozen=True, slots=True)
class Near:
    """The nearest incidents, each with its distance in metres, of `total` that there are.

    `map_url` is the map of everything wanted in the square around the point.
    """

    items: tuple[tuple[Listed, float], ...]
    total: int
    map_url: str

    @property
    def is_cut(self) -> bool:
        """Whether there are more than are shown."""
        return self.total > len(self.items)


def near(asked: Asked, point: Point, within_m: float, most: int, apart: Mask) -> Near:
    """Return up to `most` incidents within metres of a point (SRID 4326), but those `apart`.

    Three queries.
    """
    found = nearby(asked, (point.x, point.y), within_m, apart)
    shown = listed(Found(asked, found.rows)[:most], asked.wanted.known_on)
    keys = asked.seen.columns.pk[found.rows[:most]].tolist()
    metres = dict(zip(keys, found.metres[:most].tolist(), strict=True))
    return Near(
        items=tuple((item, metres[item.incident.pk]) for item in shown),
        total=len(found.rows),
        map_url=_map_url(asked, point, within_m),
    )


def _map_url(asked: Asked, point: Point, within_m: float) -> str:
    north = np.degrees(within_m / EARTH_M)
    east = north / np.cos(np.radians(point.y))
    corners = (point.x - east, point.y - north, point.x + east, point.y + north)
    bbox = ",".join(f"{float(degrees):.4f}" for degrees in corners)
    pairs = [*asked.wanted.pairs(without=("bbox",)), ("bbox", bbox)]
    return f"{reverse('home')}?{urlencode(pairs)}"
