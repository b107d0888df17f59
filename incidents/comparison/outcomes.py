"""How it ended: outcomes compared place by place."""

from __future__ import annotations

from incidents.comparison.answers import Question
from incidents.comparison.inputs import ClaimView, OutcomeView
from incidents.comparison.rules import Relation, Rule
from incidents.enums import Outcome

COMPATIBLE_AT_ONE_PLACE = frozenset(
    {
        frozenset({Outcome.REPELLED, Outcome.NONE}),
        frozenset({Outcome.WITHDRAWAL, Outcome.REPELLED}),
        frozenset({Outcome.WITHDRAWAL, Outcome.CONTROL}),
        frozenset({Outcome.WITHDRAWAL, Outcome.ADVANCE}),
    },
)
"""Different outcomes at one place that can both be right.

An attack repelled changes nothing; a withdrawal does not say whose it was, so it fits any other
movement. Every other pair of different outcomes is a dispute: above all, an advance toward a
place is not control of it.
"""

CONTRADICTORY_ON_THE_WHOLE = frozenset(
    {
        frozenset({Outcome.REPELLED, Outcome.ADVANCE}),
        frozenset({Outcome.REPELLED, Outcome.CONTROL}),
        frozenset({Outcome.NONE, Outcome.ADVANCE}),
        frozenset({Outcome.NONE, Outcome.CONTROL}),
        frozenset({Outcome.NONE, Outcome.WITHDRAWAL}),
    },
)
"""Outcomes that cannot both be right when one of the two names no place.

Fewer than at one place: an advance on the whole can well have taken control somewhere.
"""


def outcomes_of(claim: ClaimView) -> tuple[OutcomeView, ...]:
    """The outcomes a claim states; "not stated" is silence."""
    return tuple(one for one in claim.outcomes if one.outcome != Outcome.NOT_STATED)


def _measure(claim: ClaimView) -> tuple[OutcomeView, ...] | None:
    return outcomes_of(claim) or None


def _at(outcomes: tuple[OutcomeView, ...], place: str | None) -> frozenset[Outcome]:
    return frozenset(one.outcome for one in outcomes if one.place == place)


def _relate_outcomes(one: tuple[OutcomeView, ...], other: tuple[OutcomeView, ...]) -> Relation:
    places = {o.place for o in one if o.place} & {o.place for o in other if o.place}
    found = {_relate_at_one_place(_at(one, place), _at(other, place)) for place in places}
    on_the_whole = _relate_on_the_whole(one, other)
    if on_the_whole is not None:
        found.add(on_the_whole)
    if False in found:
        return Relation(compatible=False)
    return Relation(compatible=True if True in found else None)


def _relate_at_one_place(one: frozenset[Outcome], other: frozenset[Outcome]) -> bool:
    """Whether two claims' outcomes at one place can both be right."""
    if one & other:
        return True
    return all(frozenset({a, b}) in COMPATIBLE_AT_ONE_PLACE for a in one for b in other)


def _relate_on_the_whole(
    one: tuple[OutcomeView, ...],
    other: tuple[OutcomeView, ...],
) -> bool | None:
    """How outcomes without a place compare with everything the other claim states.

    None when neither claim states one, or when nothing they state can be set against each other.
    """
    all_one, all_other = (frozenset(o.outcome for o in outcomes) for outcomes in (one, other))
    whole_one, whole_other = _at(one, None), _at(other, None)
    if whole_one & all_other or whole_other & all_one:
        return True
    pairs = {frozenset({a, b}) for a in whole_one for b in all_other}
    pairs |= {frozenset({a, b}) for a in all_one for b in whole_other}
    if pairs & CONTRADICTORY_ON_THE_WHOLE:
        return False
    return True if pairs else None


OUTCOME_RULE = Rule(Question.OUTCOME, outcomes_of, _measure, _relate_outcomes)
"""Outcome: compared at each place both claims name, and on the whole where one names none.

Two claims that name different places and no other thing speak of different things: neither
agreement nor dispute. But when each claims control of one place and no more than an advance
toward the other's, the places both name are in dispute.
"""
