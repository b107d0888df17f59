"""Rules of comparing, question by question."""

from __future__ import annotations

import pytest

from incidents.comparison import (
    ClaimView,
    DateRange,
    Gap,
    GapUnit,
    OutcomeView,
    Question,
    Row,
    SiteView,
    compare,
    distance_m,
)
from incidents.enums import (
    EventType,
    Initiator,
    Outcome,
    Side,
    SiteRole,
    Stance,
    Verdict,
    WherePrecision,
)
from tests.claim_views import (
    HADRUT_DISTRICT,
    HIN_TAGHER,
    KHTSABERD,
    claim,
    december,
    on,
    site,
)


def asked(question: Question, *claims: ClaimView) -> Row:
    """The row of one question over the given claims."""
    return compare(claims).row(question)


def test_no_claims_make_five_rows_that_nobody_answers() -> None:
    comparison = compare(())

    assert [row.verdict for row in comparison.rows] == [Verdict.NOBODY] * 5
    assert comparison.groups == ()


def test_the_row_of_casualties_is_asked_for_by_cell() -> None:
    with pytest.raises(KeyError):
        compare(()).row(Question.CASUALTIES)


def test_a_dispute_names_the_sides_whose_own_accounts_differ() -> None:
    comparison = compare(
        [
            claim(1, Side.ARMENIA, **on(11)),
            claim(2, Side.ARMENIA, **on(12)),
            claim(3, Side.AZERBAIJAN, **on(12)),
            claim(4, Side.AZERBAIJAN, **on(12)),
        ]
    )
    row = comparison.row(Question.WHEN)
    assert (row.verdict, comparison.disputed_within(row)) == (Verdict.DISPUTE, (Side.ARMENIA,))
    assert comparison.disputed_within(comparison.row(Question.WHERE)) == ()


def test_a_retelling_makes_no_agreement() -> None:
    row = asked(Question.WHEN, claim(1, **on(11)), claim(2, lineage=1, **on(11)))

    assert (row.verdict, row.voices) == (Verdict.ONE_SIDE, 1)
    assert [answer.is_repeat for answer in row.answers] == [False, True]


def test_a_retelling_that_says_otherwise_is_marked_and_makes_no_dispute() -> None:
    row = asked(Question.WHEN, claim(1, **on(11)), claim(2, lineage=1, **on(12)))

    assert (row.verdict, row.conflicts) == (Verdict.ONE_SIDE, ())
    assert [answer.departs for answer in row.answers] == [False, True]


def test_what_only_a_retelling_says_is_one_side_only_and_says_so() -> None:
    row = asked(Question.WHEN, claim(1), claim(2, Side.INDEPENDENT, lineage=1, **on(12)))

    assert (row.verdict, row.retold_only) == (Verdict.ONE_SIDE, True)
    assert row.sides == (Side.INDEPENDENT,)


def test_the_earliest_claim_stands_for_a_lineage_whose_root_made_none() -> None:
    later = claim(8, lineage=1, issued_on=december(15), **on(12))
    earlier = claim(9, lineage=1, issued_on=december(14), **on(11))

    row = asked(Question.WHEN, later, earlier)

    assert [(a.claim_id, a.is_repeat) for a in row.answers] == [(9, False), (8, True)]


def test_the_root_stands_for_its_lineage_though_a_retelling_is_dated_before_it() -> None:
    retelling = claim(1, lineage=2, issued_on=december(12), **on(11))
    root = claim(2, issued_on=december(13), **on(12))

    row = asked(Question.WHEN, retelling, root)

    assert [(a.claim_id, a.is_repeat) for a in row.answers] == [(1, True), (2, False)]


def test_two_lineages_of_one_side_agree() -> None:
    row = asked(Question.WHEN, claim(1, **on(11)), claim(2, **on(11)))

    assert (row.verdict, row.sides, row.is_across_sides) == (
        Verdict.AGREE,
        (Side.ARMENIA,),
        False,
    )


def test_overlapping_intervals_agree_on_the_days_they_share() -> None:
    row = asked(Question.WHEN, claim(1, **on(9, 12)), claim(2, **on(11, 14)))

    assert (row.verdict, row.common) == (
        Verdict.AGREE,
        DateRange(december(11), december(12)),
    )


def test_the_gap_in_days_is_that_of_the_pair_farthest_apart() -> None:
    row = asked(Question.WHEN, claim(1, **on(1)), claim(2, **on(3, 4)), claim(3, **on(9)))

    assert row.gap == Gap(8, GapUnit.DAYS)
    assert row.conflicts == ((1, 2), (1, 3), (2, 3))


@pytest.mark.parametrize("bound", ["starts_on", "ends_on"])
def test_one_bound_alone_is_a_single_day(bound: str) -> None:
    row = asked(Question.WHEN, claim(1, **{bound: december(11)}), claim(2, **on(12)))

    assert row.gap == Gap(1, GapUnit.DAYS)


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        (EventType.ADVANCE, EventType.ADVANCE, Verdict.AGREE),
        (EventType.ADVANCE, EventType.GROUND_CLASH, Verdict.AGREE),
        (EventType.SNIPER_FIRE, EventType.SMALL_ARMS_FIRE, Verdict.AGREE),
        (EventType.ADVANCE, EventType.SMALL_ARMS_FIRE, Verdict.DISPUTE),
        (EventType.SHELLING, EventType.GROUND_CLASH, Verdict.DISPUTE),
        (EventType.ADVANCE, EventType.STATEMENT_ONLY, Verdict.ONE_SIDE),
        (EventType.STATEMENT_ONLY, EventType.STATEMENT_ONLY, Verdict.NOBODY),
    ],
)
def test_event_types_agree_when_equal_or_when_one_is_the_general_word(
    one: EventType,
    other: EventType,
    verdict: Verdict,
) -> None:
    row = asked(Question.WHAT, claim(1, event_type=one), claim(2, event_type=other))

    assert row.verdict == verdict


