"""Casualty cells: ranges of people, explicit none, losses without a number."""

from __future__ import annotations

from incidents.comparison import ClaimView, Gap, GapUnit, PeopleRange, Row, compare
from incidents.enums import PARTIES, CasualtyCategory, Count, Harm, Side, Verdict
from tests.claim_views import claim, figure


def wounded(*claims: ClaimView) -> Row:
    """The row of wounded Armenian servicemen over the given claims."""
    row = compare(claims).cell(Side.ARMENIA, CasualtyCategory.MILITARY, Harm.WOUNDED)
    assert row is not None
    return row


def test_ranges_of_people_agree_where_they_overlap() -> None:
    row = wounded(
        claim(1, figures=(figure(Harm.WOUNDED, minimum=4),)),
        claim(2, figures=(figure(Harm.WOUNDED, 6, minimum=5, maximum=8),)),
        claim(3, figures=(figure(Harm.WOUNDED, maximum=7),)),
    )

    assert (row.verdict, row.common) == (Verdict.AGREE, PeopleRange(5, 7))


def test_the_gap_in_people_lies_between_the_ranges() -> None:
    row = wounded(
        claim(1, figures=(figure(Harm.WOUNDED, 2),)),
        claim(2, figures=(figure(Harm.WOUNDED, minimum=6, maximum=8),)),
    )

    assert (row.verdict, row.gap) == (Verdict.DISPUTE, Gap(4, GapUnit.PEOPLE))


def test_none_is_a_number_and_losses_without_a_number_contradict_it() -> None:
    row = wounded(
        claim(1, figures=(figure(Harm.WOUNDED, count=Count.NONE),)),
        claim(2, figures=(figure(Harm.WOUNDED, count=Count.NOT_STATED),)),
    )

    assert (row.verdict, row.gap, row.voices) == (Verdict.DISPUTE, None, 2)


def test_losses_without_a_number_neither_support_nor_contradict_a_number() -> None:
    row = wounded(
        claim(1, figures=(figure(Harm.WOUNDED, 6),)),
        claim(2, figures=(figure(Harm.WOUNDED, count=Count.NOT_STATED),)),
    )

    assert (row.verdict, row.voices, row.mentioned_without_number) == (Verdict.ONE_SIDE, 1, True)


def test_any_casualty_raises_the_question_of_the_dead_of_both_parties() -> None:
    killed = [
        compare((claim(1, figures=(figure(Harm.WOUNDED, 6),)),)).cell(
            party,
            CasualtyCategory.MILITARY,
            Harm.KILLED,
        )
        for party in PARTIES
    ]

    assert [row and row.verdict for row in killed] == [Verdict.NOBODY, Verdict.NOBODY]


def test_unspecified_people_are_another_cell_than_military_ones() -> None:
    unspecified = figure(Harm.WOUNDED, 8, category=CasualtyCategory.UNSPECIFIED)

    row = wounded(claim(1, figures=(figure(Harm.WOUNDED, 6),)), claim(2, figures=(unspecified,)))

    assert row.verdict == Verdict.ONE_SIDE
