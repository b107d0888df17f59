"""Returned claims open as a draft that reads as they stand, and go in again as the same claims."""

from __future__ import annotations

import datetime as dt

import pytest

from incidents import workflow
from incidents.desk import recording
from incidents.desk.recording import Recorded
from incidents.desk.revising import revise
from incidents.desk.saving import save
from incidents.enums import ClaimStatus
from incidents.models import Claim, Draft, Statement
from incidents.workflow import NotAllowed
from tests.desk.story import STATEMENT_5, make_world
from tests.factories import analyst, editor, other_analyst
from tests.factories.drafts import make_draft

TODAY = dt.date(2020, 12, 20)


@pytest.fixture
def recorded(db: None) -> Recorded:
    """Statement 5, submitted."""
    make_world()
    draft = make_draft(STATEMENT_5)
    return recording.submit(draft, analyst(), draft.version, today=TODAY)


def send_back(claim: Claim, reason: str = "Which day?") -> Claim:
    """Let the editor return a claim."""
    workflow.return_to_author(claim, editor(), reason)
    claim.refresh_from_db()
    return claim


def rows_of(claim: Claim) -> list[object]:
    """What hangs off a claim, without numbers of rows."""
    return [
        list(claim.sites.order_by("place").values_list("place", "point", "precision", "radius_m")),
        list(claim.outcomes.values_list("outcome", "place")),
        list(claim.figures.values_list("side", "category", "harm", "minimum", "best", "maximum")),
        list(claim.quotations.values_list("field", "text", "start", "end")),
    ]


def test_submitted_unchanged_the_claim_says_what_it_said(recorded: Recorded) -> None:
    claim = send_back(recorded.claims[0])
    fields = Claim.objects.values(
        "stance", "initiator", "event_type", "starts_on", "ends_on", "date_precision", "paraphrase"
    )
    before = (fields.get(pk=claim.pk), rows_of(claim))
    draft = revise(claim, analyst())
    again = recording.submit(draft, analyst(), draft.version, today=TODAY)
    assert [one.pk for one in again.claims] == [claim.pk]
    claim.refresh_from_db()
    assert (claim.status, claim.round) == (ClaimStatus.SUBMITTED, 2)
    assert (fields.get(pk=claim.pk), rows_of(claim)) == before
    assert Statement.objects.count() == 1


def test_what_was_changed_is_changed_in_the_same_claim(recorded: Recorded) -> None:
    claim = send_back(recorded.claims[0])
    draft = revise(claim, analyst())
    at = f"claims.{draft.content['claims']}.when"
    draft = save(draft, analyst(), draft.version, {at: (draft.content[at], "25.11.2020")}).draft
    recording.submit(draft, analyst(), draft.version, today=TODAY)
    claim.refresh_from_db()
    assert claim.starts_on == claim.ends_on == dt.date(2020, 11, 25)
    assert Claim.objects.count() == 3


def test_all_claims_that_came_back_are_in_one_draft(recorded: Recorded) -> None:
    first, second, third = recorded.claims
    send_back(first)
    send_back(second)
    draft = revise(first, analyst())
    cards = draft.content["claims"].split()
    revised = [draft.content[f"claims.{key}.claim"] for key in cards]
    assert revised == [first.public_id, second.public_id]
    assert third.public_id not in revised


def test_opening_a_claim_twice_opens_the_same_draft(recorded: Recorded) -> None:
    claim = send_back(recorded.claims[0])
    assert revise(claim, analyst()) == revise(claim, analyst())
    assert Draft.objects.open().count() == 1


def test_a_claim_that_waits_or_is_somebody_elses_is_not_opened(recorded: Recorded) -> None:
    claim = recorded.claims[0]
    with pytest.raises(NotAllowed, match="waiting for review"):
        revise(claim, analyst())
    send_back(claim)
    with pytest.raises(NotAllowed, match="Somebody else goes on"):
        revise(claim, other_analyst())


def test_who_was_given_a_claim_goes_on_with_it_and_is_named(recorded: Recorded) -> None:
    claim = send_back(recorded.claims[0])
    Claim.objects.filter(pk=claim.pk).update(assigned_to=other_analyst())
    draft = revise(claim, other_analyst())
    recording.submit(draft, other_analyst(), draft.version, today=TODAY)
    claim.refresh_from_db()
    assert (claim.created_by, claim.edited_by) == (analyst(), other_analyst())
