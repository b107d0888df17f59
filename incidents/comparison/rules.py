"""How two answers to one question relate, and how a row of answers comes to a verdict."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Generic, TypeVar

from incidents.comparison.answers import (
    Answer,
    CasualtyCell,
    Common,
    Gap,
    GapUnit,
    Question,
    Row,
    Value,
)
from incidents.comparison.inputs import ClaimView
from incidents.comparison.lineages import adds_facts, alphabetical, standing_claims
from incidents.enums import Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Measure = TypeVar("Measure")


@dataclass(frozen=True, slots=True)
class Relation:
    """How two answers relate.

    ``compatible`` None means that they speak of different things and neither support nor
    contradict each other. ``gap`` is how far apart two incompatible answers are, None when that
    cannot be measured.
    """

    compatible: bool | None
    gap: float | None = None


def always(_measure: object) -> bool:
    """Every answer to this question gives a value."""
    return True


def nothing_common(_measures: Sequence[object]) -> Common | None:
    """Answers to this question have no one value in common."""
    return None


@dataclass(frozen=True, slots=True)
class Rule(Generic[Measure]):
    """One question as functions.

    ``values``: what a claim says, for the grid. ``measure``: the same in the form that is
    compared, None when silent. ``relate``: symmetric. ``gives``: whether an answer gives a value
    or only mentions the matter. ``common``: what compatible answers share.
    """

    question: Question
    values: Callable[[ClaimView], tuple[Value, ...]]
    measure: Callable[[ClaimView], Measure | None]
    relate: Callable[[Measure, Measure], Relation]
    gives: Callable[[Measure], bool] = always
    common: Callable[[Sequence[Measure]], Common | None] = nothing_common
    unit: GapUnit | None = None
    cell: CasualtyCell | None = None


@dataclass(frozen=True, slots=True)
class _Voice(Generic[Measure]):
    """One claim with what it says on the question at hand."""

    claim: ClaimView
    measure: Measure


def judge(rule: Rule[Measure], claims: Sequence[ClaimView]) -> Row:
    """The row of one question over all claims of an incident.

    The verdict, over the voices (one per lineage, see ``standing_claims``):

    * dispute: some two voices are incompatible, be they of one side or of two;
    * agree: some two voices are compatible and no two are incompatible;
    * one side only: one voice gives a value, or several that speak of different things;
    * nobody says: no voice gives a value.

    A retelling is no voice. It can change nothing but "nobody says", where the lineage's own
    claim gives no value and the retelling does: that is "one side only" with ``retold_only``.
    """
    standing = standing_claims(claims)
    standing_ids = {claim.id for claim in standing.values()}
    spoken = _spoken(rule, claims)
    first_hand = [voice for voice in spoken if voice.claim.id in standing_ids]
    giving = [voice for voice in first_hand if rule.gives(voice.measure)]
    retold_only = False
    verdict, gap, conflicts = _weigh(rule, first_hand)
    if not giving and verdict == Verdict.NOBODY:
        giving = [voice for voice in spoken if rule.gives(voice.measure)]
        if giving:
            retold_only = True
            verdict = Verdict.ONE_SIDE
    agreed = verdict == Verdict.AGREE
    speaking = first_hand if verdict == Verdict.DISPUTE else giving
    return Row(
        question=rule.question,
        cell=rule.cell,
        verdict=verdict,
        gap=gap,
        common=rule.common([voice.measure for voice in giving]) if agreed else None,
        sides=alphabetical(voice.claim.side for voice in speaking),
        voices=len({voice.claim.lineage for voice in speaking}),
        conflicts=conflicts,
        mentioned_without_number=any(not rule.gives(voice.measure) for voice in spoken),
        retold_only=retold_only,
        answers=tuple(_answer(rule, claim, standing.get(claim.lineage)) for claim in claims),
    )


def _spoken(rule: Rule[Measure], claims: Sequence[ClaimView]) -> list[_Voice[Measure]]:
    """The claims that are not silent on the question."""
    voices = []
    for claim in claims:
        measure = rule.measure(claim) if adds_facts(claim) else None
        if measure is not None:
            voices.append(_Voice(claim, measure))
    return voices


def _weigh(
    rule: Rule[Measure],
    voices: Sequence[_Voice[Measure]],
) -> tuple[Verdict, Gap | None, tuple[tuple[int, int], ...]]:
    """Verdict, widest gap and conflicting pairs of claim ids over first-hand voices."""
    supported = False
    conflicts: list[tuple[int, int]] = []
    gaps: list[float] = []
    for one, other in combinations(voices, 2):
        relation = rule.relate(one.measure, other.measure)
        if relation.compatible is None:
            continue
        if relation.compatible:
            supported = True
            continue
        first, second = sorted((one.claim.id, other.claim.id))
        conflicts.append((first, second))
        if relation.gap is not None:
            gaps.append(relation.gap)
    if conflicts:
        gap = Gap(max(gaps), rule.unit) if gaps and rule.unit else None
        return Verdict.DISPUTE, gap, tuple(sorted(conflicts))
    if supported:
        return Verdict.AGREE, None, ()
    if any(rule.gives(voice.measure) for voice in voices):
        return Verdict.ONE_SIDE, None, ()
    return Verdict.NOBODY, None, ()


def _answer(rule: Rule[Measure], claim: ClaimView, root: ClaimView | None) -> Answer:
    """One claim's cell in the row."""
    if root is None or not adds_facts(claim):
        return Answer(claim.id, (), is_repeat=False, departs=False)
    is_repeat = claim.id != root.id
    departs = False
    if is_repeat:
        mine, theirs = rule.measure(claim), rule.measure(root)
        if mine is not None and theirs is not None:
            departs = rule.relate(mine, theirs).compatible is False
    return Answer(claim.id, rule.values(claim), is_repeat=is_repeat, departs=departs)
