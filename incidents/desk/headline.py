"""One line that tells drafts apart in a list, made from what has been typed so far."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.text import Truncator

from incidents.models import Actor

from .content import Sheet

if TYPE_CHECKING:
    from incidents.models import Draft

MOST = 300


def headline_of(draft: Draft) -> str:
    """Return who speaks and when, then of what: titles, else our words, else the first words.

    Text as typed, in one line of at most MOST characters; "" for an empty draft. One query at most.
    """
    sheet = Sheet(draft.content)
    who = ", ".join(filter(None, (_speaker(sheet.statement["actor"]), sheet.statement["issued"])))
    what = "; ".join(card["title"] for card in sheet.claims if card["title"]) or _first(
        sheet.statement["summary"],
        *(card["paraphrase"] for card in sheet.claims),
        sheet.statement["verbatim"],
        *(row["title"] for row in sheet.publications),
        *(row["url"] for row in sheet.publications),
    )
    line = ": ".join(filter(None, (who, what)))
    return str(Truncator(" ".join(line[: MOST * 4].split())).chars(MOST))


def _speaker(typed: str) -> str:
    """The short name of the actor whose slug was chosen, else what was typed."""
    if not typed:
        return ""
    known = Actor.objects.filter(slug=typed[:80]).values_list("short_name", flat=True).first()
    return known or typed


def _first(*texts: str) -> str:
    return next((text[: MOST * 4] for text in texts if text), "")