def test_initiator_not_stated_is_silence() -> None:
    row = asked(Question.INITIATOR, claim(1, initiator=Initiator.AZERBAIJAN), claim(2))

    assert (row.verdict, [answer.is_silent for answer in row.answers]) == (
        Verdict.ONE_SIDE,
        [False, True],
    )


def test_a_denial_that_names_who_started_it_counts_on_that_question() -> None:
    denial = claim(2, Side.AZERBAIJAN, stance=Stance.DENIES, initiator=Initiator.ARMENIA)

    row = asked(Question.INITIATOR, claim(1, initiator=Initiator.AZERBAIJAN), denial)

    assert row.verdict == Verdict.DISPUTE


def test_haversine_gives_a_degree_of_latitude() -> None:
    assert round(distance_m((46.0, 39.0), (46.0, 40.0))) == 111_195


def test_two_villages_six_kilometres_apart_are_in_dispute_by_what_lies_between_their_circles() -> (
    None
):
    row = asked(Question.WHERE, claim(1, sites=(KHTSABERD,)), claim(2, sites=(HIN_TAGHER,)))

    apart = distance_m((46.77154, 39.54608), (46.82487, 39.50973))
    assert row.verdict == Verdict.DISPUTE
    assert row.gap == Gap(apart - 2_000, GapUnit.METRES)
    assert round(row.gap.kilometres or 0, 1) == 4.1


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        ((KHTSABERD,), (KHTSABERD, HIN_TAGHER), Verdict.AGREE),
        ((HADRUT_DISTRICT,), (KHTSABERD, HIN_TAGHER), Verdict.AGREE),
        ((KHTSABERD, KHTSABERD), (KHTSABERD, HIN_TAGHER), Verdict.DISPUTE),
        ((KHTSABERD, site(None, 46.1, 39.1)), (KHTSABERD, HIN_TAGHER), Verdict.DISPUTE),
        ((site(None, precision=WherePrecision.COUNTRY),), (KHTSABERD,), Verdict.AGREE),
        ((site("khtsaberd"),), (KHTSABERD,), Verdict.AGREE),
        ((site(None),), (KHTSABERD,), Verdict.ONE_SIDE),
        ((site("origin", 46.1, 39.1, role=SiteRole.ORIGIN),), (KHTSABERD,), Verdict.ONE_SIDE),
        ((site(None, 46.7, 39.5, radius_m=9_000),), (KHTSABERD,), Verdict.AGREE),
        ((site(None, 46.7, 39.5, radius_m=0),), (KHTSABERD,), Verdict.DISPUTE),
    ],
)
def test_sites_agree_when_those_of_the_shorter_account_meet_the_other(
    one: tuple[SiteView, ...],
    other: tuple[SiteView, ...],
    verdict: Verdict,
) -> None:
    assert asked(Question.WHERE, claim(1, sites=one), claim(2, sites=other)).verdict == verdict
    assert asked(Question.WHERE, claim(1, sites=other), claim(2, sites=one)).verdict == verdict


X, Y = "khtsaberd", "hin-tagher"


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        ([(Outcome.CONTROL, X)], [(Outcome.CONTROL, X)], Verdict.AGREE),
        ([(Outcome.CONTROL, X)], [(Outcome.ADVANCE, X)], Verdict.DISPUTE),
        ([(Outcome.CONTROL, X)], [(Outcome.CONTROL, Y)], Verdict.ONE_SIDE),
        (
            [(Outcome.CONTROL, X), (Outcome.ADVANCE, Y)],
            [(Outcome.ADVANCE, X), (Outcome.CONTROL, Y)],
            Verdict.DISPUTE,
        ),
        ([(Outcome.REPELLED, None)], [(Outcome.CONTROL, X)], Verdict.DISPUTE),
        ([(Outcome.REPELLED, None)], [(Outcome.ADVANCE, None)], Verdict.DISPUTE),
        ([(Outcome.REPELLED, None)], [(Outcome.NONE, X)], Verdict.AGREE),
        ([(Outcome.ADVANCE, None)], [(Outcome.CONTROL, X)], Verdict.AGREE),
        ([(Outcome.WITHDRAWAL, X)], [(Outcome.CONTROL, X)], Verdict.AGREE),
        ([(Outcome.WITHDRAWAL, X)], [(Outcome.NONE, X)], Verdict.DISPUTE),
        ([(Outcome.NOT_STATED, None)], [(Outcome.CONTROL, X)], Verdict.ONE_SIDE),
    ],
)
def test_outcomes_are_compared_place_by_place_and_on_the_whole(
    one: list[tuple[Outcome, str | None]],
    other: list[tuple[Outcome, str | None]],
    verdict: Verdict,
) -> None:
    first = claim(1, outcomes=tuple(OutcomeView(*pair) for pair in one))
    second = claim(2, Side.AZERBAIJAN, outcomes=tuple(OutcomeView(*pair) for pair in other))

    assert asked(Question.OUTCOME, first, second).verdict == verdict
