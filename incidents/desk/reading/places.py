"""Reading the places of a card: its sites, and its outcomes with the places they name."""

from __future__ import annotations

from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Final

from django.conf import settings
from django.utils.translation import gettext as _

from incidents.desk.problems import Offer
from incidents.enums import Outcome, PlaceKind, SiteRole, WherePrecision
from incidents.gazetteer.search import district_of
from incidents.understanding.answers import NotUnderstood
from incidents.understanding.coordinates import is_inside, understand_point
from incidents.understanding.where import place_words

from .fields import accept, choice, line, offers_of, whole_number
from .values import LonLat, ReadOutcome, ReadSite

if TYPE_CHECKING:
    from collections.abc import Iterable

    from incidents.desk.content import ClaimCard, Part
    from incidents.desk.problems import Found
    from incidents.desk.vocabulary import Vocabulary
    from incidents.models import Place

MAX_RADIUS_M: Final = 1_000_000
MAX_DESCRIPTION: Final = 300
_OFFERED = 5

_point = lru_cache(maxsize=2048)(understand_point)


def sites(card: ClaimCard, vocabulary: Vocabulary, found: Found) -> tuple[ReadSite, ...]:
    """Return the places a card names; rows with nothing in them are passed over."""
    read = (_site(row, vocabulary, found) for row in card.sites if not _is_blank_site(row))
    return tuple(site for site in read if site is not None)


def _is_blank_site(row: Part) -> bool:
    return row.is_blank("text", "place", "point", "description")


def _site(row: Part, vocabulary: Vocabulary, found: Found) -> ReadSite | None:
    before = len(found.problems)
    lon_lat = _lon_lat(row, "point", found)
    place = None if lon_lat and not row["place"] else _place(row, vocabulary, found)
    if place is None and lon_lat is None and not found.problems[before:]:
        lon_lat = _lon_lat(
            row, "text", found, _offers(vocabulary.place_offers.get(row["text"], ()))
        )
    precision = choice(row, "precision", WherePrecision, found)
    role = choice(row, "role", SiteRole, found)
    radius_m = whole_number(row, "radius_m", found, MAX_RADIUS_M)
    description = line(row, "description", found, MAX_DESCRIPTION)
    if lon_lat and place is None and row["point"] and not description:
        # "About 5 km north-west of Hadrut": the words are all that tells where the point is from.
        description = line(row, "text", found, MAX_DESCRIPTION)
    if place is None and lon_lat is None:
        return None
    return ReadSite(
        part=row,
        place=place,
        lon_lat=lon_lat,
        precision=precision or _precision_of(place),
        radius_m=radius_m,
        role=role or SiteRole.LOCATION,
        description=description,
    )


def _precision_of(place: Place | None) -> WherePrecision:
    """What a place means where nobody says how exact it is."""
    is_district = place is not None and place.kind == PlaceKind.DISTRICT
    return WherePrecision.DISTRICT if is_district else WherePrecision.EXACT


def _lon_lat(row: Part, name: str, found: Found, places: tuple[Offer, ...] = ()) -> LonLat | None:
    """The coordinates in a field: "lon,lat" in `point`, any form of them in `text`.

    `places` are offered where a text is neither coordinates nor a name that a place bears.
    Coordinates outside the region are refused here because the database refuses them too.
    """
    text = row[name]
    if not text:
        return None
    plain = _plain_lon_lat(text) if name == "point" else None
    if plain and is_inside(plain, settings.REGION_BBOX):
        return plain
    try:
        # Understood with the latitude first, as people write it, where no letters tell.
        answer = _point(_lat_first(plain) if plain else text, box=settings.REGION_BBOX)
    except NotUnderstood as refusal:
        message = str(refusal) if name == "point" else _unknown_place(text)
        offers = offers_of(refusal.offer) or places
        found.error(row.path(name), "unknown_place", message, offers)
        return None
    if not is_inside(answer.value, settings.REGION_BBOX):
        message = answer.warning or _("These coordinates lie outside the region of the tracker.")
        found.error(row.path(name), "outside_region", message, offers_of(answer.offer))
        return None
    accept(row, name, answer, found)
    return answer.value


def _plain_lon_lat(text: str) -> LonLat | None:
    try:
        lon, lat = map(float, text.split(","))
    except ValueError:
        return None
    return (lon, lat) if abs(lon) <= 180 and abs(lat) <= 90 else None


def _lat_first(point: LonLat) -> str:
    return f"{point[1]}, {point[0]}"


def _place(row: Part, vocabulary: Vocabulary, found: Found) -> Place | None:
    """The place a row names by slug or by a name that only one bears.

    A text that nothing is called is left for coordinates, unless it was put where a slug belongs.
    """
    typed = row["place"] or row["text"]
    if not typed:
        return None
    called = vocabulary.places_called(typed)
    if len(called) == 1:
        found.words[row.path("text")] = place_words(called[0])
        return called[0]
    path = row.path("place" if row["place"] else "text")
    if called:
        message = _("Several places are called “%(text)s”: choose one.") % {"text": typed[:60]}
        found.error(path, "several_places", message, _offers(called))
    elif row["place"]:
        found.error(path, "unknown_place", _unknown_place(typed))
    return None


def _offers(places: Iterable[Place]) -> tuple[Offer, ...]:
    """The first places, each with its district, to be put into a row."""
    return tuple(
        Offer(one.slug, _with_district(one), "place", one.label) for one in islice(places, _OFFERED)
    )


def _with_district(place: Place) -> str:
    return ", ".join(filter(None, (place.label, district_of(place))))


def _unknown_place(text: str) -> str:
    return _(
        "No place called “%(text)s” is on record: choose one of those offered, give "
        "coordinates, or click the map."
    ) % {"text": text[:60]}


def outcomes(card: ClaimCard, vocabulary: Vocabulary, found: Found) -> tuple[ReadOutcome, ...]:
    """Return how a card says it ended; the same said twice is refused at the second."""
    read: dict[tuple[Outcome, int | None], ReadOutcome] = {}
    for row in card.outcomes:
        if row.is_blank("outcome", "place", "text"):
            continue
        outcome = choice(row, "outcome", Outcome, found)
        place = _place_of_outcome(row, vocabulary, found)
        if outcome is None:
            if not row["outcome"]:
                found.missing(row.path("outcome"), "no_outcome", _("Choose how it ended there."))
            continue
        cell = (outcome, place.pk if place else None)
        if cell in read:
            found.error(row.path("outcome"), "said_twice", _("This outcome stands here twice."))
            continue
        read[cell] = ReadOutcome(row, outcome, place)
    return tuple(read.values())


def _place_of_outcome(row: Part, vocabulary: Vocabulary, found: Found) -> Place | None:
    typed = row["place"] or row["text"]
    place = _place(row, vocabulary, found)
    path = row.path("text" if not row["place"] else "place")
    if typed and place is None and not found.at(path):
        offers = _offers(vocabulary.place_offers.get(typed, ()))
        found.error(path, "unknown_place", _unknown_place(typed), offers)
    return place
