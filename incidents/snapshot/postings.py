"""What was gathered of words and places: incidents by term, without a look at each document.

To find the incidents of a common word, the database has to visit each document that has it. The
postings name them in one piece. They are of the moment they were gathered: the incidents that have
changed since are for the caller to ask again.
"""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np
from django.db.models import Q, TextField
from django.db.models.functions import Cast

from incidents.models import Place, SearchPosting
from incidents.querysets.document import spelt_like, words_query

from .asking import Words
from .codes import day_number
from .expression import Both, Either, Term, Without, parsed, terms_of
from .keys import KEY, among, once

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from incidents.querysets.posting import SearchPostingQuerySet

    from .asking import Question
    from .expression import Expression
    from .keys import Mask
    from .morton import Whole

Kind = SearchPosting.Kind


MOST: Final = 1_500_000
"""So many documents are compared in memory; the index of the database is as quick for more."""


class Gathered(NamedTuple):
    """What was gathered for a question, and the number of what was public at that moment."""

    number: int
    words: Words


class Posting(NamedTuple):
    """The documents that have a term, in order and once each, and the incident of each."""

    documents: Whole
    incidents: Whole


def gathered(asked: Question) -> Gathered | None:
    """Return what was gathered for a question; at most six queries.

    None where nothing is, for words that have to stand beside each other, and for words together
    that are in more than MOST documents.
    """
    read = SearchPosting.objects.annotate(query=Cast(words_query(asked.q), TextField()))
    number, query = read.values_list("number", "query").first() or (0, None)
    expression = None if query is None else parsed(query)
    worded = None if expression is None else _worded(expression, asked.known_on)
    if worded is None:
        return None
    return Gathered(
        number,
        Words(
            q=once(np.concatenate([worded, _spelt(asked.folded, asked.known_on)]))
            if asked.q
            else None,
            places=once(_at(asked.places, asked.known_on)) if asked.places else None,
        ),
    )


def _worded(asked: Expression, known_on: dt.date | None) -> Whole | None:
    terms = set(terms_of(asked))
    exact = Q(term__in=[term.text for term in terms if not term.is_prefix])
    begun = [Q(term__startswith=term.text) for term in terms if term.is_prefix]
    kept = SearchPosting.objects.filter(reduce(or_, [exact, *begun]), kind=Kind.WORD)
    if _is_any(asked):
        return _incidents(kept, known_on)
    if kept.documents_in_all() > MOST:
        return None
    return _found(asked, _Table(kept, known_on)).incidents


def _is_any(asked: Expression) -> bool:
    """Whether one term is enough, so that it does not matter which document has which."""
    return isinstance(asked, Term) or (isinstance(asked, Either) and all(map(_is_any, asked.parts)))


def _spelt(folded: str, known_on: dt.date | None) -> Whole:
    """The incidents of places with a name written like this."""
    if not folded:
        return np.zeros(0, KEY)
    kept = SearchPosting.objects.filter(spelt_like("term", folded), kind=Kind.SPELLING)
    return _incidents(kept, known_on)


def _at(slugs: tuple[str, ...], known_on: dt.date | None) -> Whole:
    keys = Place.objects.filter(slug__in=slugs).values_list("pk", flat=True)
    kept = SearchPosting.objects.filter(kind=Kind.PLACE, term__in=[str(key) for key in keys])
    return _incidents(kept, known_on)


def _incidents(kept: SearchPostingQuerySet, known_on: dt.date | None) -> Whole:
    parts = [incidents for _term, _none, incidents in kept.arrays(_day(known_on))]
    return np.concatenate([np.zeros(0, KEY), *parts])


class _Table:
    """Postings by term as they were read."""

    def __init__(self, kept: SearchPostingQuerySet, known_on: dt.date | None) -> None:
        self._parts = list(kept.arrays(_day(known_on), with_documents=True))
        self._known: dict[Term, Posting] = {}

    def posting(self, wanted: Term) -> Posting:
        """Return all that has the term."""
        if wanted not in self._known:
            self._known[wanted] = _joined(
                Posting(documents, incidents)
                for term, documents, incidents in self._parts
                if term == wanted.text or (wanted.is_prefix and term.startswith(wanted.text))
            )
        return self._known[wanted]


def _found(asked: Expression, table: _Table) -> Posting:
    match asked:
        case Term():
            return table.posting(asked)
        case Either(parts):
            return _joined(_found(part, table) for part in parts)
        case Both(left, right):
            few, many = sorted((_found(left, table), _found(right, table)), key=_size)
            return _kept(few, among(few.documents, many.documents))
        case Without(left, right):
            found, other = _found(left, table), _found(right, table)
            return _kept(found, ~among(found.documents, other.documents))


def _size(posting: Posting) -> int:
    return len(posting.documents)


def _kept(posting: Posting, mask: Mask) -> Posting:
    return Posting(posting.documents[mask], posting.incidents[mask])


def _joined(postings: Iterable[Posting]) -> Posting:
    none = Posting(np.zeros(0, KEY), np.zeros(0, KEY))
    documents, incidents = map(np.concatenate, zip(none, *postings, strict=True))
    if not bool((documents[1:] > documents[:-1]).all()):
        documents, first = np.unique(documents, return_index=True)
        incidents = incidents[first]
    return Posting(documents, incidents)


def _day(known_on: dt.date | None) -> int | None:
    return None if known_on is None else day_number(known_on)
