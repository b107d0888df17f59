"""Who is told of what: those concerned, once, never whoever did it; nobody where it failed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.db import connection

from incidents import discussion as talking
from incidents import publication, workflow
from incidents.enums import (
    ClaimStatus,
    Credibility,
    MailChoice,
    MailState,
    Occurrence,
    RejectGround,
    Reliability,
    Responsibility,
    Side,
)
from incidents.models import Claim, ClaimWriter, Notice, User
from incidents.workflow import NotAllowed, submit
from tests.factories import (
    administrator,
    analyst,
    editor,
    make_accepted_claim,
    make_claim,
    make_comment,
    make_incident,
    make_published_incident,
    make_submitted_claim,
    make_user,
    other_analyst,
    second_editor,
)

if TYPE_CHECKING:
    from django.conf import LazySettings

pytestmark = pytest.mark.django_db

ACCEPT = (Reliability.C, Credibility.POSSIBLY_TRUE)


def told() -> list[tuple[str, str]]:
    """To whom notices went, and of what."""
    return sorted(Notice.objects.values_list("person__username", "kind"))


def test_those_named_are_told_that_they_are_and_the_writers_that_somebody_commented() -> None:
    other_analyst()
    make_comment(words="@other_analyst, you know the place.")
    assert told() == [("analyst", "commented"), ("other_analyst", "mentioned")]
    notice = Notice.objects.get(kind="mentioned")
    assert (notice.made_by, notice.claim, notice.incident) == (
        editor(),
        Claim.objects.get(),
        None,
    )


def test_a_writer_who_is_named_is_told_once() -> None:
    make_comment(words="@analyst @editor which day?")
    assert told() == [("analyst", "mentioned")]


def test_all_who_wrote_decided_or_commented_are_told_of_the_next_comment() -> None:
    claim = make_submitted_claim()
    ClaimWriter.objects.create(claim=claim, user=other_analyst())
    workflow.return_to_author(claim, editor(), "Which village?")
    said = make_comment(claim, administrator(), "The place is entered now.")
    before = Notice.objects.count()
    talking.comment(said.discussion, second_editor(), "Thanks.")
    newest = Notice.objects.order_by("pk")[before:]
    assert sorted((one.person.username, one.kind) for one in newest) == [
        ("administrator", "commented"),
        ("analyst", "commented"),
        ("editor", "commented"),
        ("other_analyst", "commented"),
    ]


def test_of_an_incident_its_writer_and_its_publisher_are_told() -> None:
    incident = make_published_incident()
    make_comment(incident, other_analyst(), "Two headlines?")
    assert told() == [("analyst", "commented"), ("editor", "commented")]


def test_an_account_that_is_switched_off_is_told_nothing() -> None:
    User.objects.filter(pk=analyst().pk).update(is_active=False)
    claim = make_claim(make_incident(), created_by=analyst())
    Claim.objects.filter(pk=claim.pk).update(status=ClaimStatus.SUBMITTED, round=1)
    make_comment(claim)
    assert told() == []


@pytest.mark.parametrize("decision", ["accepted", "returned", "rejected"])
def test_every_writer_is_told_of_the_decision_on_a_claim(decision: str) -> None:
    claim = make_submitted_claim()
    ClaimWriter.objects.create(claim=claim, user=other_analyst())
    match decision:
        case "accepted":
            workflow.accept(claim, editor(), *ACCEPT)
        case "returned":
            workflow.return_to_author(claim, editor(), "Which village?")
        case _:
            workflow.reject(claim, editor(), "Not said.", RejectGround.NOT_SAID)
    assert told() == [("analyst", decision), ("other_analyst", decision)]


def test_the_first_of_two_acceptances_is_told_to_nobody() -> None:
    incident = make_incident(sensitive=True)
    claim = submit(make_claim(incident), analyst())
    workflow.accept(claim, editor(), *ACCEPT)
    assert told() == []
    workflow.accept(claim, second_editor(), *ACCEPT)
    assert [(one.person, one.made_by) for one in Notice.objects.all()] == [
        (analyst(), second_editor())
    ]


def test_a_decision_that_is_refused_tells_nobody() -> None:
    claim = make_submitted_claim()
    with pytest.raises(NotAllowed):
        workflow.accept(claim, editor(), Reliability.C, Credibility.CONFIRMED)
    with pytest.raises(NotAllowed):
        workflow.return_to_author(claim, editor(), " ")
    assert told() == []


def test_all_who_took_part_are_told_when_an_incident_is_published_corrected_and_retracted() -> None:
    incident = make_incident(no_place_reason="None is named.")
    make_accepted_claim(incident, created_by=other_analyst())
    publication.publish(incident, second_editor(), "One side.")
    assert told() == [(name, "published") for name in ("analyst", "editor", "other_analyst")]
    publication.correct(incident, editor(), "A better headline.", title="Clash at night")
    publication.retract(incident, editor(), "It did not happen.")
    assert [one for one in told() if one[1] != "published"] == [
        ("analyst", "corrected"),
        ("analyst", "retracted"),
        ("other_analyst", "corrected"),
        ("other_analyst", "retracted"),
        ("second_editor", "corrected"),
        ("second_editor", "retracted"),
    ]


def test_an_assessment_that_a_second_editor_confirms_is_told_by_them() -> None:
    incident = make_published_incident()
    view = (Occurrence.SINGLE_SIDE, Responsibility.ATTRIBUTED)
    asked = publication.reassess(incident, editor(), view, "Nobody denies it.")
    assert told() == []
    publication.confirm(asked, second_editor())  # type: ignore[arg-type]
    assert told() == [("analyst", "corrected"), ("editor", "corrected")]


def test_who_took_part_in_a_duplicate_is_told_that_it_was_merged() -> None:
    source = make_published_incident(created_by=other_analyst())
    target = make_published_incident(claims=[{"side": Side.AZERBAIJAN}])
    connection.check_constraints()
    publication.merge(source, target, second_editor(), "The same clash.")
    assert told() == [(name, "merged") for name in ("analyst", "editor", "other_analyst")]


@pytest.mark.parametrize(
    ("choice", "address", "is_sent", "state"),
    [
        (MailChoice.DIGEST, "a@example.org", True, MailState.DUE),
        (MailChoice.AT_ONCE, "a@example.org", True, MailState.DUE),
        (MailChoice.NONE, "a@example.org", True, MailState.NOT_WANTED),
        (MailChoice.DIGEST, "", True, MailState.NOT_WANTED),
        (MailChoice.DIGEST, "a@example.org", False, MailState.NOT_WANTED),
    ],
)
def test_an_e_mail_is_due_where_one_is_wanted_and_can_be_sent(
    settings: LazySettings, choice: MailChoice, address: str, is_sent: bool, state: MailState
) -> None:
    settings.NOTICES_BY_MAIL = is_sent
    make_user("reader", notices_by_mail=choice)
    User.objects.filter(username="reader").update(email=address)
    make_comment(make_incident(), words="@reader look")
    assert Notice.objects.get(person__username="reader").mail == state


def test_people_get_a_digest_until_they_choose() -> None:
    assert analyst().notices_by_mail == MailChoice.DIGEST
