"""A question to the desk's search, understood: its words, and whom and where they may mean."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from incidents.gazetteer.folding import fold_variants
from incidents.gazetteer.search import MatchKind, search_places
from incidents.models import Actor, PlaceName

from .paths import tidy

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

LONGEST: Final = 200
"""The most characters of a question."""

MOST_WORDS: Final = 8
"""Further words of a question are not asked for."""

_LOOKS_ENOUGH: Final = 0.5
_SHORTEST_NAME: Final = 3
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Question:
    """What was asked. `places` and `slugs` are what the whole text may be a spelling of."""

    text: str
    words: tuple[str, ...]
    places: Collection[int]
    slugs: Collection[str]
    places_of: Mapping[str, Collection[int]]
    actors_of: Mapping[str, Collection[int]]


def understand(typed: str) -> Question:
    """Return what a text asks for, of which LONGEST characters count. Its queries never grow."""
    text = " ".join(tidy(typed[:LONGEST]).text.split())
    words = tuple(dict.fromkeys(_WORD.findall(text.casefold())))[:MOST_WORDS]
    matches = search_places(text)
    certain = [match for match in matches if match.kind != MatchKind.TRIGRAM]
    close = [match for match in matches if match.similarity >= _LOOKS_ENOUGH]
    places = {match.place.pk: match.place.slug for match in certain or close}
    return Question(
        text=text,
        words=words,
        places=set(places),
        slugs=set(places.values()),
        places_of=_places_of(words),
        actors_of=_actors_of(words),
    )


def _places_of(words: Collection[str]) -> dict[str, set[int]]:
    """The places that have a name which sounds like one of the words. One query."""
    keys = {word: fold_variants(word) for word in words if len(word) >= _SHORTEST_NAME}
    by_key = defaultdict(set)
    asked = {key for variants in keys.values() for key in variants}
    names = PlaceName.objects.filter(folded__in=asked, place__retired_on=None)
    for key, place in names.order_by().values_list("folded", "place")[:500]:
        by_key[key].add(place)
    return {
        word: set().union(*(by_key[key] for key in variants)) for word, variants in keys.items()
    }


def _actors_of(words: Collection[str]) -> dict[str, set[int]]:
    """The actors with a name, of any language, in which a word begins so. One query."""
    found = defaultdict(set)
    rows = Actor.objects.order_by().values_list("pk", "name", "short_name", "names__name")
    for pk, *names in rows:
        said = _WORD.findall(" ".join(filter(None, names)).casefold())
        for word in words:
            if any(name.startswith(word) for name in said):
                found[word].add(pk)
    return found
