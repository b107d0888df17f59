"""The figures of the balance: what is counted, and that nothing unpublished is."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from incidents import balance
from incidents.balance.counting import FEWEST
from incidents.enums import CasualtyCategory, Credibility, Harm, Measure, Reliability, Side
from incidents.models import BalanceFigure, Claim, Incident, Review
from incidents.workflow import accept as accept_as
from incidents.workflow import submit
from tests.factories import (
    accept,
    analyst,
    editor,
    make_accepted_claim,
    make_actor,
    make_claim,
    make_incident,
    make_published_incident,
    make_statement,
    reject,
    retract_incident,
    second_editor,
)

pytestmark = pytest.mark.django_db

ARMENIA, AZERBAIJAN = Side.ARMENIA, Side.AZERBAIJAN
SILENT = ("independent", "observers", "peacekeepers")
NOVEMBER, DECEMBER = dt.date(2020, 11, 1), dt.date(2020, 12, 1)


def told_by(*sides: Side, month: int = 12) -> Incident:
    """A published incident with a claim of each side."""
    day = dt.date(2020, month, 12)
    return make_published_incident(day=day, claims=[{"side": side, "day": day} for side in sides])


def figures(measure: Measure, month: dt.date | None = None) -> dict[Any, Any]:
    """By side, or side and grade: the number, or median, and out of how many."""
    balance.refresh()
    return {
        (f.side, f.code) if f.code else f.side: (f.count if f.days is None else f.days, f.out_of)
        for f in BalanceFigure.objects.filter(measure=measure, month=month)
    }


def snapshot() -> list[str]:
    """Every figure as it is counted now."""
    balance.refresh()
    names = ("measure", "side", "month", "code", "count", "out_of", "days")
    return sorted(map(repr, BalanceFigure.objects.values_list(*names)))


def claims_about(incident: Incident, number: int, side: Side = ARMENIA) -> list[Claim]:
    """So many accepted claims of one side, by statements of their own."""
    return [
        make_accepted_claim(incident, make_statement(make_actor(side, f"Voice {n}")))
        for n in range(number)
    ]


def test_coverage_counts_incidents_a_side_speaks_of_out_of_all_published_by_month() -> None:
    told_by(ARMENIA, AZERBAIJAN)
    told_by(ARMENIA, ARMENIA)
    told_by(AZERBAIJAN, month=11)
    assert figures(Measure.COVERAGE, DECEMBER) == {
        "armenia": (2, 2),
        "azerbaijan": (1, 2),
        **dict.fromkeys(SILENT, (0, 2)),
    }
    assert figures(Measure.COVERAGE, NOVEMBER)["azerbaijan"] == (1, 1)
    assert figures(Measure.COVERAGE)["armenia"] == (2, 3)


def test_claims_are_shares_of_all_public_ones() -> None:
    told_by(ARMENIA, AZERBAIJAN, ARMENIA)
    assert figures(Measure.CLAIMS, DECEMBER) == {
        "armenia": (2, 3),
        "azerbaijan": (1, 3),
        **dict.fromkeys(SILENT, (0, 3)),
    }


def test_grades_are_counted_by_side() -> None:
    incident = told_by(ARMENIA)
    claim = make_claim(incident, make_statement(make_actor(AZERBAIJAN)))
    accept(claim, reliability=Reliability.B, credibility=Credibility.DOUBTFUL)
    assert figures(Measure.RELIABILITY) == {("armenia", "C"): (1, 1), ("azerbaijan", "B"): (1, 1)}
    assert figures(Measure.CREDIBILITY) == {("armenia", "3"): (1, 1), ("azerbaijan", "4"): (1, 1)}


def test_the_median_runs_from_the_last_submission_to_the_acceptance() -> None:
    incident = told_by(AZERBAIJAN)
    claims = claims_about(incident, FEWEST)
    for waited, claim in zip((1, 2, 3, 10, 40), claims, strict=True):
        review = claim.reviews.get()
        assert review.decided_at is not None
        claim.submitted_at = review.decided_at - dt.timedelta(days=waited)
        claim.save()
    assert figures(Measure.WAITING) == {"armenia": (3, FEWEST)}
    month = timezone.localdate().replace(day=1)
    assert figures(Measure.WAITING, month) == {"armenia": (3, FEWEST)}


def test_what_was_sent_back_is_not_accepted_as_first_submitted() -> None:
    incident = told_by(AZERBAIJAN)
    claims_about(incident, FEWEST - 1)
    returned = make_claim(incident, make_statement(make_actor(ARMENIA, "Voice again")))
    returned.round = 1
    now = timezone.now()
    Review.objects.create(
        claim=returned,
        round=1,
        reviewer=editor(),
        taken_at=now,
        decided_at=now,
        decision="return",
        reason="Why?",
    )
    accept(returned)
    assert figures(Measure.FIRST_TIME) == {"armenia": (FEWEST - 1, FEWEST)}


def test_a_claim_that_two_editors_accepted_is_counted_once() -> None:
    incident = told_by(AZERBAIJAN)
    for n in range(FEWEST):
        said = make_statement(make_actor(ARMENIA, f"Voice {n}"))
        dead = (ARMENIA, CasualtyCategory.CIVILIAN, Harm.KILLED, 1)
        make_accepted_claim(incident, said, figures=[dead])
    assert Review.objects.filter(reader=2).count() == FEWEST
    assert figures(Measure.FIRST_TIME) == {"armenia": (FEWEST, FEWEST)}


def test_how_often_two_editors_graded_alike_is_counted() -> None:
    incident = told_by(AZERBAIJAN)
    dead = (ARMENIA, CasualtyCategory.CIVILIAN, Harm.KILLED, 1)
    for n in range(FEWEST):
        said = make_statement(make_actor(ARMENIA, f"Voice {n}"))
        claim = submit(make_claim(incident, said, figures=[dead]), analyst())
        accept_as(claim, editor(), Reliability.B, Credibility.POSSIBLY_TRUE)
        letter = Reliability.B if n < 3 else Reliability.C
        digit = Credibility.POSSIBLY_TRUE if n < 1 else Credibility.DOUBTFUL
        accept_as(claim, second_editor(), letter, digit)
    assert figures(Measure.SAME_LETTER) == {"armenia": (3, FEWEST)}
    month = timezone.localdate().replace(day=1)
    assert figures(Measure.SAME_DIGIT, month) == {"armenia": (1, FEWEST)}


def test_figures_about_reviewing_need_enough_claims() -> None:
    claims_about(told_by(AZERBAIJAN), FEWEST - 1)
    assert figures(Measure.FIRST_TIME) == figures(Measure.WAITING) == {}
    assert figures(Measure.SAME_LETTER) == figures(Measure.SAME_DIGIT) == {}


def test_nothing_undecided_rejected_or_unpublished_changes_any_figure() -> None:
    incident = told_by(ARMENIA, AZERBAIJAN)
    claims_about(incident, FEWEST)
    before = snapshot()

    draft = make_incident()
    claims_about(draft, 2 * FEWEST, AZERBAIJAN)
    for n in range(2 * FEWEST):
        actor = make_actor(AZERBAIJAN, f"Hidden {n}")
        make_claim(incident, make_statement(actor))
        reject(make_claim(incident, make_statement(actor)))
    retract_incident(told_by(AZERBAIJAN))
    assert snapshot() == before


def test_counting_anew_replaces_the_figures_and_takes_no_more_queries_for_more() -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            balance.refresh()
        return len(asked)

    told_by(ARMENIA)
    few = queries()
    for month in range(1, 9):
        claims_about(told_by(ARMENIA, AZERBAIJAN, month=month), FEWEST)
    assert queries() == few
    total = BalanceFigure.objects.count()
    balance.refresh()
    assert BalanceFigure.objects.count() == total
