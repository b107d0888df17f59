"""Who has a claim on their desk."""

from __future__ import annotations

import pytest
from django.utils import timezone

from incidents.enums import Credibility, Reliability
from incidents.models import Claim, Review
from incidents.workflow import HELD_FOR, NotAllowed, accept, release, submit, take, withdraw
from tests.factories import analyst, editor, make_claim, make_incident, second_editor

pytestmark = pytest.mark.django_db


@pytest.fixture
def waiting() -> Claim:
    return submit(make_claim(make_incident()), analyst())


def held_by(claim: Claim) -> str | None:
    """The user name of whoever has the claim on their desk."""
    review = Review.objects.filter(claim=claim, decision=None).first()
    return review.reviewer.username if review and review.reviewer else None


def test_a_claim_is_taken_by_one_editor_at_a_time(waiting: Claim) -> None:
    take(waiting, editor())
    with pytest.raises(NotAllowed, match="editor has this claim on their desk"):
        take(waiting, second_editor())
    assert held_by(waiting) == "editor"


def test_taking_twice_keeps_one_review_and_prolongs_it(waiting: Claim) -> None:
    first = take(waiting, editor())
    again = take(waiting, editor())
    assert again.pk == first.pk
    assert first.taken_at is not None
    assert again.taken_at is not None
    assert again.taken_at > first.taken_at


def test_a_claim_put_back_is_free_and_the_history_tells_who_had_it(waiting: Claim) -> None:
    review = take(waiting, editor())
    release(waiting, editor())
    assert held_by(waiting) is None
    take(waiting, second_editor())
    events = Review.pgh_event_model.objects.filter(pgh_obj=review).order_by("pgh_id")  # type: ignore[attr-defined]  # pghistory
    assert list(events.values_list("reviewer__username", flat=True)) == [
        "editor",
        None,
        "second_editor",
    ]


def test_only_who_has_a_claim_puts_it_back(waiting: Claim) -> None:
    take(waiting, editor())
    with pytest.raises(NotAllowed, match="not on your desk"):
        release(waiting, second_editor())
    assert held_by(waiting) == "editor"


def test_a_claim_left_lying_may_be_taken_by_another(waiting: Claim) -> None:
    take(waiting, editor())
    Review.objects.filter(claim=waiting).update(taken_at=timezone.now() - HELD_FOR)
    take(waiting, second_editor())
    assert held_by(waiting) == "second_editor"


def test_who_let_it_lie_still_decides_while_nobody_else_has_it(waiting: Claim) -> None:
    take(waiting, editor())
    Review.objects.filter(claim=waiting).update(taken_at=timezone.now() - HELD_FOR)
    assert accept(waiting, editor(), Reliability.C, Credibility.POSSIBLY_TRUE).reader == 1


def test_nobody_takes_what_they_wrote(waiting: Claim) -> None:
    own = submit(make_claim(make_incident(), created_by=editor()), editor())
    with pytest.raises(NotAllowed, match="never on their own"):
        take(own, editor())
    with pytest.raises(NotAllowed, match="never on their own"):
        take(waiting, analyst())


def test_a_withdrawn_claim_lies_on_nobodys_desk(waiting: Claim) -> None:
    take(waiting, editor())
    withdraw(waiting, analyst(), "Logged twice.")
    assert held_by(waiting) is None
    with pytest.raises(NotAllowed, match="The claim is withdrawn"):
        take(waiting, editor())
