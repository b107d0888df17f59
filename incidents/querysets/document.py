"""Questions asked of search documents: the public words of incidents and claims."""

from __future__ import annotations

import datetime as dt
from functools import reduce
from operator import or_
from typing import Any

from django.contrib.postgres.search import CombinedSearchQuery, SearchQuery
from django.db import models
from django.db.models import Q

TEXT_CONFIGS = ("simple", "english", "russian")
"""The text search configurations in which words are stored and asked for."""

MIN_TRIGRAM_LENGTH = 4
"""A shorter key has too few trigrams to be told apart."""


class SearchDocumentQuerySet(models.QuerySet):  # type: ignore[type-arg]  # models stand above querysets
    """Search documents."""

    def incidents_worded(
        self, text: str, folded: str, known_on: dt.date | None
    ) -> models.QuerySet[Any, Any]:
        """The incidents (rows of one key, `incident`) whose documents have the words.

        Only documents of what had been said by `known_on` if it is set. `folded` is the gazetteer
        key of the text: it also finds other spellings of a place.
        """
        said = self.order_by()
        if known_on is not None:
            said = said.filter(Q(issued_on__isnull=True) | Q(issued_on__lte=known_on))
        found = said.filter(vector=any_config(text)).values("incident")
        if not folded:
            return found
        # Apart, because parts of a word are looked at again in each row: words need not be.
        parts = Q(folded__contains=folded)
        if len(folded) >= MIN_TRIGRAM_LENGTH:
            parts |= Q(folded__trigram_word_similar=folded)
        return found.union(said.filter(parts).values("incident"))


def any_config(text: str) -> CombinedSearchQuery | SearchQuery:
    """Return a query for the words of `text` as any of TEXT_CONFIGS reads them."""
    first, *others = (
        SearchQuery(text, config=config, search_type="websearch") for config in TEXT_CONFIGS
    )
    return reduce(or_, others, first)
