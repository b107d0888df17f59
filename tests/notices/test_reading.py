"""Reading notices: how many are new, marking them, choosing e-mails."""

from __future__ import annotations

import pytest

from incidents import notices
from incidents.enums import MailChoice, MailState
from incidents.models import Notice, User
from incidents.notices.reading import choose_mail
from tests.factories import (
    analyst,
    make_comment,
    make_incident,
    make_submitted_claim,
    other_analyst,
)

pytestmark = pytest.mark.django_db


def unread(person: User) -> int:
    """How many notices somebody has not read."""
    people = notices.with_unread(User.objects.filter(pk=person.pk))
    return int(vars(people.get())["unread_number"])


def test_notices_are_new_until_they_are_marked() -> None:
    claim = make_submitted_claim()
    for words in ("First.", "Second.", "@other_analyst third.")[: 2 + bool(other_analyst())]:
        make_comment(claim, words=words)
    assert unread(analyst()) == 3
    first = Notice.objects.of(analyst()).order_by("pk")[0]
    notices.mark_read(first)
    assert (unread(analyst()), unread(other_analyst())) == (2, 1)
    assert notices.mark_all_read(analyst(), first.pk) == 0
    assert notices.mark_all_read(analyst(), Notice.objects.order_by("-pk")[0].pk) == 2
    assert (unread(analyst()), unread(other_analyst())) == (0, 1)


def test_marking_again_keeps_the_first_time() -> None:
    make_comment()
    notice = Notice.objects.get()
    notices.mark_read(notice)
    notice.refresh_from_db()
    before = notice.read_at
    notices.mark_read(notice)
    notice.refresh_from_db()
    assert notice.read_at == before is not None


def test_who_wants_no_e_mails_gets_none_of_those_that_were_due() -> None:
    make_comment(make_incident())
    Notice.objects.update(mail=MailState.DUE)
    choose_mail(analyst(), MailChoice.NONE)
    assert User.objects.get(username="analyst").notices_by_mail == MailChoice.NONE
    assert list(Notice.objects.values_list("mail", flat=True)) == [MailState.NOT_WANTED]
    choose_mail(analyst(), MailChoice.AT_ONCE)
    assert Notice.objects.due().count() == 0
