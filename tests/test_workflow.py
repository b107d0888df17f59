"""How a claim moves, and what is refused with a sentence."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.db import connection

from incidents.enums import ClaimStatus, Credibility, Decision, Reliability, Role, Side
from incidents.models import Claim, Review
from incidents.workflow import (
    TRANSITIONS,
    NotAllowed,
    accept,
    reject,
    return_to_author,
    submit,
    withdraw,
)
from tests.factories import (
    SiteSpec,
    analyst,
    editor,
    make_claim,
    make_incident,
    make_place,
    make_user,
    other_analyst,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft() -> Claim:
    """A claim the analyst is writing."""
    return make_claim(make_incident())


@pytest.fixture
def waiting(draft: Claim) -> Claim:
    """A claim that waits for review."""
    return submit(draft, analyst())


def grade(claim: Claim, by_role: str = "editor") -> Review:
    """Accept as C3."""
    person = editor() if by_role == "editor" else make_user(by_role)
    return accept(claim, person, Reliability.C, Credibility.POSSIBLY_TRUE, "One side says so.")


def test_a_submitted_claim_is_accepted_with_a_grade_and_a_review(waiting: Claim) -> None:
    review = grade(waiting)
    waiting.refresh_from_db()
    assert (waiting.status, waiting.reliability, waiting.credibility) == ("accepted", "C", 3)
    assert (review.decision, review.round, review.reviewer) == (Decision.ACCEPT, 1, editor())
    connection.check_constraints()


def test_a_returned_claim_is_submitted_and_decided_again(waiting: Claim) -> None:
    return_to_author(waiting, editor(), "Name the source of the number.")
    again = submit(waiting, analyst())
    reject(again, editor(), "The source does not say it.")
    again.refresh_from_db()
    assert again.status == ClaimStatus.REJECTED
    assert list(again.reviews.values_list("round", "decision")) == [(1, "return"), (2, "reject")]


def test_who_and_why_stand_in_the_history(waiting: Claim) -> None:
    return_to_author(waiting, editor(), "Name the source of the number.")
    event = apps.get_model("incidents", "ClaimEvent").objects.latest("pgh_id")
    assert event.status == ClaimStatus.RETURNED
    assert event.pgh_context.metadata == {
        "user": editor().pk,
        "reason": "Name the source of the number.",
    }


def test_an_editor_cannot_decide_on_a_claim_they_wrote() -> None:
    own = submit(make_claim(make_incident(), created_by=editor()), editor())
    with pytest.raises(NotAllowed, match="never on their own"):
        grade(own)


def test_an_editor_cannot_decide_on_a_claim_they_edited(draft: Claim) -> None:
    edited = submit(draft, editor())
    with pytest.raises(NotAllowed, match="never on their own"):
        grade(edited)


@pytest.mark.parametrize("role", ["analyst", "other_analyst"])
def test_an_analyst_decides_on_nothing(waiting: Claim, role: str) -> None:
    with pytest.raises(NotAllowed):
        grade(waiting, role)
    waiting.refresh_from_db()
    assert (waiting.status, waiting.reviews.count()) == (ClaimStatus.SUBMITTED, 0)


def test_a_claim_is_decided_once(waiting: Claim) -> None:
    grade(waiting)
    with pytest.raises(NotAllowed, match="The claim is accepted"):
        reject(waiting, editor(), "Too late.")


def test_a_draft_is_not_decided_on(draft: Claim) -> None:
    with pytest.raises(NotAllowed, match="The claim is draft"):
        grade(draft)


@pytest.mark.parametrize("decide", [return_to_author, reject])
@pytest.mark.parametrize("reason", ["", "   "])
def test_returning_and_rejecting_need_a_reason(waiting: Claim, decide: object, reason: str) -> None:
    assert callable(decide)
    with pytest.raises(NotAllowed, match="Say why"):
        decide(waiting, editor(), reason)


def test_another_editor_does_not_decide_on_what_one_has_open(waiting: Claim) -> None:
    Review.objects.create(claim=waiting, round=1, reviewer=make_user("other_editor", Role.EDITOR))
    with pytest.raises(NotAllowed, match="Another editor"):
        grade(waiting)


def test_credibility_1_without_a_second_lineage_is_explained_and_changes_nothing(
    waiting: Claim,
) -> None:
    with pytest.raises(NotAllowed, match="Credibility 1 needs"):
        accept(waiting, editor(), Reliability.B, Credibility.CONFIRMED)
    waiting.refresh_from_db()
    assert (waiting.status, waiting.reviews.count()) == (ClaimStatus.SUBMITTED, 0)


def test_credibility_1_is_given_where_another_side_agrees() -> None:
    incident, here = make_incident(), SiteSpec(make_place("Here"))
    for side in (Side.AZERBAIJAN, Side.ARMENIA):
        waiting = submit(make_claim(incident, side=side, sites=[here]), analyst())
        credibility = Credibility.CONFIRMED if side == Side.ARMENIA else Credibility.PROBABLY_TRUE
        review = accept(waiting, editor(), Reliability.C, credibility)
    assert review.credibility == Credibility.CONFIRMED


def test_a_claim_is_withdrawn_by_who_wrote_it_and_stays_on_record(waiting: Claim) -> None:
    with pytest.raises(NotAllowed):
        withdraw(waiting, other_analyst(), "Not mine.")
    withdraw(waiting, analyst(), "Logged twice.")
    assert Claim.objects.get(pk=waiting.pk).status == ClaimStatus.WITHDRAWN


def test_every_status_is_reached_or_begun_with() -> None:
    reached = {transition.target for transition in TRANSITIONS.values()}
    assert reached | {ClaimStatus.DRAFT} == set(ClaimStatus)
