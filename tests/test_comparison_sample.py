"""The clash at Khtsaberd and Hin Tagher, December 2020, compared question by question."""

from __future__ import annotations

from incidents.comparison import Comparison, Gap, GapUnit, PeopleRange, Question, Row, compare
from incidents.enums import CasualtyCategory, EventType, Harm, Side, Verdict
from tests.claim_views import khtsaberd_claims


def military(comparison: Comparison, side: Side, harm: Harm) -> Row:
    """The row of one side's soldiers."""
    row = comparison.cell(side, CasualtyCategory.MILITARY, harm)
    assert row is not None
    return row


def test_when_is_disputed_by_one_day_even_within_one_side() -> None:
    when = compare(khtsaberd_claims()).row(Question.WHEN)

    assert when.verdict == Verdict.DISPUTE
    assert when.gap == Gap(1, GapUnit.DAYS)
    assert when.sides == (Side.ARMENIA, Side.INDEPENDENT, Side.PEACEKEEPERS)
    assert when.conflicts == (
        (1, 2),
        (1, 3),
        (1, 11),
        (2, 4),
        (2, 7),
        (3, 4),
        (3, 7),
        (4, 11),
        (7, 11),
    )


def test_when_is_disputed_with_one_side_alone() -> None:
    one_side = [claim for claim in khtsaberd_claims() if claim.side == Side.ARMENIA]

    when = compare(one_side).row(Question.WHEN)

    assert (when.verdict, when.gap, when.sides) == (
        Verdict.DISPUTE,
        Gap(1, GapUnit.DAYS),
        (Side.ARMENIA,),
    )


def test_who_started_it_is_disputed() -> None:
    who = compare(khtsaberd_claims()).row(Question.INITIATOR)

    assert who.verdict == Verdict.DISPUTE
    assert who.sides == (Side.ARMENIA, Side.AZERBAIJAN, Side.INDEPENDENT)


def test_outcome_is_disputed_between_the_two_accounts_of_which_village_was_entered() -> None:
    outcome = compare(khtsaberd_claims()).row(Question.OUTCOME)

    assert (outcome.verdict, outcome.conflicts) == (Verdict.DISPUTE, ((3, 11),))


def test_what_and_where_agree() -> None:
    comparison = compare(khtsaberd_claims())

    what, where = comparison.row(Question.WHAT), comparison.row(Question.WHERE)

    assert (what.verdict, what.common) == (Verdict.AGREE, EventType.ADVANCE)
    assert (where.verdict, where.is_across_sides) == (Verdict.AGREE, True)


def test_wounded_agree_at_six_by_two_lineages_of_one_side() -> None:
    wounded = military(compare(khtsaberd_claims()), Side.ARMENIA, Harm.WOUNDED)

    assert wounded.verdict == Verdict.AGREE
    assert wounded.common == PeopleRange(6, 6)
    assert (wounded.sides, wounded.voices) == ((Side.ARMENIA,), 2)
    assert not wounded.is_across_sides


def test_captured_is_said_by_one_side_only() -> None:
    captured = military(compare(khtsaberd_claims()), Side.ARMENIA, Harm.CAPTURED)

    assert (captured.verdict, captured.sides) == (Verdict.ONE_SIDE, (Side.ARMENIA,))


def test_nobody_gives_a_number_of_dead_on_the_other_side_though_losses_are_mentioned() -> None:
    killed = military(compare(khtsaberd_claims()), Side.AZERBAIJAN, Harm.KILLED)

    assert (killed.verdict, killed.common) == (Verdict.NOBODY, None)
    assert killed.mentioned_without_number


def test_a_cell_spoken_of_for_one_party_is_shown_for_the_other() -> None:
    comparison = compare(khtsaberd_claims())

    shown = [
        (row.cell.side, row.cell.harm, row.verdict) for row in comparison.casualties if row.cell
    ]

    assert shown == [
        (Side.ARMENIA, Harm.KILLED, Verdict.NOBODY),
        (Side.ARMENIA, Harm.WOUNDED, Verdict.AGREE),
        (Side.ARMENIA, Harm.CAPTURED, Verdict.ONE_SIDE),
        (Side.AZERBAIJAN, Harm.KILLED, Verdict.NOBODY),
        (Side.AZERBAIJAN, Harm.WOUNDED, Verdict.NOBODY),
        (Side.AZERBAIJAN, Harm.CAPTURED, Verdict.NOBODY),
    ]


def test_columns_stand_under_their_sides_in_alphabetical_order() -> None:
    comparison = compare(khtsaberd_claims())

    assert [(group.side, [c.id for c in group.claims]) for group in comparison.groups] == [
        (Side.ARMENIA, [2, 3, 4, 9, 10]),
        (Side.AZERBAIJAN, [5, 6, 8]),
        (Side.INDEPENDENT, [11, 12]),
        (Side.PEACEKEEPERS, [1, 7]),
    ]
    for row in comparison.rows:
        assert [answer.claim_id for answer in row.answers] == [c.id for c in comparison.claims]


def test_the_comment_fills_no_cell() -> None:
    comparison = compare(khtsaberd_claims())

    cells = [answer for row in comparison.rows for answer in row.answers if answer.claim_id == 8]

    assert {answer.is_silent for answer in cells} == {True}


def test_the_retelling_is_shown_as_one() -> None:
    wounded = military(compare(khtsaberd_claims()), Side.ARMENIA, Harm.WOUNDED)

    assert [answer.claim_id for answer in wounded.answers if answer.is_repeat] == [12]
