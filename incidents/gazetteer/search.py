"""Finding places by a name as somebody typed it, in any spelling, alphabet or grammatical form.

Matches come in this order: the name itself, then another form of it (without an ending or a word
like "village", or with an ambiguous letter read otherwise), then names that look similar. Within
one step our own table goes first, an official or common name before other spellings and former
names, and a larger place before a smaller one. A district may stand before or after: "Metsshen,
Martakert". The number of queries does not depend on the data.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from operator import itemgetter

from django.contrib.postgres.search import TrigramSimilarity, TrigramWordSimilarity
from django.db.models import QuerySet, Value
from django.db.models.functions import Greatest
from django.utils.translation import gettext as _

from incidents.enums import NameKind, PlaceKind, PlaceOrigin
from incidents.gazetteer.entries import LONGEST_NAME
from incidents.gazetteer.folding import fold, fold_variants, fold_words, tidy
from incidents.gazetteer.inflection import readings
from incidents.gazetteer.table import script_of
from incidents.models import Place, PlaceName

MOST = 50
"""The most matches one search returns."""

_CANDIDATES = 60
_SHORTEST_SIMILAR, _LONGEST_SIMILAR = 3, 40
_PREFIX_WEIGHT = 0.9
_IN_USE = (NameKind.OFFICIAL, NameKind.COMMON)
_DISTRICT_WORDS = ("district", "province")
_GENERIC_KEYS = frozenset(map(fold, (*_DISTRICT_WORDS, "city")))
_LONGEST_PHRASE = 5
_Order = tuple[bool | int | float | str, ...]
_SIZES = (PlaceKind.CITY, PlaceKind.TOWN, PlaceKind.VILLAGE, PlaceKind.DISTRICT, PlaceKind.FEATURE)


class MatchKind(StrEnum):
    """How a name matches what was asked for, best first."""

    EXACT = "exact"  # the key of an official or common name
    ALIAS = "alias"  # the key of another spelling or a former name
    FORM = "form"  # the key of another form of what was asked for
    TRIGRAM = "trigram"  # a key that looks similar


@dataclass(frozen=True)
class PlaceMatch:
    """A place that may be meant; its `names` are fetched already.

    `name` is the name that matched, `similarity` that of the keys from 0 to 1, and `district`
    tells namesakes apart.
    """

    place: Place
    name: PlaceName
    kind: MatchKind
    similarity: float
    district: str


@dataclass(frozen=True)
class _Key:
    """One way to read the text: how careful (0 is as typed), and the kind and district it names."""

    position: int
    kind: PlaceKind | None = None
    district: frozenset[str] = frozenset()

    def allows(self, place: Place) -> bool:
        """Whether a place lies in the district that was named, if one was."""
        if not self.district:
            return True
        counted_to = f"{place.district_before_2020} {place.district_after_2020}"
        return not self.district.isdisjoint(fold_words(counted_to))


def search_places(query: str, limit: int = 10) -> list[PlaceMatch]:
    """The places that `query` may name, best first, each once; at most `limit`, at most MOST.

    Never raises for any text: what has no letters or digits finds nothing. Only the first 200
    characters count. Retired places are left out.
    """
    limit = min(limit, MOST)
    text = query[:LONGEST_NAME]
    keys = _keys(text)
    if limit < 1 or not keys:
        return []
    similar = {name.pk: name for name in _similar(_looks(text))}
    names = [*similar.values(), *(name for name in _equal(keys) if name.pk not in similar)]
    places = Place.objects.with_names().in_bulk({name.place_id for name in names})
    best: dict[int, tuple[_Order, PlaceMatch]] = {}
    for name in names:
        place = places[name.place_id]
        meant: list[_Key | None] = [k for k in keys.get(name.folded, []) if k.allows(place)]
        for key in meant or ([None] if name.pk in similar else []):
            match = _match(place, name, key)
            order = _order(match, key, text)
            if place.pk not in best or order < best[place.pk][0]:
                best[place.pk] = (order, match)
    ranked = sorted(best.values(), key=itemgetter(0))
    return [match for _order_, match in ranked[:limit]]


def places_like(text: str, limit: int) -> list[Place]:
    """The places with a name that looks like a text, the likest first. One query.

    Shorter than `search_places`: no district, no generic words, no other reading of the text.
    """
    key = fold(text[:LONGEST_NAME])
    names = _names().filter(folded__trigram_similar=key).select_related("place")
    likest = names.annotate(similarity=TrigramSimilarity("folded", key))
    found = likest.order_by("-similarity", "pk")[: limit * 4]
    return list({name.place_id: name.place for name in found}.values())[:limit]


def district_of(place: Place) -> str:
    """The districts of a place in one line; both where they changed in 2020, "" if unknown."""
    before, after = place.district_before_2020, place.district_after_2020
    if before and after and before != after:
        return _("%(before)s before 2020, %(after)s since") % {"before": before, "after": after}
    return after or before


def _keys(text: str) -> dict[str, list[_Key]]:
    """The keys of all readings of a text, each with its readings, most careful first."""
    found: dict[str, list[_Key]] = defaultdict(list)

    def add(words: str, kind: PlaceKind | None = None, district: Iterable[str] = ()) -> None:
        for key in fold_variants(words):
            position = sum(map(len, found.values()))
            found[key].append(_Key(position, kind, frozenset(district)))

    add(text)
    for name, district in _qualified(text):
        for reading in readings(name):
            add(reading.text, reading.kind, district)
    for reading in readings(text):
        if reading.kind == PlaceKind.DISTRICT:
            for word in _DISTRICT_WORDS:
                add(f"{reading.text} {word}", reading.kind)
        add(reading.text, reading.kind)
    return found


def _qualified(text: str) -> Iterator[tuple[str, set[str]]]:
    """A short text read as a name and its district in either order, the district as keys."""
    words = re.split(r"[\s,()]+", text.strip(" ,()"))
    if len(words) > _LONGEST_PHRASE:
        return
    for at in range(len(words) - 1, 0, -1):
        first, last = " ".join(words[:at]), " ".join(words[at:])
        for name, district in ((first, last), (last, first)):
            keys = {key for reading in readings(district) for key in fold_variants(reading.text)}
            keys -= _GENERIC_KEYS
            if keys:
                yield name, keys


def _looks(text: str) -> list[str]:
    """The keys to compare by look: of the text, and of it without generic words or an ending."""
    keys = [fold(text), *(fold(reading.text) for reading in readings(text)[:2])]
    keys = [key[:_LONGEST_SIMILAR] for key in keys if len(key) >= _SHORTEST_SIMILAR]
    return list(dict.fromkeys(keys))[:2]


def _names() -> QuerySet[PlaceName]:
    return PlaceName.objects.filter(place__retired_on__isnull=True)


def _equal(keys: Iterable[str]) -> Iterator[PlaceName]:
    """Names with one of the keys. They are few: namesakes share a key, not villages at large."""
    yield from _names().filter(folded__in=list(keys)).order_by("pk")[:500]


def _similar(keys: list[str]) -> Iterator[PlaceName]:
    """Names whose key looks like one of the keys or like its continuation, with `similarity`.

    The operators are those the trigram index serves; their thresholds are the server's (0.3 for
    the whole key, 0.6 for a part of it).
    """
    if not keys:
        return
    looks, near = [], []
    for key in keys:
        looks += [
            TrigramSimilarity("folded", key),
            TrigramWordSimilarity(key, "folded") * Value(_PREFIX_WEIGHT),
        ]
        near += [
            PlaceName.objects.filter(folded__trigram_similar=key),
            PlaceName.objects.filter(folded__trigram_word_similar=key),
        ]
    # Conditions joined by "or" would be asked of every row: the planner thinks that cheaper.
    ids = near[0].values("pk").order_by().union(*(n.values("pk").order_by() for n in near[1:]))
    found = _names().filter(pk__in=ids).annotate(similarity=Greatest(*looks))
    yield from found.order_by("-similarity", "pk")[:_CANDIDATES]


def _match(place: Place, name: PlaceName, key: _Key | None) -> PlaceMatch:
    match = PlaceMatch(place, name, MatchKind.TRIGRAM, 1.0, district_of(place))
    if key is None:
        return replace(match, similarity=round(float(getattr(name, "similarity", 0)), 3))
    if key.position:
        return replace(match, kind=MatchKind.FORM)
    return replace(match, kind=MatchKind.EXACT if name.kind in _IN_USE else MatchKind.ALIAS)


def _order(match: PlaceMatch, key: _Key | None, text: str) -> _Order:
    """What a match is sorted by, smallest first."""
    place, name = match.place, match.name
    meant = key.kind if key else None
    return (
        key is None,
        key.position if key else 0,
        -match.similarity,
        meant is not None and not _is_a(place, meant),
        place.origin != PlaceOrigin.OWN,
        name.kind not in _IN_USE,
        tidy(name.name) != tidy(text),
        _SIZES.index(PlaceKind(place.kind)),
        -(place.population or 0),
        -len(place.names.all()),
        place.label,
        place.pk,
        name.script != script_of(text),
        name.pk,
    )


def _is_a(place: Place, kind: PlaceKind) -> bool:
    """Whether a place is of the kind a word named; town and city are used for one another."""
    urban = (PlaceKind.CITY, PlaceKind.TOWN)
    return place.kind == kind or (place.kind in urban and kind in urban)
