"""The assessment the claims of an incident suggest: two axes, never one word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from incidents.comparison import ClaimView, alphabetical, standing_claims
from incidents.enums import PARTIES, Initiator, Occurrence, Responsibility, Side, Stance

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


@dataclass(frozen=True, slots=True)
class Proposal:
    """The assessment the claims suggest, with the reasons as sentences. The editor decides."""

    occurrence: Occurrence
    responsibility: Responsibility
    reasons: tuple[str, ...]


def propose_assessment(claims: Iterable[ClaimView]) -> Proposal:
    """The assessment of an incident that its claims suggest, on both axes, with reasons.

    Retellings and comments do not count. A side asserts an incident when it reports it, accepts
    responsibility for it or disputes a detail of it; a side that asserts and denies in different
    statements counts as asserting, and the reasons say that it denies too.

    Occurrence, the first that holds:

    * agreed: both parties assert it, each in a lineage of its own;
    * independently confirmed: a side that is no party asserts it, and another side does too;
    * denied: some side asserts it and another denies it;
    * single side: one side asserts it;
    * unverifiable: no side asserts it.

    Responsibility:

    * not stated: no claim names who started it;
    * contested: claims name different sides; or one is named, and it denies, or another denies
      that blames nobody;
    * admitted: the one side named names itself or accepts responsibility;
    * attributed: one side is named and nobody denies.
    """
    voices = tuple(standing_claims(claims).values())
    occurrence, why_occurrence = _occurrence(voices)
    responsibility, why_responsibility = _responsibility(voices)
    return Proposal(occurrence, responsibility, why_occurrence + why_responsibility)


def _occurrence(voices: Sequence[ClaimView]) -> tuple[Occurrence, tuple[str, ...]]:
    """First axis: did it happen."""
    asserting = alphabetical(c.side for c in voices if c.stance != Stance.DENIES)
    denying = alphabetical(c.side for c in voices if c.stance == Stance.DENIES)
    both = alphabetical(set(asserting) & set(denying))
    only_denying = alphabetical(set(denying) - set(asserting))
    third = [side for side in asserting if side not in PARTIES]
    reasons = [
        _("Sides that say it happened: %(sides)s.") % {"sides": _listed(asserting)}
        if asserting
        else _("No side says that it happened."),
    ]
    if both:
        sentence = _("Sides that also deny it, in another statement: %(sides)s.")
        reasons.append(sentence % {"sides": _listed(both)})
    if only_denying:
        reasons.append(_("Sides that deny it: %(sides)s.") % {"sides": _listed(only_denying)})
    if third and len(asserting) > 1:
        sentence = _("Of these, no party to the conflict: %(sides)s.")
        reasons.insert(1, sentence % {"sides": _listed(third)})
    why = tuple(reasons)
    if not asserting:
        return Occurrence.UNVERIFIABLE, why
    if all(party in asserting for party in PARTIES):
        return Occurrence.AGREED, why
    if third and len(asserting) > 1:
        return Occurrence.CONFIRMED, why
    if only_denying:
        return Occurrence.DENIED, why
    return Occurrence.SINGLE_SIDE, why


def _responsibility(voices: Sequence[ClaimView]) -> tuple[Responsibility, tuple[str, ...]]:
    """Second axis: who is said to be responsible."""
    blames = {(claim.side, named) for claim in voices if (named := _named_by(claim))}
    named_sides = alphabetical(named for _side, named in blames)
    if not named_sides:
        return Responsibility.NOT_STATED, (_("No claim says who started it."),)
    reasons: list[str] = []
    for named in named_sides:
        others = alphabetical(side for side, blamed in blames if blamed == named != side)
        if others:
            sentence = _("Sides that say %(named)s started it: %(sides)s.")
            reasons.append(sentence % {"named": named.label, "sides": _listed(others)})
    admitting = alphabetical(side for side, named in blames if side == named)
    if admitting:
        sentence = _("Sides that say they started it: %(sides)s.")
        reasons.append(sentence % {"sides": _listed(admitting)})
    objecting = alphabetical(
        claim.side
        for claim in voices
        if claim.stance == Stance.DENIES
        and not any(claim.side == side != named for side, named in blames)
    )
    if objecting:
        sentence = _("Sides that deny without naming who started it: %(sides)s.")
        reasons.append(sentence % {"sides": _listed(objecting)})
    why = tuple(reasons)
    if len(named_sides) > 1 or objecting:
        return Responsibility.CONTESTED, why
    return (Responsibility.ADMITTED if admitting else Responsibility.ATTRIBUTED), why


def _listed(sides: Iterable[Side]) -> str:
    """Labels of sides in the active language, with commas between."""
    return ", ".join(str(side.label) for side in sides)


def _named_by(claim: ClaimView) -> Side | None:
    """The side a claim names as having started it; one that accepts responsibility, its own.

    A denial that names its own side denies just that, and so names nobody.
    """
    if claim.initiator == Initiator.NOT_STATED:
        return claim.side if claim.stance == Stance.ACCEPTS else None
    named = Side(claim.initiator.value)
    return None if claim.stance == Stance.DENIES and named == claim.side else named
