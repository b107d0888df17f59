"""What only the database can answer of a filter: incidents by words and by place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from django.core.exceptions import EmptyResultSet

from incidents.models import Incident, SearchDocument

from .asking import Question, Words
from .copying import copied
from .keys import KEY, among
from .postings import gathered
from .version import changed_since, current

if TYPE_CHECKING:
    from collections.abc import Collection

    from django.db.models import QuerySet

    from .morton import Whole

_KEY = np.dtype([("pk", "i8")])


def answer(asked: Question) -> Words:
    """Return the keys of the incidents that have the words, at the places.

    Of what was gathered of all, and of those that have changed since as they are; where nothing
    serves, of all as they are. Incidents that are not public may be there too: no column has them.
    With `known_on` only what had been said by then counts.
    """
    found = gathered(asked)
    changed = None if found is None else changed_since(found.number, current())
    if found is None or changed is None:
        return _asked_of_documents(asked)
    return brought_up(found.words, asked, changed)


def brought_up(words: Words, asked: Question, changed: Collection[int]) -> Words:
    """Return an answer of a former moment with the incidents `changed` (keys) as they are now."""
    if not changed:
        return words
    now = _asked_of_documents(asked, changed)
    gone = np.fromiter(changed, np.int64, len(changed))
    return Words(
        q=_exchanged(words.q, gone, now.q), places=_exchanged(words.places, gone, now.places)
    )


def _asked_of_documents(asked: Question, among: Collection[int] | None = None) -> Words:
    """Of all incidents, or of those `among` keys; at most three queries."""
    documents, incidents = SearchDocument.objects.all(), Incident.objects.public()
    if among is not None:
        documents = documents.filter(incident__in=among)
    return Words(
        q=_keys(documents.incidents_worded(asked.q, asked.folded, asked.known_on))
        if asked.q
        else None,
        places=_keys(incidents.at_places(asked.places, asked.known_on, among).values("pk"))
        if asked.places
        else None,
    )


def _exchanged(keys: Whole | None, gone: Whole, now: Whole | None) -> Whole | None:
    if keys is None or now is None:
        return None
    return np.concatenate([keys[~among(keys, gone)], now])


def _keys(found: QuerySet[Any, Any]) -> Whole:
    try:
        query, values = found.order_by().query.sql_with_params()
    except EmptyResultSet:
        # Nothing can match, for example at a place that there is not.
        return np.zeros(0, KEY)
    keys: Whole = copied(query, values, _KEY)["pk"].astype(KEY)
    return keys
