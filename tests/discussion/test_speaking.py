"""Beginning, going on with, resolving and opening again."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import connection

from incidents import discussion as talking
from incidents.discussion import NotDiscussed, UnknownName
from incidents.enums import ClaimField, ClaimStatus
from incidents.models import Claim, Comment, Discussion, Incident, Mention, Notice
from tests.factories import (
    administrator,
    analyst,
    editor,
    make_claim,
    make_comment,
    make_incident,
    make_submitted_claim,
    make_user,
    other_analyst,
    second_editor,
)

if TYPE_CHECKING:
    from incidents.models import User

pytestmark = pytest.mark.django_db

DiscussionEvent = apps.get_model("incidents", "DiscussionEvent")
NOTHING = (0, 0, 0, 0)


def kept() -> tuple[int, int, int, int]:
    models = (Discussion, Comment, Mention, Notice)
    counts = [model.objects.count() for model in models]
    return counts[0], counts[1], counts[2], counts[3]


def test_a_discussion_hangs_off_a_claim_at_a_part() -> None:
    claim = make_submitted_claim()
    said = talking.start(claim, editor(), "  @analyst which day?  ", ClaimField.WHEN)
    found = said.discussion
    assert (found.claim, found.incident, found.part) == (claim, None, "when")
    assert (found.started_by, found.status) == (editor(), "open")
    assert (said.author, said.words) == (editor(), "@analyst which day?")
    assert [one.person for one in said.mentions.all()] == [analyst()]


def test_or_off_an_incident_as_a_whole() -> None:
    incident = make_incident()
    found = talking.start(incident, analyst(), "Two headlines?").discussion
    assert (found.claim, found.incident, found.part) == (None, incident, "")


@pytest.mark.parametrize("who", [analyst, other_analyst, editor, second_editor, administrator])
def test_everybody_who_works_here_takes_part(who: object) -> None:
    person: User = who()  # type: ignore[operator]
    said = make_comment(author=person)
    assert talking.comment(said.discussion, person, "And more.").author == person


def test_an_account_that_is_switched_off_does_not() -> None:
    gone = make_user("gone", is_active=False)
    said = make_comment()
    with pytest.raises(NotDiscussed):
        talking.start(make_incident(), gone, "Words")
    for step in (talking.resolve, talking.reopen):
        with pytest.raises(NotDiscussed):
            step(said.discussion, gone)
    with pytest.raises(NotDiscussed):
        talking.comment(said.discussion, gone, "Words")
    assert Comment.objects.count() == 1


def test_a_claim_is_discussed_once_it_was_submitted() -> None:
    claim = make_claim(make_incident())
    with pytest.raises(NotDiscussed, match="once it was submitted"):
        talking.start(claim, editor(), "Words")
    assert kept() == NOTHING


def test_an_incident_nobody_wants_is_not_discussed() -> None:
    incident = make_incident(status="discarded")
    with pytest.raises(NotDiscussed, match="cannot be discussed"):
        talking.start(incident, editor(), "Words")


@pytest.mark.parametrize("words", ["", "  \n ", "with\x00nul", "x" * 4_001])
def test_words_that_cannot_be_kept_change_nothing(words: str) -> None:
    with pytest.raises(ValidationError):
        make_comment(make_incident(), words=words)
    assert kept() == NOTHING


def test_an_unknown_name_leaves_nothing_half_written() -> None:
    with pytest.raises(UnknownName):
        make_comment(make_incident(), words="@analyst and @nobody")
    assert kept() == NOTHING


def test_an_incident_is_discussed_at_what_its_claims_are_compared_by() -> None:
    with pytest.raises(ValidationError):
        make_comment(make_incident(), part=ClaimField.PARAPHRASE)
    with pytest.raises(ValidationError):
        make_comment(part="colour")
    assert Discussion.objects.count() == 0


def test_a_resolved_discussion_is_opened_before_anybody_comments() -> None:
    found = make_comment().discussion
    found = talking.resolve(found, editor())
    assert (found.status, found.resolved_by) == ("resolved", editor())
    with pytest.raises(NotDiscussed, match="Open it again"):
        talking.comment(found, analyst(), "One more thing.")
    found = talking.reopen(found, analyst())
    assert (found.status, found.resolved_by, found.resolved_at) == ("open", None, None)
    assert talking.comment(found, analyst(), "One more thing.").pk is not None


def test_a_last_comment_comes_with_resolving_or_nothing_does() -> None:
    found = make_comment().discussion
    with pytest.raises(UnknownName):
        talking.resolve(found, editor(), "Thanks, @nobody")
    found.refresh_from_db()
    assert (found.status, found.comments.count()) == ("open", 1)
    assert talking.resolve(found, editor(), "Thanks.").status == "resolved"
    assert [one.words for one in found.comments.all()][1:] == ["Thanks."]


def test_nothing_is_resolved_or_opened_twice() -> None:
    found = make_comment().discussion
    with pytest.raises(NotDiscussed, match="open already"):
        talking.reopen(found, editor())
    talking.resolve(found, editor())
    with pytest.raises(NotDiscussed, match="resolved already"):
        talking.resolve(found, second_editor())


def test_what_is_sent_twice_by_one_click_is_said_once() -> None:
    claim = make_submitted_claim()
    first = make_comment(claim, part="when")
    assert make_comment(claim, part="when") == first
    found = first.discussion
    answer = talking.comment(found, analyst(), "Both villages.")
    assert talking.comment(found, analyst(), " Both villages. ") == answer
    assert (Discussion.objects.count(), Comment.objects.count()) == (1, 2)
    assert Notice.objects.count() == 2
    # Said by somebody else, elsewhere or later it is said anew.
    talking.comment(found, editor(), "Both villages.")
    talking.comment(found, analyst(), "Both villages.")
    make_comment(claim, part="where")
    make_comment(claim.incident, part="when")
    assert (Discussion.objects.count(), Comment.objects.count()) == (3, 6)


def test_who_does_not_take_part_resolves_nothing_unless_an_editor() -> None:
    found = make_comment().discussion
    for person in (other_analyst(), administrator()):
        with pytest.raises(NotDiscussed, match="somebody who takes part"):
            talking.resolve(found, person)
    talking.comment(found, other_analyst(), "I know the village.")
    assert talking.resolve(found, other_analyst()).resolved_by == other_analyst()
    talking.reopen(found, analyst())
    assert talking.resolve(found, second_editor()).resolved_by == second_editor()


def test_history_keeps_who_resolved_it_and_who_opened_it_again() -> None:
    found = make_comment().discussion
    talking.resolve(found, editor())
    talking.reopen(found, analyst())
    events = DiscussionEvent.objects.filter(pgh_obj=found).order_by("pgh_id")
    assert [(one.resolved_by_id, one.pgh_context.metadata["user"]) for one in events] == [
        (None, editor().pk),
        (editor().pk, editor().pk),
        (None, analyst().pk),
    ]
    assert [one.pgh_context.metadata["reason"] for one in events] == [
        "discuss",
        "resolve",
        "reopen",
    ]


def test_a_discussion_stays_with_a_claim_that_is_decided_or_withdrawn() -> None:
    claim = make_submitted_claim()
    Claim.objects.filter(pk=claim.pk).update(status=ClaimStatus.WITHDRAWN)
    assert make_comment(claim).discussion.claim == claim


@pytest.mark.django_db(transaction=True)
def test_of_a_comment_and_a_resolution_at_one_moment_one_comes_first() -> None:
    found = make_comment().discussion

    def act(step: str) -> str:
        try:
            if step == "resolve":
                talking.resolve(found, second_editor())
            else:
                talking.comment(found, analyst(), "At the same moment.")
        except NotDiscussed:
            return "refused"
        finally:
            connection.close()
        return step

    for person in (second_editor, analyst):
        person()
    with ThreadPoolExecutor(max_workers=2) as people:
        told = sorted(people.map(act, ["resolve", "comment"]))
    assert told in (["comment", "resolve"], ["refused", "resolve"])
    assert found.comments.count() == (2 if "comment" in told else 1)
    assert Incident.objects.count() == 1
