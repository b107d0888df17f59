"""Filling in the point of a place told by distance and direction, for pages without scripts.

With scripts people choose from what is offered while they type. Without, "about 5 km north-west of
Hadrut" is understood when the form is saved, and stands there to be seen and changed. Names alone
are left as typed: `reading` understands them, and says so where several places bear one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from django.conf import settings

from incidents.understanding.answers import NotUnderstood
from incidents.understanding.directions import relative_place
from incidents.understanding.where import understand_where

if TYPE_CHECKING:
    from collections.abc import Mapping

    from incidents.understanding.where import WhereAnswer

MOST: Final = 20
"""The most places of one form that are looked up."""

_SITE_TEXT = re.compile(r"(claims\.\w+\.sites\.\w+)\.text")


def fill_places(typed: Mapping[str, str], seen: Mapping[str, str]) -> dict[str, str]:
    """Return what the texts of sites that were changed tell of place, point and radius, by path.

    `typed` is the form, `seen` what stood in it before. A site with a place or a point of its own
    is left alone, and so is a precision or radius that somebody typed.
    """
    filled: dict[str, str] = {}
    changed = [path for path, text in typed.items() if text and text != seen.get(path, "")]
    for path in [path for path in changed if _SITE_TEXT.fullmatch(path)][:MOST]:
        at = path.removesuffix(".text")
        if typed.get(f"{at}.place") or typed.get(f"{at}.point"):
            continue
        answer = _told_by_distance(typed[path])
        if answer is not None:
            filled |= {
                f"{at}.{name}": text
                for name, text in fields_of(answer).items()
                if text and not typed.get(f"{at}.{name}")
            }
    return filled


def _told_by_distance(text: str) -> WhereAnswer | None:
    if relative_place(text) is None:
        return None
    try:
        answers = understand_where(text, box=settings.REGION_BBOX, limit=1)
    except NotUnderstood:
        return None
    return answers[0] if answers and not answers[0].warning else None


def fields_of(answer: WhereAnswer) -> dict[str, str]:
    """Return what choosing a place writes into a row of sites, besides the words typed.

    A place on record stands for its point.
    """
    return {
        "place": answer.place_slug or "",
        "point": lon_lat_text(answer.point) if answer.point else "",
        "precision": str(int(answer.precision)),
        "radius_m": str(answer.radius_m),
    }


def lon_lat_text(point: tuple[float, float]) -> str:
    """Return a point as a draft holds it: longitude, latitude, to about a metre."""
    return ",".join(str(round(degrees, 5)) for degrees in point)
