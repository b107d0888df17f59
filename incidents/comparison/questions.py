"""Who started it, what happened, when: the questions with one answer per claim."""

from __future__ import annotations

from typing import TYPE_CHECKING

from incidents.comparison.answers import Common, DateRange, GapUnit, Question
from incidents.comparison.inputs import ClaimView
from incidents.comparison.rules import Relation, Rule
from incidents.enums import EventType, Initiator

if TYPE_CHECKING:
    from collections.abc import Sequence

NARROWER_TYPES: dict[EventType, frozenset[EventType]] = {
    EventType.GROUND_CLASH: frozenset(
        {EventType.ADVANCE, EventType.SMALL_ARMS_FIRE, EventType.SNIPER_FIRE},
    ),
    EventType.SMALL_ARMS_FIRE: frozenset({EventType.SNIPER_FIRE}),
}
"""The event types another type is the general word for.

The whole table on purpose: a claim that says "clash" does not contradict one that says who
advanced, nor "fire" one that says "sniper". Every other pair of different codes is a dispute.
"""


def initiator_of(claim: ClaimView) -> Initiator | None:
    """Whom the claim says started it; "not stated" is silence."""
    return None if claim.initiator == Initiator.NOT_STATED else claim.initiator


def event_type_of(claim: ClaimView) -> EventType | None:
    """What the claim says happened; a violation without an act is silence about the act."""
    return None if claim.event_type == EventType.STATEMENT_ONLY else claim.event_type


def days_of(claim: ClaimView) -> DateRange | None:
    """The interval of days a claim gives. One bound alone is a single day.

    The precision is passed on for display: the interval already is as wide as it says.
    """
    starts_on = claim.starts_on or claim.ends_on
    ends_on = claim.ends_on or claim.starts_on
    if starts_on is None or ends_on is None:
        return None
    return DateRange(starts_on, ends_on, claim.date_precision)


def _initiator_values(claim: ClaimView) -> tuple[Initiator, ...]:
    initiator = initiator_of(claim)
    return () if initiator is None else (initiator,)


def _relate_initiators(one: Initiator, other: Initiator) -> Relation:
    return Relation(one == other)


def _common_initiator(initiators: Sequence[Initiator]) -> Common | None:
    return initiators[0]


def _event_type_values(claim: ClaimView) -> tuple[EventType, ...]:
    event_type = event_type_of(claim)
    return () if event_type is None else (event_type,)


def _is_narrower(one: EventType, other: EventType) -> bool:
    """Whether the second type is the general word for the first, or the same word."""
    return one == other or one in NARROWER_TYPES.get(other, frozenset())


def _relate_event_types(one: EventType, other: EventType) -> Relation:
    return Relation(_is_narrower(one, other) or _is_narrower(other, one))


def _common_event_type(event_types: Sequence[EventType]) -> Common | None:
    """The narrowest of types that are all compatible."""
    return next(
        one for one in event_types if all(_is_narrower(one, other) for other in event_types)
    )


def _day_values(claim: ClaimView) -> tuple[DateRange, ...]:
    days = days_of(claim)
    return () if days is None else (days,)


def _relate_days(one: DateRange, other: DateRange) -> Relation:
    gap = max((other.starts_on - one.ends_on).days, (one.starts_on - other.ends_on).days)
    return Relation(compatible=True) if gap <= 0 else Relation(compatible=False, gap=gap)


def _common_days(ranges: Sequence[DateRange]) -> Common | None:
    """The days all intervals share: pairwise overlapping intervals always share some."""
    return DateRange(max(r.starts_on for r in ranges), min(r.ends_on for r in ranges))


INITIATOR_RULE = Rule(
    Question.INITIATOR,
    _initiator_values,
    initiator_of,
    _relate_initiators,
    common=_common_initiator,
)
"""Who started it: the same side named, or dispute. A denial says nothing unless it names one."""

WHAT_RULE = Rule(
    Question.WHAT,
    _event_type_values,
    event_type_of,
    _relate_event_types,
    common=_common_event_type,
)
"""What happened: equal codes or a general and a narrower word agree (``NARROWER_TYPES``)."""

WHEN_RULE = Rule(
    Question.WHEN,
    _day_values,
    days_of,
    _relate_days,
    common=_common_days,
    unit=GapUnit.DAYS,
)
"""When: inclusive intervals overlap, or dispute.

The gap of a dispute is in days from the end of the earlier interval to the start of the later
(11 and 12 December: one day), for the pair farthest apart.
"""
