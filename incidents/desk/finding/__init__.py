"""What is on record, or being written, that a draft may repeat.

Every question is answered in a number of queries that does not grow with the records.
"""

from __future__ import annotations

from .neighbours import NEIGHBOURS, are_neighbours
from .publications import known_publication, outlet_for
from .similar import Colleague, Similar, SimilarIncident, similar_by_card, similar_incidents
from .statements import SimilarStatement, similar_to

__all__ = [
    "NEIGHBOURS",
    "Colleague",
    "Similar",
    "SimilarIncident",
    "SimilarStatement",
    "are_neighbours",
    "known_publication",
    "outlet_for",
    "similar_by_card",
    "similar_incidents",
    "similar_to",
]
