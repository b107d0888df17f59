"""What may have been meant by words that nothing has: words that are written like them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import numpy as np
from django.contrib.postgres.search import TrigramSimilarity
from rapidfuzz.distance.DamerauLevenshtein import normalized_similarity as alike

from incidents.gazetteer.folding import fold
from incidents.models import SearchWord
from incidents.snapshot.holding import holder

if TYPE_CHECKING:
    from incidents.filters import IncidentFilter

LIKE: Final = 0.7
"""How alike two words have to be: 1 less the share of letters that are wrong or out of place."""

CANDIDATES: Final = 50
"""So many words that share trigrams with another are looked at."""

_WORD: Final = re.compile(r"\w{4,}")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Words to ask for instead, and how many incidents they find with all else as asked."""

    wanted: IncidentFilter
    count: int


def suggestion(wanted: IncidentFilter) -> Suggestion | None:
    """Return what may have been meant by a search that finds nothing, None for no idea.

    Whatever is suggested finds something that is public now.
    """
    text = _WORD.sub(lambda match: _like(match[0]), wanted.q)
    if text == wanted.q:
        return None
    other = replace(wanted, q=text, q_folded=fold(text))
    count = int(np.count_nonzero(holder.get().ask(other).mask))
    return Suggestion(other, count) if count else None


def _like(word: str) -> str:
    """The word itself where texts have it, else the one most like it, else itself."""
    lower = word.lower()
    near = SearchWord.objects.filter(word__trigram_similar=lower).annotate(
        likeness=TrigramSimilarity("word", lower)
    )
    # Two letters that changed places leave few trigrams as they were: those are for finding only.
    found = [
        (alike(lower, one.word), one.documents, one.word)
        for one in near.order_by("-likeness", "-documents")[:CANDIDATES]
    ]
    likeness, _documents, best = max(found, default=(0.0, 0, word))
    return word if likeness < LIKE or best == lower else best
