"""What somebody finds at the desk: theirs, nobody else's, the most pressing first."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.utils import timezone

from incidents import workflow
from incidents.desk import overview
from incidents.enums import DraftStatus, LeadStatus
from incidents.models import Claim, Draft, DraftShare, Lead, Presence
from tests.factories import (
    analyst,
    editor,
    make_claim,
    make_incident,
    make_published_incident,
    make_statement,
    other_analyst,
)

pytestmark = pytest.mark.django_db


def submitted(title: str = "Clash", **fields: Any) -> Claim:
    """A claim of the analyst that waits for review."""
    claim = make_claim(make_incident(title), **fields)
    return workflow.submit(claim, analyst())


def returned(words: str = "Which of the two villages?") -> Claim:
    """A claim of the analyst that the editor sent back."""
    claim = submitted()
    workflow.return_to_author(claim, editor(), words)
    claim.refresh_from_db()
    return claim


def titles(few: overview.Few[Claim]) -> list[str]:
    return [claim.incident.title for claim in few.items]


def test_drafts_are_those_one_may_write_in_the_last_changed_first() -> None:
    own = Draft.objects.create(owner=analyst(), headline="own")
    shared = Draft.objects.create(owner=other_analyst(), headline="shared")
    DraftShare.objects.create(draft=shared, user=analyst())
    Draft.objects.create(owner=other_analyst(), headline="theirs")
    Draft.objects.create(owner=analyst(), headline="gone", status=DraftStatus.DISCARDED)
    assert list(overview.drafts_of(analyst())) == [shared, own]


def test_a_returned_claim_comes_with_the_editors_words() -> None:
    claim = returned()
    (one,) = overview.returned_to(analyst()).items
    assert one.claim == claim
    assert one.review is not None
    assert (one.review.reviewer, one.review.reason) == (editor(), "Which of the two villages?")


def test_the_words_are_those_of_the_last_time_it_came_back() -> None:
    claim = returned("First words.")
    workflow.submit(claim, analyst())
    workflow.return_to_author(claim, editor(), "Last words.")
    (one,) = overview.returned_to(analyst()).items
    assert one.review is not None
    assert one.review.reason == "Last words."


def test_a_returned_claim_given_to_a_colleague_is_theirs() -> None:
    claim = returned()
    Claim.objects.filter(pk=claim.pk).update(assigned_to=other_analyst())
    assert list(overview.returned_to(analyst()).items) == []
    assert [one.claim for one in overview.returned_to(other_analyst()).items] == [claim]


def test_what_waits_longest_stands_first_and_colleagues_claims_are_left_out() -> None:
    submitted("second")
    first = submitted("first")
    Claim.objects.filter(pk=first.pk).update(submitted_at=timezone.now() - dt.timedelta(days=3))
    workflow.submit(
        make_claim(make_incident("theirs"), created_by=other_analyst()), other_analyst()
    )
    assert titles(overview.waiting_of(analyst())) == ["first", "second"]


def test_what_waits_leads_to_the_drafts_one_may_open() -> None:
    statement = make_statement()
    submitted(statement=statement)
    mine = Draft.objects.create(owner=analyst(), statement=statement, status=DraftStatus.SUBMITTED)
    Draft.objects.create(owner=other_analyst(), statement=statement, status=DraftStatus.SUBMITTED)
    (claim,) = overview.waiting_of(analyst()).items
    assert claim.statement.own_drafts == [mine]  # type: ignore[attr-defined]


def test_leads_are_those_nobody_has_taken_the_newest_first() -> None:
    old = Lead.objects.create(text="Old news")
    new = Lead.objects.create(text="Newer news")
    Lead.objects.create(text="Taken", status=LeadStatus.TAKEN, taken_by=editor())
    assert list(overview.leads().items) == [new, old]


def test_published_incidents_are_those_one_took_part_in() -> None:
    mine = make_published_incident("Mine")
    assert list(overview.published_with(analyst()).items) == [mine]
    assert list(overview.published_with(editor()).items) == [mine]
    assert list(overview.published_with(other_analyst()).items) == []


def test_a_long_list_is_cut_and_says_so() -> None:
    for number in range(overview.SHOWN + 1):
        Lead.objects.create(text=f"News {number}")
    few = overview.leads()
    assert (len(few.items), few.more) == (overview.SHOWN, True)


def test_colleagues_are_named_while_a_draft_is_open_with_them() -> None:
    now = timezone.now()
    draft = Draft.objects.create(owner=other_analyst(), headline="Clash")
    Presence.objects.create(draft=draft, user=other_analyst(), seen_at=now)
    Presence.objects.create(draft=draft, user=analyst(), seen_at=now)
    (one,) = overview.at_work(analyst())
    assert (one.user, one.draft, one.here, one.may_open) == (other_analyst(), draft, True, False)
    DraftShare.objects.create(draft=draft, user=analyst())
    assert [one.may_open for one in overview.at_work(analyst())] == [True]


@pytest.mark.parametrize(("minutes", "here"), [(3, [False]), (11, [])])
def test_a_sign_of_life_fades(minutes: int, here: list[bool]) -> None:
    draft = Draft.objects.create(owner=other_analyst())
    seen_at = timezone.now() - dt.timedelta(minutes=minutes)
    Presence.objects.create(draft=draft, user=other_analyst(), seen_at=seen_at)
    assert [one.here for one in overview.at_work(analyst())] == here
