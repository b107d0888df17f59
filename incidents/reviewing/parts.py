"""A claim part by part, each beside the words it rests on; and what changed between two rounds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from incidents.comparison import DateRange, Value
from incidents.enums import ClaimField, Initiator, QuotedField, Stance
from incidents.exchange.comparable import ClaimRows, view_of

from .earlier import Said, submitted_before

if TYPE_CHECKING:
    import datetime as dt

    from incidents.exchange.comparable import Labeller
    from incidents.models import Claim


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a claim: its values as the grid shows them, or a text; instants of a time.

    `quotation` are the words of the statement it rests on, as far as its author marked them.
    """

    field: ClaimField
    values: tuple[Value | Stance, ...] = ()
    text: str = ""
    instants: tuple[dt.datetime, ...] = ()
    quotation: str = ""

    @property
    def is_silent(self) -> bool:
        """Whether the claim says nothing here."""
        return not (self.values or self.text or self.instants)


@dataclass(frozen=True, slots=True)
class Changed:
    """A part that was otherwise when the claim was last submitted."""

    before: Part
    now: Part


def parts_of(claim: Claim, label: Labeller) -> tuple[Part, ...]:
    """Return the parts of a claim in the order its author fills them.

    Fetch it with ClaimQuerySet.for_review. Places are called as `label` says.
    """
    return parts_said((ClaimRows.now(claim), claim.quotations.all()), label)


def changes_of(claim: Claim, label: Labeller) -> tuple[Changed, ...]:
    """Return the parts that differ from the submission before this one; none at the first."""
    earlier = submitted_before(claim)
    if earlier is None:
        return ()
    pairs = zip(parts_said(earlier, label), parts_of(claim, label), strict=True)
    return tuple(Changed(before, now) for before, now in pairs if before != now)


def parts_said(said: Said, label: Labeller) -> tuple[Part, ...]:
    """Return the same of a claim as it was said at some time."""
    rows, quotations = said
    claim, view = rows.claim, view_of(rows, label=label)
    words = {one.field: one.text for one in quotations}
    days = (
        (DateRange(view.starts_on, view.ends_on, view.date_precision),)
        if view.starts_on and view.ends_on
        else ()
    )
    clause = claim.breached_clause
    named = () if view.initiator == Initiator.NOT_STATED else (view.initiator,)
    return (
        Part(ClaimField.INCIDENT, text=claim.incident.title),
        Part(ClaimField.STANCE, (view.stance,)),
        Part(ClaimField.INITIATOR, named, quotation=words.get(QuotedField.INITIATOR, "")),
        Part(
            ClaimField.EVENT_TYPE,
            (view.event_type,) if view.event_type else (),
            quotation=words.get(QuotedField.EVENT_TYPE, ""),
        ),
        Part(
            ClaimField.WHEN,
            days,
            instants=tuple(one for one in (claim.starts_at, claim.ends_at) if one),
            quotation=words.get(QuotedField.WHEN, ""),
        ),
        Part(ClaimField.WHERE, view.sites, quotation=words.get(QuotedField.WHERE, "")),
        Part(ClaimField.OUTCOME, view.outcomes, quotation=words.get(QuotedField.OUTCOME, "")),
        Part(ClaimField.CASUALTIES, view.figures, quotation=words.get(QuotedField.CASUALTIES, "")),
        Part(ClaimField.PARAPHRASE, text=claim.paraphrase),
        Part(ClaimField.QUOTATION, text=claim.quotation),
        Part(
            ClaimField.BREACH,
            text=f"{clause.agreement.short_title}, {clause.number}" if clause else "",
            quotation=words.get(QuotedField.BREACH, ""),
        ),
    )
