"""What holds of every comparison, whatever the claims."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from incidents.comparison import ClaimView, Comparison, Question, Row, compare
from incidents.enums import Side, Stance, Verdict
from tests.claim_views import claim, claim_lists, december, said


def judged(comparison: Comparison) -> list[Row]:
    """The rows without their cells: what a claim that changes no verdict must leave alone."""
    return [replace(row, answers=()) for row in comparison.rows]


@given(claim_lists().flatmap(lambda claims: st.tuples(st.just(claims), st.permutations(claims))))
def test_the_order_of_claims_changes_nothing(
    orders: tuple[tuple[ClaimView, ...], list[ClaimView]],
) -> None:
    claims, shuffled = orders

    assert compare(claims) == compare(shuffled)


@given(said(), said())
def test_it_does_not_matter_which_claim_says_which(
    one: dict[str, object],
    other: dict[str, object],
) -> None:
    comparison = compare((claim(1, **one), claim(2, **other)))
    swapped = compare((claim(1, **other), claim(2, **one)))

    assert judged(comparison) == judged(swapped)


@given(claim_lists(), st.sampled_from(Side))
def test_a_silent_claim_changes_no_verdict(claims: tuple[ClaimView, ...], side: Side) -> None:
    assert judged(compare((*claims, claim(99, side)))) == judged(compare(claims))


@given(claim_lists(), said(), st.sampled_from(Side))
def test_a_comment_changes_no_verdict(
    claims: tuple[ClaimView, ...],
    says: dict[str, object],
    side: Side,
) -> None:
    comment = claim(99, side, **{**says, "stance": Stance.COMMENTS})

    assert judged(compare((*claims, comment))) == judged(compare(claims))


@given(claim_lists(), said(), st.data())
def test_a_retelling_changes_no_verdict_but_that_nobody_says(
    claims: tuple[ClaimView, ...],
    says: dict[str, object],
    data: st.DataObject,
) -> None:
    standing = [one for one in claims if one.stance != Stance.COMMENTS]
    if not standing:
        return
    root = data.draw(st.sampled_from(standing)).lineage
    retelling = claim(99, Side.INDEPENDENT, lineage=root, issued_on=december(31), **says)
    before = {(row.question, row.cell): row for row in compare(claims).rows}

    for row in compare((*claims, retelling)).rows:
        known = before.get((row.question, row.cell))
        verdict = known.verdict if known else Verdict.NOBODY
        if row.retold_only:
            assert row.verdict == Verdict.ONE_SIDE
            assert verdict == Verdict.NOBODY or (known is not None and known.retold_only)
        else:
            assert row.verdict == verdict


@given(claim_lists(lineages=1))
def test_one_lineage_alone_is_never_agreement_nor_dispute(claims: tuple[ClaimView, ...]) -> None:
    verdicts = {row.verdict for row in compare(claims).rows}

    assert verdicts <= {Verdict.ONE_SIDE, Verdict.NOBODY}


@given(said())
def test_every_claim_agrees_with_itself_told_by_another_lineage(says: dict[str, object]) -> None:
    alone = compare((claim(1, **says),))
    twice = compare((claim(1, **says), claim(2, **says)))

    for one, two in zip(alone.rows, twice.rows, strict=True):
        cannot_tell = one.question == Question.WHERE and two.verdict == Verdict.ONE_SIDE
        if one.verdict == Verdict.ONE_SIDE and not cannot_tell:
            assert two.verdict == Verdict.AGREE
        else:
            assert two.verdict == one.verdict


@given(claim_lists())
def test_a_gap_and_conflicts_belong_to_disputes_and_a_common_value_to_agreement(
    claims: tuple[ClaimView, ...],
) -> None:
    for row in compare(claims).rows:
        assert bool(row.conflicts) == (row.verdict == Verdict.DISPUTE)
        assert row.gap is None or (row.verdict == Verdict.DISPUTE and row.gap.amount > 0)
        assert row.common is None or row.verdict == Verdict.AGREE
        assert bool(row.sides) == (row.verdict != Verdict.NOBODY)
        assert list(row.sides) == sorted(row.sides, key=lambda side: str(side.label))
