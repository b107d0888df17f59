"""Sending what is due: once, to a real mail server that takes it, puts it off or refuses it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from smtplib import SMTPResponseException
from typing import TYPE_CHECKING

import pytest
from django.db import connection, transaction

from incidents import mailing
from incidents.enums import MailChoice, MailState
from incidents.models import Notice, User
from incidents.notices.reading import choose_mail
from tests.factories import analyst, editor, make_comment, make_submitted_claim, make_user
from tests.mail_server import text_of

if TYPE_CHECKING:
    from django.conf import LazySettings

    from tests.mail_server import MailServer

pytestmark = pytest.mark.django_db


def states() -> list[str]:
    return list(Notice.objects.order_by("pk").values_list("mail", flat=True))


def test_what_is_due_goes_out_in_one_message_and_once(mail_server: MailServer) -> None:
    claim = make_submitted_claim()
    for words in ("Which village?", "And which day?"):
        make_comment(claim, words=words)
    assert mailing.people_due() == [analyst().pk]
    assert mailing.mail_notices(analyst().pk) == 2
    assert mailing.mail_notices(analyst().pk) == 0
    assert mail_server.receivers == ["analyst@example.org"]
    assert states() == [MailState.SENT] * 2
    assert mailing.people_due() == []


def test_the_morning_takes_along_what_was_to_go_out_at_once(mail_server: MailServer) -> None:
    choose_mail(analyst(), MailChoice.AT_ONCE)
    make_comment()
    assert mailing.people_due() == [analyst().pk]


def test_a_name_with_a_line_break_ends_no_header(mail_server: MailServer) -> None:
    speaker = make_user("speaker", first_name="Two\nBcc: all@example.org")
    make_comment(author=speaker)
    assert mailing.mail_notices(analyst().pk) == 1
    assert "Bcc" not in mail_server.took[0]
    assert str(mail_server.took[0]["Subject"]).startswith(
        "[Ceasefire incident tracker] Two Bcc: all@example.org commented on claim"
    )


def test_what_was_read_on_the_site_is_not_sent(mail_server: MailServer) -> None:
    make_comment()
    notice = Notice.objects.get()
    notice.read_at = notice.made_at
    notice.save()
    assert mailing.people_due() == []
    assert mailing.mail_notices(analyst().pk) == 0
    assert mail_server.took == []


@pytest.mark.parametrize("change", ["none", "switched_off", "no_address"])
def test_who_cannot_or_will_not_get_e_mails_gets_none(mail_server: MailServer, change: str) -> None:
    make_comment()
    own = User.objects.filter(username="analyst")
    match change:
        case "none":
            choose_mail(analyst(), MailChoice.NONE)
        case "switched_off":
            own.update(is_active=False)
        case _:
            own.update(email="")
    assert mailing.mail_notices(own.get().pk) == 0
    assert mail_server.took == []


def test_nobody_there_is_no_fault(mail_server: MailServer) -> None:
    assert mailing.mail_notices(0) == 0


def test_without_a_mail_server_nothing_is_sent(settings: LazySettings) -> None:
    assert settings.NOTICES_BY_MAIL is False
    make_comment()
    assert states() == [MailState.NOT_WANTED]
    assert mailing.mail_notices(analyst().pk) == 0


def test_a_server_that_is_away_is_tried_again(
    mail_server: MailServer, settings: LazySettings
) -> None:
    make_comment()
    there, settings.EMAIL_PORT = settings.EMAIL_PORT, 1
    with pytest.raises(mailing.NotSent):
        mailing.mail_notices(analyst().pk)
    assert states() == [MailState.DUE]
    settings.EMAIL_PORT = there
    assert mailing.mail_notices(analyst().pk) == 1
    assert mail_server.receivers == ["analyst@example.org"]


def test_a_message_that_is_put_off_is_tried_again(mail_server: MailServer) -> None:
    make_comment()
    mail_server.answers = ["451 Later, please"]
    with pytest.raises(mailing.NotSent):
        mailing.mail_notices(analyst().pk)
    assert states() == [MailState.DUE]
    assert mailing.mail_notices(analyst().pk) == 1


def test_a_message_that_is_refused_for_good_is_not_tried_again(mail_server: MailServer) -> None:
    make_comment()
    mail_server.answers = ["554 Never"]
    with pytest.raises(SMTPResponseException):
        mailing.mail_notices(analyst().pk)
    assert states() == [MailState.TAKEN]
    assert mailing.mail_notices(analyst().pk) == 0
    assert mail_server.took == []


def test_people_are_sent_only_their_own(mail_server: MailServer) -> None:
    make_user("reader")
    make_comment(words="@reader and @analyst")
    assert mailing.mail_notices(make_user("reader").pk) == 1
    assert mail_server.receivers == ["reader@example.org"]
    assert "mentions you" in text_of(mail_server.took[0])
    assert Notice.objects.get(person=analyst()).mail == MailState.DUE


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_send_one_message(mail_server: MailServer) -> None:
    claim = make_submitted_claim()
    for number in range(5):
        make_comment(claim, words=f"Comment {number}")

    def work(_number: int) -> int:
        try:
            return mailing.mail_notices(analyst().pk)
        finally:
            connection.close()

    with ThreadPoolExecutor(max_workers=4) as workers:
        sent = sorted(workers.map(work, range(4)))
    assert sum(sent) == 5
    lines = [text_of(message).count("commented on") for message in mail_server.took]
    assert sum(lines) == 5
    assert states() == [MailState.SENT] * 5


@pytest.mark.django_db(transaction=True)
def test_rows_another_worker_holds_are_left_to_it(mail_server: MailServer) -> None:
    claim = make_submitted_claim()
    first = make_comment(claim, words="First.")
    make_comment(claim, words="Second.")

    def work() -> int:
        try:
            return mailing.mail_notices(analyst().pk)
        finally:
            connection.close()

    with transaction.atomic():
        Notice.objects.select_for_update().get(comment=first)
        with ThreadPoolExecutor(max_workers=1) as other:
            assert other.submit(work).result() == 1
    assert "Second." in text_of(mail_server.took[0])
    assert "First." not in text_of(mail_server.took[0])
    assert mailing.mail_notices(analyst().pk) == 1
    assert editor().notices.count() == 0
