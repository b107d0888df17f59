"""How a claim moves, and what is refused with a sentence."""

from __future__ import annotations

import datetime as dt

import pytest
from django.apps import apps
from django.db import connection

from incidents.enums import (
    ClaimField,
    ClaimStatus,
    Credibility,
    Decision,
    RejectGround,
    Reliability,
    Role,
    Side,
)
from incidents.models import Appearance, Claim, OutletGrade, Review
from incidents.workflow import (
    TRANSITIONS,
    NotAllowed,
    accept,
    reject,
    return_to_author,
    submit,
    take,
    withdraw,
)
from tests.factories import (
    SiteSpec,
    analyst,
    editor,
    make_claim,
    make_incident,
    make_outlet,
    make_place,
    make_publication,
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
    reject(again, editor(), "The source does not say it.", RejectGround.NOT_SAID)
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
        reject(waiting, editor(), "Too late.", RejectGround.OTHER)


def test_a_draft_is_not_decided_on(draft: Claim) -> None:
    with pytest.raises(NotAllowed, match="The claim is draft"):
        grade(draft)


@pytest.mark.parametrize("reason", ["", "   "])
def test_returning_and_rejecting_need_a_reason(waiting: Claim, reason: str) -> None:
    with pytest.raises(NotAllowed, match="Say why"):
        return_to_author(waiting, editor(), reason)
    with pytest.raises(NotAllowed, match="Say why"):
        reject(waiting, editor(), reason, RejectGround.OTHER)
    assert waiting.reviews.count() == 0


def test_remarks_on_fields_are_reason_enough_to_return(waiting: Claim) -> None:
    remarks = {ClaimField.WHEN: "It says the 12th.", ClaimField.OUTCOME: "  "}
    review = return_to_author(waiting, editor(), "", remarks)
    assert review.reason == "It says the 12th."
    assert list(review.remarks.values_list("field", "words")) == [("when", "It says the 12th.")]


def test_a_rejection_keeps_its_ground(waiting: Claim) -> None:
    review = reject(waiting, editor(), "Read the third line again.", RejectGround.NOT_SAID)
    waiting.refresh_from_db()
    assert (waiting.status, review.ground) == (ClaimStatus.REJECTED, RejectGround.NOT_SAID)


def test_another_editor_does_not_decide_on_what_one_has_open(waiting: Claim) -> None:
    take(waiting, make_user("other_editor", Role.EDITOR))
    with pytest.raises(NotAllowed, match="other_editor has this claim on their desk"):
        grade(waiting)


def test_a_grade_unlike_the_sources_usual_one_needs_a_reason(waiting: Claim) -> None:
    outlet = make_outlet()
    OutletGrade.objects.create(
        outlet=outlet, reliability="B", since=dt.date(2020, 1, 1), reason="Checked for years."
    )
    Appearance.objects.create(
        statement=waiting.statement, publication=make_publication(outlet=outlet)
    )
    with pytest.raises(NotAllowed, match="usually graded B"):
        accept(waiting, editor(), Reliability.D, Credibility.POSSIBLY_TRUE)
    accept(waiting, editor(), Reliability.D, Credibility.POSSIBLY_TRUE, "Unsigned, unlike others.")
    waiting.refresh_from_db()
    assert (waiting.reliability, waiting.grade_reason) == ("D", "Unsigned, unlike others.")


def test_everybody_who_ever_wrote_in_a_claim_is_barred_from_deciding(waiting: Claim) -> None:
    """Also whoever edited it in an earlier round, and whoever only wrote in its draft."""
    return_to_author(waiting, editor(), "Name the source of the number.")
    first, later = (make_user(name, Role.EDITOR) for name in ("first_hand", "later_hand"))
    submit(waiting, first)
    return_to_author(waiting, editor(), "And the page.")
    again = submit(waiting, analyst(), also=[later.pk])
    for hand in (analyst(), first, later):
        with pytest.raises(NotAllowed):
            accept(again, hand, Reliability.C, Credibility.POSSIBLY_TRUE)
    assert again.writer_ids == {analyst().pk, first.pk, later.pk}
    assert list(Claim.objects.awaiting_review().of_others(editor())) == [again]
    assert list(Claim.objects.awaiting_review().of_others(later)) == []


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
