"""Searching all that the desk may see: drafts, incidents, statements and claims.

Every word of the question has to be answered by a record: by the beginning of a word of its text,
by a name of its actor, or by a place it names in any spelling. A reference, an address or the
spelling of one place can be the whole question. The number of queries does not depend on the data.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import reduce
from operator import and_
from typing import TYPE_CHECKING, Any, Final

from django.contrib.postgres.search import SearchQuery, SearchVector
from django.db.models import Exists, F, OuterRef, Q, TextField
from django.db.models.functions import Cast, Left

from incidents.enums import IncidentStatus
from incidents.gazetteer.folding import fold_variants
from incidents.gazetteer.search import MatchKind, search_places
from incidents.models import (
    Actor,
    Appearance,
    Claim,
    ClaimSite,
    Draft,
    Incident,
    IncidentSite,
    JointActor,
    PlaceName,
    Statement,
)
from incidents.sources import url_key

from .overview import LONG_TEXTS, Few, drafts_of
from .paths import tidy

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from incidents.models import User

LONGEST: Final = 200
"""The most characters of a question."""

MOST_WORDS: Final = 8
"""Further words of a question are not asked for."""

MOST: Final = 10
"""The most records shown of each kind."""

SEARCHED: Final = 50_000
"""How many characters of a pasted text are searched: PostgreSQL's word lists have a limit."""

_LOOKS_ENOUGH: Final = 0.5
_SHORTEST_NAME: Final = 3
_WORD = re.compile(r"\w+")
_REFERENCE = re.compile(r"[A-Za-z-]*[0-9-]{3,}")
_ADDRESS = re.compile(r"\S+\.\S+/\S*|https?://\S+")
_STATEMENT_TEXT = SearchVector(
    "summary", Left("verbatim", SEARCHED), Left("translation", SEARCHED), config="simple"
)
_CLAIM_TEXT = SearchVector("paraphrase", "quotation", config="simple")
_INCIDENT_TEXT = SearchVector("title", "summary", config="simple")


@dataclass(frozen=True, slots=True)
class Found:
    """What was found, of each kind the first few."""

    drafts: Few[Draft]
    incidents: Few[Incident]
    statements: Few[Statement]
    claims: Few[Claim]

    @property
    def is_empty(self) -> bool:
        """Whether nothing was found."""
        return not any(
            few.items for few in (self.drafts, self.incidents, self.statements, self.claims)
        )


@dataclass(frozen=True, slots=True)
class _Question:
    """What was asked: the text, its words, and whom and where each of them may mean."""

    text: str
    words: tuple[str, ...]
    places: Collection[int]
    slugs: Collection[str]
    places_of: Mapping[str, Collection[int]]
    actors_of: Mapping[str, Collection[int]]

    def each(self, answered: Callable[[str], Q]) -> Q:
        """Return the condition that every word is answered."""
        return reduce(and_, map(answered, self.words)) if self.words else Q(pk=None)


def search(user: User, text: str) -> Found:
    """Return what answers `text`, of which LONGEST characters count; nothing for an empty text."""
    question = _understood(" ".join(tidy(text[:LONGEST]).text.split()))
    return Found(
        drafts=_few(_drafts(user, question)),
        incidents=_few(_incidents(question)),
        statements=_few(_statements(question)),
        claims=_few(_claims(question)),
    )


def _few(found: Any) -> Few[Any]:
    return Few.of(list(found[: MOST + 1]), MOST)


def _understood(text: str) -> _Question:
    words = tuple(dict.fromkeys(_WORD.findall(text.casefold())))[:MOST_WORDS]
    matches = search_places(text)
    certain = [match for match in matches if match.kind != MatchKind.TRIGRAM]
    close = [match for match in matches if match.similarity >= _LOOKS_ENOUGH]
    places = {match.place.pk: match.place.slug for match in certain or close}
    return _Question(
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


def _beginning(word: str) -> SearchQuery:
    """Words that begin so. A word has letters, digits and underscores only: nothing to escape."""
    return SearchQuery(f"'{word}':*", config="simple", search_type="raw")


def _drafts(user: User, question: _Question) -> Any:
    """Drafts somebody may open; what was typed is searched as it is, places by what was chosen."""
    typed = Q()
    for slug in question.slugs:
        typed |= Q(typed__contains=f'"{slug}"')
    found = question.each(lambda word: Q(typed__icontains=word) | Q(headline__icontains=word))
    return drafts_of(user).alias(typed=Cast("content", TextField())).filter(found | typed)


def _incidents(question: _Question) -> Any:
    def answered(word: str) -> Q:
        by = Claim.objects.filter(
            incident=OuterRef("pk"), statement__actor__in=question.actors_of.get(word, ())
        )
        condition = Q(text=_beginning(word)) | _incident_at(question.places_of.get(word, ()))
        return condition | Q(Exists(by))

    of_reference = _REFERENCE.fullmatch(question.text)
    whole = Q(reference__icontains=question.text) if of_reference else Q(pk=None)
    return (
        Incident.objects.exclude(status=IncidentStatus.DISCARDED)
        .alias(text=_INCIDENT_TEXT)
        .filter(question.each(answered) | whole | _incident_at(question.places))
        .order_by(F("starts_on").desc(nulls_last=True), "-pk")
    )


def _statements(question: _Question) -> Any:
    def answered(word: str) -> Q:
        actors = question.actors_of.get(word, ())
        joint = JointActor.objects.filter(statement=OuterRef("pk"), actor__in=actors)
        titled = Appearance.objects.filter(
            statement=OuterRef("pk"), publication__title__icontains=word
        )
        condition = Q(text=_beginning(word)) | Q(actor__in=actors) | Q(Exists(joint))
        return (
            condition
            | Q(Exists(titled))
            | _sited("claim__statement", question.places_of.get(word, ()))
        )

    whole = Q(public_id=question.text.lower())
    if _ADDRESS.fullmatch(question.text):
        read_at = Appearance.objects.filter(
            statement=OuterRef("pk"), publication__url_key=url_key(question.text)
        )
        whole |= Q(Exists(read_at))
    return (
        Statement.objects.select_related("actor")
        .defer("verbatim", "translation")
        .alias(text=_STATEMENT_TEXT)
        .filter(question.each(answered) | whole | _sited("claim__statement", question.places))
        .order_by("-issued_on", "-pk")
    )


def _claims(question: _Question) -> Any:
    def answered(word: str) -> Q:
        by = Q(statement__actor__in=question.actors_of.get(word, ()))
        return Q(text=_beginning(word)) | by | _sited("claim", question.places_of.get(word, ()))

    return (
        Claim.objects.select_related("statement__actor", "incident")
        .defer(*LONG_TEXTS)
        .alias(text=_CLAIM_TEXT)
        .filter(question.each(answered) | _sited("claim", question.places))
        .order_by("-statement__issued_on", "-pk")
    )


def _incident_at(places: Collection[int]) -> Q:
    """Incidents at one of the places, by their own sites or by those of a claim."""
    own = IncidentSite.objects.filter(incident=OuterRef("pk"), place__in=places)
    return Q(Exists(own)) | _sited("claim__incident", places)


def _sited(key: str, places: Collection[int]) -> Q:
    """Records that a site leads to by `key`, where it stands at one of the places."""
    return Q(Exists(ClaimSite.objects.filter(**{key: OuterRef("pk")}, place__in=places)))
