"""The texts in which the desk looks for words, as PostgreSQL's word lists.

Indexes and questions have to use the very same expressions, or no index answers: both take them
from here. Word lists have a limit, so that of each long text only the beginning is in them.
"""

from __future__ import annotations

from typing import Final

from django.contrib.postgres.search import SearchVector
from django.db.models.functions import Left

SEARCHED: Final = 50_000
"""How many characters of a long text are searched."""

STATEMENT_WORDS: Final = SearchVector(
    Left("summary", SEARCHED),
    Left("verbatim", SEARCHED),
    Left("translation", SEARCHED),
    config="simple",
)
CLAIM_WORDS: Final = SearchVector(
    Left("paraphrase", SEARCHED), Left("quotation", SEARCHED), config="simple"
)
INCIDENT_WORDS: Final = SearchVector("title", Left("summary", SEARCHED), config="simple")
PUBLICATION_WORDS: Final = SearchVector("title", config="simple")
