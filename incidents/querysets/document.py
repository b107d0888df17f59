"""Questions asked of search documents: the public words of incidents and claims."""

from __future__ import annotations

import datetime as dt

from django.contrib.postgres.search import SearchQuery
from django.db import models
from django.db.models import Q

TEXT_CONFIGS = ("simple", "english", "russian")
"""The text search configurations in which words are stored and asked for."""

MIN_TRIGRAM_LENGTH = 4
"""A shorter key has too few trigrams to be told apart."""


class SearchDocumentQuerySet(models.QuerySet):  # type: ignore[type-arg]  # models stand above querysets
    """Search documents."""

    def worded(self, text: str, folded: str, known_on: dt.date | None) -> SearchDocumentQuerySet:
        """Documents that have the words, said by `known_on` if it is set.

        `folded` is the gazetteer key of the text: it also finds other spellings of a place.
        """
        words = Q()
        for config in TEXT_CONFIGS:
            words |= Q(vector=SearchQuery(text, config=config, search_type="websearch"))
        if folded:
            words |= Q(folded__contains=folded)
        if len(folded) >= MIN_TRIGRAM_LENGTH:
            words |= Q(folded__trigram_word_similar=folded)
        found = self.filter(words)
        if known_on is not None:
            found = found.filter(Q(issued_on__isnull=True) | Q(issued_on__lte=known_on))
        return found
