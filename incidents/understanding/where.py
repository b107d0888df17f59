"""Where something happened, as people type it: a name, coordinates, or a distance from a place.

Names are looked up in the gazetteer; nothing else here asks the database.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _
from geopy.distance import geodesic

from incidents.enums import WHERE_RADIUS_M, PlaceKind, WherePrecision
from incidents.gazetteer.search import MatchKind, PlaceMatch, district_of, search_places
from incidents.models import Place
from incidents.understanding.answers import NotUnderstood
from incidents.understanding.coordinates import (
    Box,
    is_inside,
    is_like_coordinates,
    point_text,
    understand_position,
)
from incidents.understanding.directions import Relative, direction_words, relative_place
from incidents.understanding.wording import distance_words

EXACT_M: Final = 1_000
"""The smallest radius a place or point is given: UCDP's exact location."""

NEAR_M: Final = 5_000
"""The radius of "near" a place: what its neighbours would call near."""

LEAST_UNCERTAIN_M: Final = 500
SHARE_UNCERTAIN: Final = 0.2
"""A distance that somebody tells is taken to be right to a fifth, and to half a kilometre."""

FARTHEST_M: Final = 300_000
"""Distances above are refused: they lead out of any region."""

_NAMED = (MatchKind.EXACT, MatchKind.ALIAS)
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_METRES = {step: radius or 0 for step, radius in WHERE_RADIUS_M.items()}


@dataclass(frozen=True, slots=True)
class WhereAnswer:
    """One thing a text about a place may mean.

    `label` and `detail` are for a list of suggestions; `words` say what was understood.
    `place_slug` is the place where it is one of the gazetteer, `point` longitude and latitude where
    it is a point of its own, `at` where it lies in either case. `warning`,
    `code` and `offer` as in answers.Understood.
    """

    label: str
    detail: str
    place_slug: str | None
    point: tuple[float, float] | None
    at: tuple[float, float]
    precision: WherePrecision
    radius_m: int
    words: str
    warning: str = ""
    code: str = ""
    offer: str = ""


def precision_for(radius_m: float) -> WherePrecision:
    """UCDP's where_prec of a circle: exact, near a point, or a fuzzy area."""
    if radius_m <= _METRES[WherePrecision.EXACT]:
        return WherePrecision.EXACT
    return WherePrecision.NEAR if radius_m <= _METRES[WherePrecision.NEAR] else WherePrecision.LINE


def understand_where(text: str, *, box: Box, limit: int = 8) -> list[WhereAnswer]:
    """What a text may mean, best first, at most `limit`; empty for a name that is not known.

    A name may be the slug of a place. Raises NotUnderstood for coordinates that cannot be read and
    for distances that lead nowhere. The number of queries does not grow with the places.
    """
    relative = relative_place(text)
    if is_like_coordinates(text) and (relative is None or relative.metres is None):
        return [_of_coordinates(text, box)]
    if relative is None:
        return _named(text, limit)
    if relative.metres is None:
        # "North …" and the like may be part of a name.
        named = [match for match in search_places(text, limit) if match.kind in _NAMED]
        if named:
            return [_of_place(match.place, match) for match in named]
    return [
        away_from(match.place, relative, box=box, match=match)
        for match in search_places(relative.name, limit)
    ]


def away_from(
    place: Place, relative: Relative, *, box: Box, match: PlaceMatch | None = None
) -> WhereAnswer:
    """The point or circle that a distance or direction from a place means. No query.

    `match` tells which of its names was found. Raises NotUnderstood for a distance too far.
    """
    if relative.metres is not None and relative.metres > FARTHEST_M:
        raise NotUnderstood(
            _("%(distance)s is too far to tell a place by. Name a nearer one.")
            % {"distance": distance_words(relative.metres)},
            code="too_far",
        )
    detail = _detail(place, match)
    if relative.metres is None or relative.bearing is None:
        label, radius = _around(place, relative)
        return _answer(label, detail, place, None, radius)
    radius = _round_up(
        max(
            place.accuracy_m or 0,
            SHARE_UNCERTAIN * relative.metres,
            LEAST_UNCERTAIN_M,
            relative.spread_m,
        )
    )
    start = place.point.y, place.point.x
    end = geodesic(meters=relative.metres).destination(start, relative.bearing)
    label = _("%(distance)s %(direction)s of %(place)s") % {
        "distance": distance_words(relative.metres),
        "direction": direction_words(relative.bearing),
        "place": place.label,
    }
    return _answer(label, detail, place, (end.longitude, end.latitude), radius, box)


