"""What only the database can answer of a filter: incidents by words and by place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from django.core.exceptions import EmptyResultSet

from incidents.models import Incident, SearchDocument

from .asking import Words
from .columns import KEY
from .copying import copied

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection

    from django.db.models import QuerySet

    from .morton import Whole

_KEY = np.dtype([("pk", "i8")])


class Question(NamedTuple):
    """What only the database can answer of a filter; `folded` is `q` as a gazetteer key."""

    q: str
    folded: str
    places: tuple[str, ...]
    known_on: dt.date | None


def words_of(asked: Question, among: Collection[int] | None = None) -> Words:
    """Return the keys of the incidents that have the words, at the places; at most two queries.

    Of all, or of those `among` keys. Incidents that are not public may be there too: no column has
    them. With `known_on` only what had been said by then counts.
    """
    documents, incidents = SearchDocument.objects.all(), Incident.objects.public()
    if among is not None:
        documents, incidents = documents.filter(incident__in=among), incidents.filter(pk__in=among)
    return Words(
        q=_keys(documents.incidents_worded(asked.q, asked.folded, asked.known_on))
        if asked.q
        else None,
        places=_keys(incidents.at_places(asked.places, asked.known_on).values("pk"))
        if asked.places
        else None,
    )


def _keys(found: QuerySet[Any, Any]) -> Whole:
    try:
        query, values = found.order_by().query.sql_with_params()
    except EmptyResultSet:
        # Nothing can match, for example at a place that there is not.
        return np.zeros(0, KEY)
    keys: Whole = copied(query, values, _KEY)["pk"].astype(KEY)
    return keys
