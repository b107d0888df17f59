"""What the database refuses of discussions, comments and notices, raw SQL included."""

from __future__ import annotations

import pytest
from django.db import InternalError
from django.db.transaction import atomic

from incidents import discussion as talking
from incidents.enums import NoticeKind
from incidents.models import Comment, Discussion, Mention, Notice, User
from tests.factories import (
    analyst,
    editor,
    make_comment,
    make_incident,
    make_submitted_claim,
    other_analyst,
)

from .refusals import refused_by, run_sql

pytestmark = pytest.mark.django_db


def test_a_discussion_is_of_exactly_one_record() -> None:
    claim = make_submitted_claim()
    with refused_by("discussion_of_one_record"):
        Discussion.objects.create(started_by=editor())
    with refused_by("discussion_of_one_record"):
        Discussion.objects.create(started_by=editor(), claim=claim, incident=claim.incident)


@pytest.mark.parametrize("part", ["colour", "paraphrase", "statement"])
def test_a_part_is_one_of_its_record(part: str) -> None:
    with refused_by("discussion_part_known"):
        Discussion.objects.create(started_by=editor(), incident=make_incident(), part=part)


def test_it_is_resolved_by_somebody_at_some_time() -> None:
    found = make_comment().discussion
    with refused_by("discussion_resolved_by_somebody"):
        run_sql("UPDATE incidents_discussion SET resolved_at = now() WHERE id = %s", found.pk)
    with refused_by("discussion_resolved_by_somebody"):
        Discussion.objects.filter(pk=found.pk).update(resolved_by=editor())


def test_nobody_comments_in_a_resolved_one() -> None:
    found = make_comment().discussion
    talking.resolve(found, editor())
    with refused_by("not_in_resolved"):
        Comment.objects.create(discussion=found, author=analyst(), words="After the end.")


def test_a_comment_says_something() -> None:
    found = make_comment().discussion
    with refused_by("comment_says_something"):
        Comment.objects.create(discussion=found, author=analyst(), words="")


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE incidents_comment SET words = 'never said'",
        "DELETE FROM incidents_comment",
        "UPDATE incidents_mention SET person_id = person_id + 1",
        "DELETE FROM incidents_mention",
        "DELETE FROM incidents_discussion",
        "UPDATE incidents_discussion SET part = 'where'",
        "UPDATE incidents_discussion SET started_by_id = started_by_id + 1",
        "DELETE FROM incidents_notice",
        "UPDATE incidents_notice SET kind = 'accepted', comment_id = NULL",
        "UPDATE incidents_notice SET made_at = now() - interval '1 day'",
    ],
)
def test_what_was_said_and_told_stays(sql: str) -> None:
    make_comment(words="@analyst which day?", part="when")
    with pytest.raises(InternalError, match=r"Cannot (update|delete)"), atomic():
        run_sql(sql)
    assert (Comment.objects.get().words, Mention.objects.count()) == ("@analyst which day?", 1)


def test_nobody_is_told_of_what_they_did_themselves() -> None:
    with refused_by("notice_not_to_oneself"):
        Notice.objects.create(
            person=editor(),
            made_by=editor(),
            kind=NoticeKind.ACCEPTED,
            claim=make_submitted_claim(),
        )


def test_nobody_is_told_twice_of_one_comment() -> None:
    said = make_comment(words="@other_analyst look", author=_with_other_analyst())
    with refused_by("notice_once_per_comment"):
        Notice.objects.create(
            person=other_analyst(),
            made_by=editor(),
            kind=NoticeKind.COMMENTED,
            claim=said.discussion.claim,
            comment=said,
        )


def test_a_notice_of_a_comment_names_it_and_no_other_does() -> None:
    claim = make_submitted_claim()
    for kind, comment in ((NoticeKind.COMMENTED, None), (NoticeKind.ACCEPTED, make_comment(claim))):
        with refused_by("notice_of_a_comment"):
            Notice.objects.create(
                person=other_analyst(), made_by=editor(), kind=kind, claim=claim, comment=comment
            )


def test_codes_are_known() -> None:
    make_comment(words="@analyst look")
    with refused_by("notice_codes_known"):
        Notice.objects.update(mail="perhaps")
    with refused_by("user_mail_choice_known"):
        User.objects.filter(pk=analyst().pk).update(notices_by_mail="weekly")


def _with_other_analyst() -> User:
    other_analyst()
    return editor()
