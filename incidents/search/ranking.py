"""Incidents by how well the words of a search fit them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from incidents.models import SearchDocument
from incidents.snapshot.ordering import in_order

if TYPE_CHECKING:
    from incidents.snapshot.asking import Asked
    from incidents.snapshot.morton import Whole

RANKED: Final = 2_000
"""So many of the newest are ranked; those before them follow, the newest first."""


def by_relevance(asked: Asked) -> Whole:
    """Return the rows that the filter wants, those first which its `q` fits best; one query.

    Between equals the newest goes first.
    """
    rows = in_order(asked, "newest")
    newest, wanted = rows[:RANKED], asked.wanted
    keys = asked.seen.columns.pk[newest].tolist()
    found = SearchDocument.objects.ranks(keys, wanted.q, wanted.q_folded, wanted.known_on)
    ranks = dict(found)
    values = np.array([ranks.get(key, 0.0) for key in keys], dtype=np.float64)
    best_first: Whole = newest[np.argsort(-values, kind="stable")]
    return np.concatenate([best_first, rows[RANKED:]])
