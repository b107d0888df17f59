"""What a message says, in both its parts, and how it is stopped."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from django.core import mail
from django.test import Client

from incidents import mailing, publication, workflow
from incidents.enums import MailChoice
from incidents.mailing.composing import MOST_LINES
from incidents.models import User
from tests.factories import (
    analyst,
    editor,
    make_claim,
    make_comment,
    make_incident,
    make_published_incident,
    make_submitted_claim,
    second_editor,
)
from tests.mail_server import text_of

from .conftest import SITE

if TYPE_CHECKING:
    from email.message import EmailMessage

    from tests.mail_server import MailServer

pytestmark = pytest.mark.django_db


def sent(server: MailServer, person: User) -> EmailMessage:
    """The message that person is sent now."""
    assert mailing.mail_notices(person.pk) > 0
    return server.took[-1]


def test_a_comment_comes_with_its_words_and_leads_to_it(mail_server: MailServer) -> None:
    said = make_comment(words="@analyst is it <b>this</b> & that?")
    claim = said.discussion.claim
    assert claim is not None
    message = sent(mail_server, analyst())
    address = f"{SITE}/desk/claims/{claim.public_id}/discussion/#comment-{said.pk}"
    plain, html = text_of(message), text_of(message, "html")
    assert "@analyst is it <b>this</b> & that?" in plain
    assert "is it &lt;b&gt;this&lt;/b&gt; &amp; that?" in html
    assert address in plain
    assert f'href="{address}"' in html
    assert str(message["Subject"]) == (
        f"[Ceasefire incident tracker] editor mentions you on claim {claim.public_id} on incident "
        f"{claim.incident_id}, not published"
    )


def test_it_holds_no_word_of_a_claim_or_of_what_is_not_published(mail_server: MailServer) -> None:
    incident = make_incident("zqtitle", summary="zqsummary")
    claim = workflow.submit(
        make_claim(incident, paraphrase="zqparaphrase", quotation="zqquotation"), analyst()
    )
    workflow.return_to_author(claim, editor(), "zqreason")
    make_comment(incident)
    message = sent(mail_server, analyst())
    whole = str(message) + text_of(message) + text_of(message, "html")
    assert re.findall(r"zq\w+", whole) == []
    assert f"editor returned claim {claim.public_id} on incident {incident.pk}" in whole


def test_a_published_incident_is_called_by_its_reference(mail_server: MailServer) -> None:
    incident = make_published_incident()
    publication.retract(incident, second_editor(), "It did not happen.")
    message = sent(mail_server, analyst())
    assert f"second_editor retracted {incident.reference}." in text_of(message)


def test_a_mail_program_can_stop_them_by_one_click(mail_server: MailServer) -> None:
    make_comment()
    message = sent(mail_server, analyst())
    stop = str(message["List-Unsubscribe"]).strip().strip("<>")
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert stop.startswith(f"{SITE}/notices/stop/")
    assert stop in text_of(message)
    assert f'href="{stop}"' in text_of(message, "html")
    body = {"List-Unsubscribe": "One-Click"}
    answer = Client(enforce_csrf_checks=True).post(stop.removeprefix(SITE), body)
    assert answer.status_code == 200
    assert User.objects.get(username="analyst").notices_by_mail == MailChoice.NONE


def test_the_message_has_both_parts_and_no_reply_is_made_by_machines(
    mail_server: MailServer,
) -> None:
    make_comment()
    message = sent(mail_server, analyst())
    assert message.get_content_type() == "multipart/alternative"
    kinds = [part.get_content_type() for part in message.iter_parts()]
    assert kinds == ["text/plain", "text/html"]
    assert message["Auto-Submitted"] == "auto-generated"
    assert str(message["From"]) == "tracker@localhost"


def test_a_message_about_the_same_notices_has_the_same_name(mail_server: MailServer) -> None:
    make_comment()
    first = sent(mail_server, analyst())["Message-ID"]
    analyst().notices.update(mail="due")
    again = sent(mail_server, analyst())["Message-ID"]
    assert first == again
    make_comment(make_incident())
    assert sent(mail_server, analyst())["Message-ID"] != first


def test_many_notices_come_in_one_message_that_counts_them(mail_server: MailServer) -> None:
    claim = make_submitted_claim()
    for number in range(MOST_LINES + 2):
        make_comment(claim, words=f"Comment {number}")
    message = sent(mail_server, analyst())
    assert str(message["Subject"]) == f"[Ceasefire incident tracker] {MOST_LINES + 2} notices"
    assert text_of(message).count("editor commented on") == MOST_LINES
    assert "And 2 more notices." in text_of(message)
    assert mail.outbox == []
