"""What is on record, or being written, that a draft may repeat.

Every question is answered in a number of queries that does not grow with the records.
"""

from __future__ import annotations

from incidents.desk.suggesting import (
    search_actors,
    search_incidents,
    search_outlets,
    search_statements,
)

from .neighbours import NEIGHBOURS, are_neighbours
from .publications import known_publication, outlet_for
from .similar import Colleague, Similar, SimilarIncident, similar_by_card, similar_incidents
from .statements import SimilarStatement, similar_statements, similar_to

__all__ = [
    "NEIGHBOURS",
    "Colleague",
    "Similar",
    "SimilarIncident",
    "SimilarStatement",
    "are_neighbours",
    "known_publication",
    "outlet_for",
    "search_actors",
    "search_incidents",
    "search_outlets",
    "search_statements",
    "similar_by_card",
    "similar_incidents",
    "similar_statements",
    "similar_to",
]
