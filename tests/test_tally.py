"""Losses side by side, the proposed assessment, and the numbers a filter asks for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents.comparison import ClaimView
from incidents.enums import (
    CasualtyCategory,
    Count,
    Harm,
    Initiator,
    Occurrence,
    Responsibility,
    Side,
    Stance,
)
from incidents.tally import (
    FacingRow,
    casualties_total,
    casualty_table,
    losses_facing,
    max_casualties,
    propose_assessment,
    sides_speaking,
)
from tests.claim_views import claim, claim_lists, figure, khtsaberd_claims


def facing_row(*claims: ClaimView) -> FacingRow:
    """The only row of Armenian losses the given claims make."""
    (row,) = losses_facing(claims)[0].rows
    return row


def axes(*claims: ClaimView) -> tuple[Occurrence, Responsibility]:
    """Both axes of what the given claims suggest."""
    proposal = propose_assessment(claims)
    return proposal.occurrence, proposal.responsibility


def test_the_casualty_table_of_the_sample_has_the_parties_rows_in_alphabetical_order() -> None:
    table = casualty_table(khtsaberd_claims())

    assert [harmed.side for harmed in table.harmed] == [Side.ARMENIA, Side.AZERBAIJAN]
    assert [len(harmed.rows) for harmed in table.harmed] == [3, 3]


def test_the_casualty_table_holds_each_figure_under_its_own_claim_and_no_sum() -> None:
    wounded = casualty_table(khtsaberd_claims()).harmed[0].rows[1]

    assert {a.claim_id: a.values for a in wounded.answers if not a.is_silent} == {
        3: (figure(Harm.WOUNDED, 6),),
        4: (figure(Harm.WOUNDED, 6),),
        12: (figure(Harm.WOUNDED, 6),),
    }


def test_an_admission_stands_beside_what_the_other_party_claims() -> None:
    row = facing_row(
        claim(1, figures=(figure(Harm.KILLED, 3),)),
        claim(2, Side.AZERBAIJAN, figures=(figure(Harm.KILLED, minimum=10),)),
    )

    assert [(a.claim_id, a.figure.best) for a in row.admitted] == [(1, 3)]
    assert [(c.claim_id, c.figure.minimum) for c in row.claimed] == [(2, 10)]
    assert (row.category, row.harm, row.gap) == (CasualtyCategory.MILITARY, Harm.KILLED, 7)


def test_several_admissions_are_a_span_and_never_a_sum() -> None:
    row = facing_row(
        claim(1, figures=(figure(Harm.KILLED, 3),)),
        claim(2, figures=(figure(Harm.KILLED, 4),)),
        claim(3, Side.AZERBAIJAN, figures=(figure(Harm.KILLED, 7),)),
    )

    assert (len(row.admitted), row.gap) == (2, 3)


def test_a_retold_admission_stands_once() -> None:
    row = facing_row(
        claim(1, figures=(figure(Harm.KILLED, 3),)),
        claim(2, lineage=1, figures=(figure(Harm.KILLED, 3),)),
    )

    assert [admitted.claim_id for admitted in row.admitted] == [1]


def test_there_is_no_gap_without_a_number_on_both_sides() -> None:
    row = facing_row(
        claim(1, figures=(figure(Harm.KILLED, 3),)),
        claim(2, Side.AZERBAIJAN, figures=(figure(Harm.KILLED, count=Count.NOT_STATED),)),
    )

    assert (len(row.claimed), row.gap) == (1, None)


def test_what_a_third_side_says_of_losses_is_neither_admission_nor_enemy_claim() -> None:
    observed = claim(1, Side.OBSERVERS, figures=(figure(Harm.KILLED, 3),))

    assert [facing.rows for facing in losses_facing([observed])] == [(), ()]


def test_the_sample_sets_losses_said_by_the_enemy_beside_silence() -> None:
    armenia, azerbaijan = losses_facing(khtsaberd_claims())

    assert [(row.harm, len(row.admitted), len(row.claimed)) for row in armenia.rows] == [
        (Harm.WOUNDED, 2, 0),
        (Harm.CAPTURED, 1, 0),
    ]
    assert [(row.harm, len(row.admitted), len(row.claimed)) for row in azerbaijan.rows] == [
        (Harm.KILLED, 0, 1),
    ]


REPORT = claim(1)
OTHER_REPORT = claim(2, Side.AZERBAIJAN)
DENIAL = claim(3, Side.AZERBAIJAN, stance=Stance.DENIES)
OBSERVED = claim(4, Side.OBSERVERS)
RETOLD = claim(5, Side.INDEPENDENT, lineage=1)
COMMENT = claim(6, Side.AZERBAIJAN, stance=Stance.COMMENTS)


@pytest.mark.parametrize(
    ("claims", "occurrence"),
    [
        ((REPORT,), Occurrence.SINGLE_SIDE),
        ((REPORT, RETOLD, COMMENT), Occurrence.SINGLE_SIDE),
        ((REPORT, OTHER_REPORT), Occurrence.AGREED),
        ((REPORT, OTHER_REPORT, DENIAL), Occurrence.AGREED),
        ((REPORT, DENIAL), Occurrence.DENIED),
        ((REPORT, DENIAL, OBSERVED), Occurrence.CONFIRMED),
        ((REPORT, OBSERVED), Occurrence.CONFIRMED),
        ((OBSERVED,), Occurrence.SINGLE_SIDE),
        ((DENIAL,), Occurrence.UNVERIFIABLE),
        ((COMMENT,), Occurrence.UNVERIFIABLE),
        ((), Occurrence.UNVERIFIABLE),
    ],
)
def test_occurrence_follows_from_who_asserts_and_who_denies(
    claims: tuple[ClaimView, ...],
    occurrence: Occurrence,
) -> None:
    assert axes(*claims)[0] == occurrence


BLAMES = claim(11, initiator=Initiator.AZERBAIJAN)
BLAMES_BACK = claim(12, Side.AZERBAIJAN, initiator=Initiator.ARMENIA)
ACCEPTS = claim(13, Side.AZERBAIJAN, stance=Stance.ACCEPTS)
NAMES_ITSELF = claim(14, Side.AZERBAIJAN, initiator=Initiator.AZERBAIJAN)
DENIES_ITSELF = claim(15, Side.AZERBAIJAN, stance=Stance.DENIES, initiator=Initiator.AZERBAIJAN)
DENIES_AND_BLAMES = claim(16, Side.AZERBAIJAN, stance=Stance.DENIES, initiator=Initiator.ARMENIA)


@pytest.mark.parametrize(
    ("claims", "responsibility"),
    [
        ((REPORT, OTHER_REPORT), Responsibility.NOT_STATED),
        ((BLAMES,), Responsibility.ATTRIBUTED),
        ((BLAMES, OTHER_REPORT), Responsibility.ATTRIBUTED),
        ((BLAMES, BLAMES_BACK), Responsibility.CONTESTED),
        ((BLAMES, DENIAL), Responsibility.CONTESTED),
        ((BLAMES, DENIES_ITSELF), Responsibility.CONTESTED),
        ((BLAMES, ACCEPTS), Responsibility.ADMITTED),
        ((NAMES_ITSELF,), Responsibility.ADMITTED),
        ((NAMES_ITSELF, DENIAL), Responsibility.CONTESTED),
        ((BLAMES, claim(17, stance=Stance.DENIES)), Responsibility.ATTRIBUTED),
        ((ACCEPTS, BLAMES_BACK), Responsibility.CONTESTED),
        ((DENIES_AND_BLAMES,), Responsibility.ATTRIBUTED),
    ],
)
def test_responsibility_follows_from_who_is_named_by_whom(
    claims: tuple[ClaimView, ...],
    responsibility: Responsibility,
) -> None:
    assert axes(*claims)[1] == responsibility


def test_the_reasons_of_a_denied_incident_name_who_denies() -> None:
    assert propose_assessment((BLAMES, DENIAL)).reasons == (
        "Sides that say it happened: Armenia.",
        "Sides that deny it: Azerbaijan.",
        "Sides that say Azerbaijan started it: Armenia.",
        "Sides that deny without naming who started it: Azerbaijan.",
    )


def test_the_reasons_of_an_admission_name_who_admits() -> None:
    assert propose_assessment((BLAMES, ACCEPTS)).reasons[1:] == (
        "Sides that say Azerbaijan started it: Armenia.",
        "Sides that say they started it: Azerbaijan.",
    )


def test_without_claims_the_reasons_say_that_nobody_speaks() -> None:
    assert propose_assessment(()).reasons == (
        "No side says that it happened.",
        "No claim says who started it.",
    )


def test_the_sample_is_agreed_to_have_happened_and_contested_in_who_started_it() -> None:
    proposal = propose_assessment(khtsaberd_claims())

    assert proposal.occurrence == Occurrence.AGREED
    assert proposal.responsibility == Responsibility.CONTESTED
    assert proposal.reasons == (
        "Sides that say it happened: Armenia, Azerbaijan, Independent, Peacekeepers.",
        "Of these, no party to the conflict: Independent, Peacekeepers.",
        "Sides that also deny it, in another statement: Azerbaijan.",
        "Sides that say Armenia started it: Azerbaijan.",
        "Sides that say Azerbaijan started it: Armenia, Independent.",
    )


@given(claim_lists().flatmap(lambda claims: st.tuples(st.just(claims), st.permutations(claims))))
def test_the_order_of_claims_changes_no_tally(
    orders: tuple[tuple[ClaimView, ...], list[ClaimView]],
) -> None:
    claims, shuffled = orders

    assert propose_assessment(claims) == propose_assessment(shuffled)
    assert losses_facing(claims) == losses_facing(shuffled)
    assert sides_speaking(claims) == sides_speaking(shuffled)
    assert max_casualties(claims) == max_casualties(shuffled)


MIRRORED = {Side.ARMENIA: Side.AZERBAIJAN, Side.AZERBAIJAN: Side.ARMENIA}


@given(claim_lists())
def test_exchanging_the_parties_exchanges_nothing_else(claims: tuple[ClaimView, ...]) -> None:
    mirrored = [
        claim(
            c.id,
            MIRRORED.get(c.side, c.side),
            lineage=c.lineage,
            issued_on=c.issued_on,
            stance=c.stance,
            initiator=Initiator(MIRRORED.get(Side(c.initiator), c.initiator))
            if c.initiator != Initiator.NOT_STATED
            else c.initiator,
        )
        for c in claims
    ]

    assert axes(*mirrored) == axes(*claims)


def test_casualties_of_one_claim_are_the_killed_and_wounded_it_names() -> None:
    one = claim(
        1,
        figures=(
            figure(Harm.KILLED, 3),
            figure(Harm.WOUNDED, minimum=2, maximum=5),
            figure(Harm.WOUNDED, maximum=1, category=CasualtyCategory.CIVILIAN),
            figure(Harm.CAPTURED, 10),
            figure(Harm.KILLED, side=Side.AZERBAIJAN, count=Count.NOT_STATED),
            figure(Harm.WOUNDED, side=Side.AZERBAIJAN, count=Count.NONE),
        ),
    )

    assert casualties_total(one) == 6


def test_a_comment_says_of_nobody_that_they_were_harmed() -> None:
    comment = claim(1, stance=Stance.COMMENTS, figures=(figure(Harm.KILLED, 3),))

    assert casualties_total(comment) == 0


def test_the_most_by_any_single_claim_is_no_sum_of_claims() -> None:
    assert max_casualties(khtsaberd_claims()) == 6
    assert max_casualties(()) == 0


@given(claim_lists())
def test_the_most_is_what_some_one_claim_says(claims: tuple[ClaimView, ...]) -> None:
    assert max_casualties(claims) == max([0, *map(casualties_total, claims)])


def test_a_retelling_and_a_comment_are_no_side_speaking() -> None:
    assert sides_speaking((REPORT, RETOLD, COMMENT)) == (Side.ARMENIA,)
    assert sides_speaking((DENIAL, REPORT)) == (Side.ARMENIA, Side.AZERBAIJAN)
