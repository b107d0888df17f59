"""Searching all that the desk may see: drafts, incidents, statements and claims.

Every word of the question has to be answered by a record: by the beginning of a word of its text,
by a name of its actor, or by a place it names in any spelling. A reference, an address or the
spelling of one place can be the whole question. The number of queries does not depend on the data.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce
from operator import and_
from typing import TYPE_CHECKING, Any, Final

from django.db.models import Q, TextField
from django.db.models.functions import Cast

from .answering import claims_for, incidents_for, statements_for
from .overview import Few, drafts_of
from .question import understand

if TYPE_CHECKING:
    from incidents.models import Claim, Draft, Incident, Statement, User

    from .question import Question

MOST: Final = 10
"""The most records shown of each kind."""


@dataclass(frozen=True, slots=True)
class Found:
    """What was found, of each kind the first few."""

    drafts: Few[Draft]
    incidents: Few[Incident]
    statements: Few[Statement]
    claims: Few[Claim]

    @property
    def is_empty(self) -> bool:
        """Whether nothing was found."""
        return not any(
            few.items for few in (self.drafts, self.incidents, self.statements, self.claims)
        )


def search(user: User, text: str) -> Found:
    """Return what answers `text`; nothing for an empty text."""
    question = understand(text)
    return Found(
        drafts=_few(_drafts(user, question)),
        incidents=_few(incidents_for(question)),
        statements=_few(statements_for(question)),
        claims=_few(claims_for(question)),
    )


def _few(found: Any) -> Few[Any]:
    return Few.of(list(found[: MOST + 1]), MOST)


def _drafts(user: User, question: Question) -> Any:
    """Drafts somebody may open; what was typed is searched as it is, places by what was chosen.

    Those of one person are few, so that reading them takes no index of their words.
    """
    typed = Q(pk=None)
    for slug in question.slugs:
        typed |= Q(typed__contains=f'"{slug}"')
    each = [Q(typed__icontains=word) | Q(headline__icontains=word) for word in question.words]
    found = reduce(and_, each) if each else Q(pk=None)
    return drafts_of(user).alias(typed=Cast("content", TextField())).filter(found | typed)
