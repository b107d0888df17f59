"""Reading quotations: words of the statement, and where they stand in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from incidents.enums import QuotedField

from .fields import answer_path
from .values import ReadQuote

if TYPE_CHECKING:
    from incidents.desk.content import ClaimCard, Part
    from incidents.desk.problems import Found


def quotes(card: ClaimCard, verbatim: str, found: Found) -> dict[QuotedField, ReadQuote]:
    """Return the quotations that support single answers."""
    read = {}
    for name, part in card.quotes.items():
        quote = quotation(part, ("text", "start", "end"), verbatim, found)
        if quote is not None:
            read[QuotedField(name)] = quote
    return read


def quotation(
    part: Part, names: tuple[str, str, str], verbatim: str, found: Found
) -> ReadQuote | None:
    """Return words of the statement with where they stand in its verbatim text.

    The text counts, not the offsets: where the verbatim text was edited since they are found anew.
    Words that do not stand in it are questioned.
    """
    text_name, start_name, end_name = names
    text = part[text_name]
    if not text:
        return None
    start, end = _offset(part[start_name]), _offset(part[end_name])
    if start is not None and end is not None and verbatim[start:end] == text:
        return ReadQuote(text, start, end)
    at = verbatim.find(text)
    if at >= 0:
        return ReadQuote(text, at, at + len(text))
    if verbatim and " ".join(text.split()) not in " ".join(verbatim.split()):
        path = part.path(text_name)
        answer = answer_path(path, "quotation_not_in_text")
        found.warn(
            path,
            "quotation_not_in_text",
            _("These words do not stand in the verbatim text of the statement."),
            answer_path=answer,
            answered=part.content.get(answer, "").strip(),
        )
    return ReadQuote(text, None, None)


def _offset(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 8 else None
