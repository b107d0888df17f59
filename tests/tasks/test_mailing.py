"""Notices mailed by a real worker: at once, in the morning, after the server was away."""

from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING

import pytest
from django.db import transaction

from incidents import jobs
from incidents.enums import MailChoice, MailState
from incidents.models import Notice, User
from tests.factories import analyst, make_comment, make_incident, other_analyst
from tests.mail_server import MailServer, text_of
from tests.processes import wait_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.conf import LazySettings

    from .conftest import Worker

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def mail_server() -> Iterator[MailServer]:
    with MailServer() as server:
        yield server


@pytest.fixture
def worker_environment(mail_server: MailServer, settings: LazySettings) -> dict[str, str]:
    """The worker sends to the server, and this process knows that mail is sent."""
    settings.NOTICES_BY_MAIL = True
    return {
        "EMAIL_URL": f"smtp://{mail_server.host}:{mail_server.port}",
        "SITE_URL": "https://tracker.example",
    }


def choose(person: User, choice: MailChoice) -> None:
    User.objects.filter(pk=person.pk).update(notices_by_mail=choice)


def states() -> list[str]:
    return list(Notice.objects.order_by("pk").values_list("mail", flat=True))


def test_who_wants_it_at_once_gets_it_after_the_commit_and_once(
    worker: Worker, mail_server: MailServer
) -> None:
    choose(analyst(), MailChoice.AT_ONCE)
    with transaction.atomic():
        make_comment(words="@analyst taken back")
        transaction.set_rollback(True)
    make_comment(words="@analyst which village?")
    wait_for(lambda: states() == [MailState.SENT], "the message")
    assert mail_server.receivers == ["analyst@example.org"]
    assert "@analyst which village?" in text_of(mail_server.took[0])

    # The same job again, as after a crash, finds nothing; jobs are taken in order.
    jobs.queue_on_commit(jobs.MAIL_NOTICES, analyst().pk)
    make_comment(words="@analyst and which day?")
    wait_for(lambda: states() == [MailState.SENT] * 2, "the second message")
    assert len(mail_server.took) == 2
    assert "https://tracker.example/desk/claims/" in text_of(mail_server.took[1])
    assert '"level": "ERROR"' not in worker.log()


def test_a_digest_waits_for_the_morning_and_holds_everything(
    worker: Worker, mail_server: MailServer
) -> None:
    choose(other_analyst(), MailChoice.NONE)
    incident = make_incident()
    for words in ("First, @analyst and @other_analyst.", "Second."):
        make_comment(incident, words=words)
    assert mail_server.took == []
    jobs.queue_on_commit(jobs.MAIL_DIGESTS)
    wait_for(lambda: states().count(MailState.SENT) == 2, "the digest")
    assert mail_server.receivers == ["analyst@example.org"]
    words = text_of(mail_server.took[0])
    assert words.index("First, ") < words.index("Second.")
    assert states().count(MailState.NOT_WANTED) == 1


def test_a_worker_killed_while_it_sends_does_not_send_twice(
    worker: Worker, mail_server: MailServer
) -> None:
    """The server has taken the message, the worker dies before noting it, the job comes again."""
    mail_server.before_answering = lambda: os.kill(worker.process.pid, signal.SIGKILL)
    choose(analyst(), MailChoice.AT_ONCE)
    make_comment(words="@analyst which village?")
    wait_for(lambda: worker.process.poll() is not None, "the end of the worker")
    assert states() == [MailState.TAKEN]
    mail_server.before_answering = None

    with worker.another() as again:
        jobs.queue_on_commit(jobs.MAIL_NOTICES, analyst().pk)
        make_comment(words="@analyst and which day?")
        wait_for(lambda: MailState.SENT in states(), "the next message")
        assert states() == [MailState.TAKEN, MailState.SENT]
        assert len(mail_server.took) == 2
        assert "which village?" not in text_of(mail_server.took[1])
        assert '"level": "ERROR"' not in again.log()
