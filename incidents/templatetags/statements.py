"""When a statement was issued, and how reliable the outlets are where it was read, in words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from django import template

from incidents.enums import DatePrecision, Reliability, Script
from incidents.forms.draft import labels
from incidents.gazetteer.table import script_of
from incidents.models import Claim, Outlet, Statement
from incidents.templatetags.words import lang
from incidents.understanding.wording import issued_words

register = template.Library()


@register.filter
def issued(day: dt.date, precision: int | None) -> str:
    """Return the day a statement was issued, no more exact than it is known (1-5, None: exact).

    Where the day is not known `day` is the last it can have been, and is not shown as one.
    """
    return issued_words(day, precision)


@register.filter
def statement_words(statement: Statement) -> str:
    """Return who made a statement and when, the day no more exact than it is known."""
    return labels.statement_words(statement)


@register.filter
def issued_code(day: dt.date, precision: int | None) -> str:
    """Return the day a statement was issued for machines (ISO 8601), as far as it is known."""
    formats = {DatePrecision.MONTH: "%Y-%m", DatePrecision.YEAR: "%Y"}
    known = DatePrecision(precision or DatePrecision.EXACT)
    return day.strftime(formats.get(known, "%Y-%m-%d"))


@register.filter
def quotation_lang(claim: Claim) -> str:
    """Return the language a claim's quotation is in, for a `lang` attribute; may be empty.

    That of the statement, unless its words are not kept and it was read in other languages only:
    then the quotation is a translation. Fetch it with ClaimQuerySet.for_comparison.
    """
    statement = claim.statement
    if claim.quotation in statement.verbatim:
        return lang(statement.language)
    read_in = [appearance.publication.language for appearance in statement.appearances.all()]
    return lang(quoted_in(claim.quotation, statement.language, read_in))


@register.filter
def kept_quotation_lang(record: Mapping[str, Any]) -> str:
    """Return the same of a claim kept in a published version."""
    words, language = record.get("quotation", ""), record.get("language", "")
    read_in = [one.get("publication_language", "") for one in record.get("publications", ())]
    return lang(quoted_in(words, language, read_in))


def quoted_in(words: str, language: str, read_in: Sequence[str]) -> str:
    """Return the language of words quoted from a statement that was read in these languages.

    Words in another script than Latin are in the statement's own: nobody translates into it here.
    """
    is_own = not read_in or language in read_in or script_of(words) != Script.LATIN
    return language if is_own else read_in[0]


@register.filter
def usual_grade(outlet: Outlet, day: dt.date) -> str:
    """Return how reliable an outlet usually was on `day` (STANAG 2511), empty when not graded.

    Without a grade from before that day the first one given counts. Prefetch `grades`.
    """
    newest_first = sorted(outlet.grades.all(), key=lambda grade: grade.since, reverse=True)
    if not newest_first:
        return ""
    grade = next((one for one in newest_first if one.since <= day), newest_first[-1])
    return f"{grade.reliability}, {Reliability(grade.reliability).label}"
