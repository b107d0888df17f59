"""Incidents, statements and claims that answer a question, each word of it or the whole.

What answers one word is a union of lists of keys, each with an index of its own: conditions joined
by OR over several tables would read every record.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from django.contrib.postgres.search import SearchQuery
from django.db.models import F, Q

from incidents.enums import IncidentStatus
from incidents.models import (
    Appearance,
    Claim,
    ClaimSite,
    Incident,
    IncidentSite,
    JointActor,
    Publication,
    Statement,
)
from incidents.querysets.words import (
    CLAIM_WORDS,
    INCIDENT_WORDS,
    PUBLICATION_WORDS,
    STATEMENT_WORDS,
)
from incidents.sources import url_key

from .overview import LONG_TEXTS

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from django.db.models import Model, QuerySet

    from .question import Question

    Keys = QuerySet[Any, Any]

_REFERENCE: Final = re.compile(r"[A-Za-z-]*[0-9-]{3,}")
_ADDRESS: Final = re.compile(r"\S+\.\S+/\S*|https?://\S+")


def incidents_for(question: Question) -> QuerySet[Incident]:
    """Return the incidents that answer, but for discarded ones, the latest first."""
    whole = _incidents_at(question.places)
    if _REFERENCE.fullmatch(question.text):
        whole.append(_keys(Incident.objects.filter(reference__icontains=question.text)))
    found = Incident.objects.exclude(status=IncidentStatus.DISCARDED)
    return found.filter(_answered(Incident, question, _incidents_of_word, whole)).order_by(
        F("starts_on").desc(nulls_last=True), "-pk"
    )


def statements_for(question: Question) -> QuerySet[Statement]:
    """Return the statements that answer, the latest first, without their long texts."""
    whole = [
        _keys(Statement.objects.filter(public_id=question.text.lower())),
        _sited("claim__statement", question.places),
    ]
    if _ADDRESS.fullmatch(question.text):
        pages = Publication.objects.filter(url_key=url_key(question.text))
        whole.append(_read_in(pages))
    return (
        Statement.objects.select_related("actor")
        .defer("verbatim", "translation")
        .filter(_answered(Statement, question, _statements_of_word, whole))
        .order_by("-issued_on", "-pk")
    )


def claims_for(question: Question) -> QuerySet[Claim]:
    """Return the claims that answer, of the latest statements first, without long texts."""
    return (
        Claim.objects.select_related("statement__actor", "incident")
        .defer(*LONG_TEXTS)
        .filter(_answered(Claim, question, _claims_of_word, [_sited("claim", question.places)]))
        .order_by("-statement__issued_on", "-pk")
    )


def _answered(
    model: type[Model],
    question: Question,
    of_word: Callable[[Question, str], list[Keys]],
    whole: list[Keys],
) -> Q:
    """The condition that every word is answered, or the whole question is."""
    if not question.words:
        return _in(whole)
    every = model._default_manager.all()
    for word in question.words:
        every = every.filter(_in(of_word(question, word)))
    return _in([_keys(every), *whole])


def _in(keys: list[Keys]) -> Q:
    return Q(pk__in=keys[0].union(*keys[1:]))


def _incidents_of_word(question: Question, word: str) -> list[Keys]:
    told = Incident.objects.alias(words=INCIDENT_WORDS).filter(words=_beginning(word))
    by = Claim.objects.filter(statement__actor__in=question.actors_of.get(word, ()))
    return [
        _keys(told),
        _keys(by, "incident"),
        *_incidents_at(question.places_of.get(word, ())),
    ]


def _statements_of_word(question: Question, word: str) -> list[Keys]:
    actors = question.actors_of.get(word, ())
    told = Statement.objects.alias(words=STATEMENT_WORDS).filter(words=_beginning(word))
    titled = Publication.objects.alias(words=PUBLICATION_WORDS).filter(words=_beginning(word))
    return [
        _keys(told),
        _keys(Statement.objects.filter(actor__in=actors)),
        _keys(JointActor.objects.filter(actor__in=actors), "statement"),
        _read_in(titled),
        _sited("claim__statement", question.places_of.get(word, ())),
    ]


def _claims_of_word(question: Question, word: str) -> list[Keys]:
    told = Claim.objects.alias(words=CLAIM_WORDS).filter(words=_beginning(word))
    by = Claim.objects.filter(statement__actor__in=question.actors_of.get(word, ()))
    return [_keys(told), _keys(by), _sited("claim", question.places_of.get(word, ()))]


def _incidents_at(places: Collection[int]) -> list[Keys]:
    """Incidents at one of the places, by their own sites or by those of a claim."""
    own = IncidentSite.objects.filter(place__in=places)
    return [_keys(own, "incident"), _sited("claim__incident", places)]


def _sited(key: str, places: Collection[int]) -> Keys:
    """What a claim's site leads to by `key`, where it stands at one of the places."""
    return _keys(ClaimSite.objects.filter(place__in=places), key)


def _read_in(pages: QuerySet[Publication]) -> Keys:
    return _keys(Appearance.objects.filter(publication__in=pages.order_by()), "statement")


def _keys(found: QuerySet[Any], key: str = "pk") -> Keys:
    return found.order_by().values_list(key)


def _beginning(word: str) -> SearchQuery:
    """Words that begin so. A word has letters, digits and underscores only: nothing to escape."""
    return SearchQuery(f"'{word}':*", config="simple", search_type="raw")