def place_words(place: Place) -> str:
    """What is said back of a place of the gazetteer: its name, and how exactly it is known."""
    return _within(place.label, _extent(place)[1])


def _named(text: str, limit: int) -> list[WhereAnswer]:
    """The place whose slug this is, if there is one, then the places that may be called so."""
    answers = [_of_place(match.place, match) for match in search_places(text, limit)]
    slug = text.strip()
    if not _SLUG.fullmatch(slug):
        return answers
    known = Place.objects.current().filter(slug=slug).first()
    if known is None:
        return answers
    others = [one for one in answers if one.place_slug != slug]
    return [_of_place(known, None), *others][:limit]


def _of_coordinates(text: str, box: Box) -> WhereAnswer:
    read = understand_position(text, box=box)
    radius = max(EXACT_M, _round_up(read.value.radius_m))
    return WhereAnswer(
        label=point_text(*read.value.point),
        detail=read.words,
        place_slug=None,
        point=read.value.point,
        at=read.value.point,
        precision=precision_for(radius),
        radius_m=radius,
        words=_within(read.words, radius),
        warning=read.warning,
        code=read.code,
        offer=read.offer,
    )


def _of_place(place: Place, match: PlaceMatch | None) -> WhereAnswer:
    precision, radius = _extent(place)
    return WhereAnswer(
        label=place.label,
        detail=_detail(place, match),
        place_slug=place.slug,
        point=None,
        at=(place.point.x, place.point.y),
        precision=precision,
        radius_m=radius,
        words=place_words(place),
    )


def _extent(place: Place) -> tuple[WherePrecision, int]:
    """How exact a place is, and its radius in metres."""
    if place.kind == PlaceKind.DISTRICT:
        return WherePrecision.DISTRICT, _METRES[WherePrecision.DISTRICT]
    radius = max(EXACT_M, place.accuracy_m or 0)
    return precision_for(radius), radius


def _around(place: Place, relative: Relative) -> tuple[str, int]:
    """Words and radius of a circle around the place itself: distance or direction is lacking."""
    if relative.metres is not None:
        radius = relative.metres * (1 + SHARE_UNCERTAIN) + relative.spread_m
        words = _("%(distance)s from %(place)s, direction not given") % {
            "distance": distance_words(relative.metres),
            "place": place.label,
        }
        return words, _round_up(radius + (place.accuracy_m or 0))
    if relative.bearing is None:
        return _("near %(place)s") % {"place": place.label}, NEAR_M
    words = _("%(direction)s of %(place)s, distance not given") % {
        "direction": direction_words(relative.bearing),
        "place": place.label,
    }
    return words, _METRES[WherePrecision.NEAR]


def _answer(
    label: str,
    detail: str,
    place: Place,
    point: tuple[float, float] | None,
    radius: int,
    box: Box | None = None,
) -> WhereAnswer:
    """The answer for a circle around a place or a point; never called exact."""
    warning = code = ""
    if point is not None and box is not None and not is_inside(point, box):
        warning, code = _("This point lies outside the region. Is it right?"), "outside_region"
    return WhereAnswer(
        label=label,
        detail=detail,
        place_slug=None if point else place.slug,
        point=point,
        at=point or (place.point.x, place.point.y),
        precision=max(precision_for(radius), WherePrecision.NEAR),
        radius_m=radius,
        words=_within(label, radius),
        warning=warning,
        code=code,
    )


def _detail(place: Place, match: PlaceMatch | None) -> str:
    """What tells a place from its namesakes: kind, district, the name that was found, the point."""
    parts = [PlaceKind(place.kind).label, district_of(place)]
    if match is not None and match.name.name not in place.label:
        parts.append(_("found as %(name)s") % {"name": match.name.name})
    parts.append(point_text(place.point.x, place.point.y, 3))
    return " · ".join(str(part) for part in parts if part)


def _within(words: str, radius: float) -> str:
    return _("%(place)s, within about %(distance)s") % {
        "place": words,
        "distance": distance_words(radius),
    }


def _round_up(metres: float) -> int:
    """Metres rounded up to a hundred, so that nobody reads more into them."""
    return math.ceil(metres / 100) * 100
