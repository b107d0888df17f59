"""Statements a draft may only repeat: the same words in another publication.

Texts are compared by rapidfuzz's token_set_ratio: it compares the words two texts share with what
each has besides, whatever their order, so a text that was cut, rearranged or framed by an agency
stays close to its original. partial_ratio looks for one unbroken stretch, which an agency's
rewording breaks, and takes far longer for long texts.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING, Final

from django.db.models import Case, DurationField, F, Value, When
from django.db.models.functions import Left
from django.utils.translation import gettext as _
from rapidfuzz import fuzz
from rapidfuzz.utils import default_process

from incidents.models import Statement

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from incidents.desk.reading import ReadStatement
    from incidents.models import Draft

WITHIN: Final = dt.timedelta(days=14)
"""How far apart in time a statement and its repetition are looked for."""

CANDIDATES: Final = 200
"""The most statements compared: those nearest in time."""

COMPARED: Final = 4_000
"""How many characters of each text are compared."""

ALIKE: Final = 75
"""How alike, of 100, two texts are at least to be offered as one lineage."""

FEWEST_WORDS: Final = 8
"""Below so many different words two texts have too much in common by chance."""

MOST: Final = 5
_TEXTS = ("summary", "verbatim", "translation")


@dataclass(frozen=True, slots=True)
class SimilarStatement:
    """A statement on record, how alike it is (0 to 100), and why it is offered."""

    statement: Statement
    score: int
    why: str


def similar_to(said: ReadStatement, draft: Draft) -> list[SimilarStatement]:
    """Return statements within WITHIN of the day whose words are alike, most alike first.

    Those that were said not to be repeated are left out, and so is the one the draft adds to.
    Nothing without a day. One query.
    """
    if said.issued is None:
        return []
    texts = [_compared(text) for text in (said.summary, said.verbatim, said.translation)]
    texts = [text for text in texts if _is_telling(text)]
    if not texts:
        return []
    found = []
    for one in _candidates(said.issued.day, said.not_repeated, draft):
        heads = [_compared(getattr(one, f"{name}_head")) for name in _TEXTS]
        score = max(
            (fuzz.token_set_ratio(*pair) for pair in product(texts, filter(_is_telling, heads))),
            default=0,
        )
        if score >= ALIKE:
            why = _("The words are alike: %(score)d of 100.") % {"score": round(score)}
            found.append(SimilarStatement(one, round(score), why))
    return sorted(found, key=lambda similar: -similar.score)[:MOST]


def _candidates(day: dt.date, declined: frozenset[str], draft: Draft) -> QuerySet[Statement]:
    apart = Case(
        When(issued_on__gte=day, then=F("issued_on") - Value(day)),
        default=Value(day) - F("issued_on"),
        output_field=DurationField(),
    )
    nearest: QuerySet[Statement] = (
        Statement.objects.filter(issued_on__gte=day - WITHIN, issued_on__lte=day + WITHIN)
        .exclude(public_id__in=declined)
        .exclude(pk=draft.statement_id)
        .annotate(apart=apart, **{f"{name}_head": Left(name, COMPARED) for name in _TEXTS})
        .defer("verbatim", "translation")
        .select_related("actor")
        .order_by("apart", "pk")[:CANDIDATES]
    )
    return nearest


def _compared(text: str) -> str:
    return default_process(text[:COMPARED])


def _is_telling(text: str) -> bool:
    return len(set(text.split())) >= FEWEST_WORDS
