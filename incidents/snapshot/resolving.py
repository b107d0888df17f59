"""What only the database can answer of a filter: incidents by words and by place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from django.core.exceptions import EmptyResultSet

from incidents.models import Incident, SearchDocument

from .asking import Words
from .copying import copied

if TYPE_CHECKING:
    import datetime as dt

    from django.db.models import QuerySet

    from .morton import Whole

_KEY = np.dtype([("pk", "i8")])


def words_of(q: str, folded: str, places: tuple[str, ...], known_on: dt.date | None) -> Words:
    """Return the keys of the incidents that `q` and `places` ask for, in at most two queries.

    `folded` is `q` as a gazetteer key. Incidents that are not public may be among the keys: no
    column has them. With `known_on` only what had been said by then counts.
    """
    return Words(
        q=_keys(SearchDocument.objects.incidents_worded(q, folded, known_on)) if q else None,
        places=_keys(Incident.objects.public().at_places(places, known_on).values("pk"))
        if places
        else None,
    )


def _keys(found: QuerySet[Any, Any]) -> Whole:
    try:
        query, values = found.order_by().query.sql_with_params()
    except EmptyResultSet:
        # Nothing can match, for example at a place that there is not.
        return np.zeros(0, np.int64)
    keys: Whole = copied(query, values, _KEY)["pk"]
    return keys
