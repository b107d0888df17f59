"""Deciding on bulletins: four eyes, reasons, and two editors at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from incidents.enums import ClaimStatus, Side
from incidents.models import Bulletin, BulletinReview
from tests.factories import (
    editor,
    make_accepted_bulletin,
    make_actor,
    make_bulletin,
    make_statement,
    make_submitted_bulletin,
)

if TYPE_CHECKING:
    from django.test import Client

pytestmark = pytest.mark.django_db


def decide(
    browser: Client, bulletin: Bulletin, decision: str, reason: str = "", **more: str
) -> Any:
    """Send the decision as the page would."""
    fields = {"submission": str(bulletin.round), "decision": decision, "reason": reason, **more}
    return browser.post(f"/review/bulletins/{bulletin.pk}/", fields)


def status_of(bulletin: Bulletin) -> str:
    bulletin.refresh_from_db()
    return bulletin.status


def test_the_queue_has_what_waits_and_says_which_are_ones_own(reviewer: Client) -> None:
    own = make_submitted_bulletin(Side.ARMENIA, created_by=editor())
    waiting = make_submitted_bulletin(Side.AZERBAIJAN)
    make_bulletin(Side.OBSERVERS)
    make_accepted_bulletin(Side.PEACEKEEPERS)
    answer = reviewer.get("/review/bulletins/")
    assert answer.context["bulletins"] == [own, waiting]
    assert answer.content.decode().count("yours: another editor decides") == 1


def test_the_page_shows_the_source_and_the_other_counts_beside_the_number(reviewer: Client) -> None:
    statement = make_statement(make_actor(Side.AZERBAIJAN), verbatim="Counted were twelve.")
    bulletin = make_submitted_bulletin(statement=statement, stretch="toward Hadrut")
    other = make_accepted_bulletin(Side.ARMENIA, violations=40)
    answer = reviewer.get(f"/review/bulletins/{bulletin.pk}/")
    page = answer.content.decode()
    assert "Counted were twelve." in page
    assert "toward Hadrut" in page
    assert list(answer.context["beside"]) == [other]


@pytest.mark.parametrize(
    ("decision", "reason", "status"),
    [("accept", "", "accepted"), ("return", "Why?", "returned"), ("reject", "No.", "rejected")],
)
def test_an_editor_decides_with_a_reason_that_is_kept(
    reviewer: Client, decision: str, reason: str, status: str
) -> None:
    bulletin = make_submitted_bulletin()
    assert decide(reviewer, bulletin, decision, reason)["Location"] == "/review/bulletins/"
    assert status_of(bulletin) == status
    review = BulletinReview.objects.get()
    assert (review.reviewer, review.decision, review.reason) == (editor(), decision, reason)


@pytest.mark.parametrize("decision", ["return", "reject"])
def test_without_a_reason_nothing_is_returned_or_rejected(reviewer: Client, decision: str) -> None:
    bulletin = make_submitted_bulletin()
    answer = decide(reviewer, bulletin, decision, "   ")
    assert answer.context["form"].errors == {"reason": ["Say why: the author reads the reason."]}
    assert status_of(bulletin) == ClaimStatus.SUBMITTED


@pytest.mark.parametrize("decision", ["", "publish", "accepted"])
def test_no_other_decision_is_taken_and_the_reason_stays(reviewer: Client, decision: str) -> None:
    bulletin = make_submitted_bulletin()
    answer = decide(reviewer, bulletin, decision, "Typed with care.")
    assert answer.status_code == 200
    assert "Typed with care." in answer.content.decode()
    assert status_of(bulletin) == ClaimStatus.SUBMITTED


def test_nobody_decides_on_their_own(reviewer: Client) -> None:
    bulletin = make_submitted_bulletin(created_by=editor())
    page = reviewer.get(f"/review/bulletins/{bulletin.pk}/").content.decode()
    assert 'name="decision"' not in page
    assert decide(reviewer, bulletin, "accept").status_code == 403
    assert status_of(bulletin) == ClaimStatus.SUBMITTED


def test_the_second_of_two_editors_is_told_and_changes_nothing(
    reviewer: Client, second: Client
) -> None:
    bulletin = make_submitted_bulletin()
    decide(reviewer, bulletin, "accept")
    answer = decide(second, bulletin, "reject", "Not so.")
    assert answer.status_code == 409
    assert "it is accepted now" in answer.content.decode()
    assert BulletinReview.objects.count() == 1


def test_what_is_not_submitted_is_not_decided(reviewer: Client) -> None:
    bulletin = make_bulletin()
    assert decide(reviewer, bulletin, "accept").status_code == 409
    assert status_of(bulletin) == ClaimStatus.DRAFT


def test_an_analyst_is_refused(writer: Client) -> None:
    bulletin = make_submitted_bulletin(created_by=editor())
    assert writer.get("/review/bulletins/").status_code == 403
    assert decide(writer, bulletin, "accept").status_code == 403
    assert status_of(bulletin) == ClaimStatus.SUBMITTED
