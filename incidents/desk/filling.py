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
                for name, text in _fields(answer).items()
                if text and not typed.get(f"{at}.{name}")
            }
    return filled


def _told_by_distance(text: str) -> WhereAnswer | None:
    if relative_place(text) is None:
        return None
    west, south, east, north = settings.REGION_BBOX
    try:
        answers = understand_where(text, box=(west, south, east, north), limit=1)
    except NotUnderstood:
        return None
    return answers[0] if answers and not answers[0].warning else None


def _fields(answer: WhereAnswer) -> dict[str, str]:
    point = answer.point
    return {
        "place": "" if point else answer.place_slug or "",
        "point": f"{point[0]:.5f},{point[1]:.5f}" if point else "",
        "precision": str(answer.precision.value),
        "radius_m": str(answer.radius_m),
    }
