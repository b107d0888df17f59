"""Questions asked of search documents: the public words of incidents and claims."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection
from functools import reduce
from operator import or_
from typing import Any, Final

from django.contrib.postgres.search import (
    CombinedSearchQuery,
    SearchQuery,
    SearchRank,
    TrigramWordSimilarity,
)
from django.db import models
from django.db.models import F, Max, Q, Value
from django.db.models.functions import Greatest

TEXT_CONFIGS = ("simple", "english", "russian")
"""The text search configurations in which words are stored and asked for."""

MIN_TRIGRAM_LENGTH = 4
"""A shorter key has too few trigrams to be told apart."""

MIN_PREFIX_LENGTH = 4
"""A shorter word begins too many others."""

Query = CombinedSearchQuery | SearchQuery

# Words alone: with a sign or an "or" the text says itself how it is meant.
_PLAIN: Final = re.compile(r"\w+(?:\s+\w+)*")


class SearchDocumentQuerySet(models.QuerySet):  # type: ignore[type-arg]  # models stand above querysets
    """Search documents."""

    def said_by(self, known_on: dt.date | None) -> SearchDocumentQuerySet:
        """Documents of what had been said by the end of a day; all for None."""
        if known_on is None:
            return self
        return self.filter(Q(issued_on__isnull=True) | Q(issued_on__lte=known_on))

    def incidents_worded(
        self, text: str, folded: str, known_on: dt.date | None
    ) -> models.QuerySet[Any, Any]:
        """The incidents (rows of one key, `incident`) whose documents have the words.

        Only documents of what had been said by `known_on` if it is set. `folded` is the gazetteer
        key of the text: it also finds other spellings of a place.
        """
        said = self.order_by().said_by(known_on)
        found = said.filter(vector=words_query(text)).values("incident")
        if not folded:
            return found
        # Apart, because parts of a word are looked at again in each row: words need not be.
        return found.union(said.filter(spelt_like("folded", folded)).values("incident"))

    def ranks(
        self, incidents: Collection[int], text: str, folded: str, known_on: dt.date | None
    ) -> models.QuerySet[Any, Any]:
        """How well the words fit each of `incidents` (keys): rows of `incident` and `best`.

        The best of its documents counts. A title weighs more than a text, words near each other
        more than far ones; a place in another spelling counts half.
        """
        rank = SearchRank(F("vector"), words_query(text), cover_density=True)
        near = Value(0.5) * TrigramWordSimilarity(folded, "folded")
        found: models.QuerySet[Any, Any] = (
            self.filter(incident__in=incidents)
            .said_by(known_on)
            .order_by()
            .values_list("incident")
            .annotate(best=Max(Greatest(rank, near, output_field=models.FloatField())))
        )
        return found


def spelt_like(field: str, folded: str) -> Q:
    """Return the condition that place names in `field` are written like a gazetteer key."""
    parts = Q((f"{field}__contains", folded))
    if len(folded) >= MIN_TRIGRAM_LENGTH:
        parts |= Q((f"{field}__trigram_word_similar", folded))
    return parts


def words_query(text: str) -> Query:
    """Return a query for the words of `text` as any of TEXT_CONFIGS reads them.

    A phrase stands in quotation marks, a minus leaves a word out. Of plain words the last may be
    the beginning of one.
    """
    queries = [SearchQuery(text, config=config, search_type="websearch") for config in TEXT_CONFIGS]
    return reduce(or_, [*queries, *_prefix(text)])


def marking_query(text: str) -> Query:
    """Return a query for marking the words of `text` in one of English or Russian."""
    # This configuration reads words in Latin letters as English.
    return reduce(
        or_, [SearchQuery(text, config="russian", search_type="websearch"), *_prefix(text)]
    )


def _prefix(text: str) -> list[SearchQuery]:
    words = text.split()
    is_plain = _PLAIN.fullmatch(text.strip()) and "or" not in map(str.lower, words)
    if not is_plain or len(words[-1]) < MIN_PREFIX_LENGTH:
        return []
    raw = " & ".join(f"'{word}'" for word in words) + ":*"
    return [SearchQuery(raw, config="simple", search_type="raw")]
