"""The list of notices, the number in the head of pages, marking as read, choosing e-mails."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from incidents.enums import MailChoice
from incidents.models import Notice, User
from incidents.workflow import return_to_author
from tests.factories import (
    administrator,
    analyst,
    editor,
    make_comment,
    make_incident,
    make_submitted_claim,
)
from tests.views.signing_in import signed_in

if TYPE_CHECKING:
    from django.conf import LazySettings

pytestmark = pytest.mark.django_db

LIST = "/desk/notices/"


def unread(client: Client, address: str = "/desk/") -> str:
    """What the head of a page says beside “Notices”."""
    html = client.get(address).text
    _before, found, after = html.partition('<b class="unread">')
    return after.partition("<")[0] if found else ""


def test_the_head_of_desk_and_review_counts_what_is_new(reviewer: Client) -> None:
    claim = make_submitted_claim()
    assert unread(reviewer) == ""
    make_comment(claim, analyst(), "@editor look")
    make_comment(claim, analyst(), "@editor and here")
    for address in ("/desk/", "/review/", f"/review/claims/{claim.public_id}/", LIST):
        assert unread(reviewer, address) == "2"


def test_no_public_page_tells_their_number_or_asks_anything_for_it(reviewer: Client) -> None:
    make_comment(make_submitted_claim(), analyst(), "@editor look")
    for address in ("/", "/incidents/", "/methodology/"):
        with CaptureQueriesContext(connection) as asked:
            assert unread(reviewer, address) == ""
        # It comes with whoever asks, in the query that is made anyway.
        (person,) = [one["sql"] for one in asked if "incidents_notice" in one["sql"]]
        assert 'FROM "incidents_user" WHERE' in person


def test_the_count_is_one_query(writer: Client) -> None:
    with CaptureQueriesContext(connection) as asked:
        writer.get("/desk/new/")
    assert len([one for one in asked if "incidents_notice" in one["sql"]]) == 1


def test_a_line_says_who_did_what_and_where(writer: Client) -> None:
    claim = make_submitted_claim()
    said = make_comment(claim, words="@analyst which day?", part="when")
    return_to_author(claim, editor(), "Which village?")
    html = writer.get(LIST).text
    assert "editor mentions you on the claim about “Clash near Hadrut”" in html
    assert "@analyst which day?" in html
    assert f"/desk/claims/{claim.public_id}/discussion/#comment-{said.pk}" in html
    assert "editor returned your claim about “Clash near Hadrut”" in html
    assert "Which village?" not in html


def test_one_is_marked_as_read_and_stays_under_all(writer: Client) -> None:
    make_comment(words="@analyst look")
    notice = Notice.objects.get()
    answer = writer.post(f"{LIST}{notice.pk}/read/")
    assert answer["Location"] == LIST
    assert (unread(writer), "mentions you" in writer.get(LIST).text) == ("", False)
    assert "mentions you" in writer.get(f"{LIST}?show=all").text


def test_opening_one_marks_it_and_leads_there(writer: Client) -> None:
    said = make_comment(words="@analyst look")
    answer = writer.post(f"{LIST}{Notice.objects.get().pk}/read/", {"open": "1"})
    assert answer["Location"].endswith(f"/discussion/#comment-{said.pk}")
    assert unread(writer) == ""


def test_all_that_the_page_showed_are_marked_at_once(writer: Client) -> None:
    claim = make_submitted_claim()
    make_comment(claim)
    newest = Notice.objects.latest("pk").pk
    make_comment(claim, words="And another.")
    told = writer.post(f"{LIST}read/", {"newest": str(newest)}, follow=True)
    assert "1 notice is marked as read." in told.text
    assert unread(writer) == "1"
    assert writer.post(f"{LIST}read/", {"newest": "all"}).status_code == 404


def test_nobody_sees_or_marks_another_persons(reviewer: Client, colleague: Client) -> None:
    make_comment(words="@analyst look")
    notice = Notice.objects.get()
    for client in (reviewer, colleague):
        assert "mentions you" not in client.get(f"{LIST}?show=all").text
        assert client.post(f"{LIST}{notice.pk}/read/").status_code == 404
        client.post(f"{LIST}read/", {"newest": str(notice.pk)})
    assert Notice.objects.unread().count() == 1


def test_an_administrator_is_told_too_and_reads_it(db: None) -> None:
    administrator()
    claim = make_submitted_claim()
    make_comment(claim, words="@administrator the place is missing")
    browser = signed_in(administrator())
    html = browser.get(LIST).text
    assert "editor mentions you" in html
    assert unread(browser, LIST) == "1"
    assert 'href="/desk/records/"' not in html
    assert "js/desk/lists" not in html
    page = browser.get(f"/desk/claims/{claim.public_id}/discussion/")
    assert "the place is missing" in page.text
    assert browser.get("/desk/").status_code == 403


def test_a_visitor_is_sent_to_sign_in(visitor: Client) -> None:
    for address in (LIST, f"{LIST}mail/"):
        assert visitor.get(address)["Location"].startswith("/accounts/login/")


def test_the_list_is_paged_and_more_take_no_more_queries(writer: Client) -> None:
    claim = make_submitted_claim()

    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            writer.get(LIST)
        return len(asked)

    make_comment(claim)
    one = queries()
    for number in range(51):
        make_comment(claim, words=f"Comment {number}")
    assert queries() == one
    assert "Page 1 of 2" in writer.get(LIST).text
    assert writer.get(f"{LIST}?page=2").status_code == 200


@pytest.mark.parametrize("query", ["page=2", "show=some", "colour=red"])
def test_parameters_without_meaning_are_refused_by_name(writer: Client, query: str) -> None:
    answer = writer.get(f"{LIST}?{query}")
    assert answer.status_code == 400
    assert f"<code>{query.partition('=')[0]}</code>" in answer.text


def test_everybody_chooses_when_e_mails_come(writer: Client, settings: LazySettings) -> None:
    settings.NOTICES_BY_MAIL = True
    page = writer.get(f"{LIST}mail/").text
    assert "analyst@example.org" in page
    for choice in MailChoice.values:
        told = writer.post(f"{LIST}mail/", {"choice": choice}, follow=True)
        assert "Your choice is kept." in told.text
        assert User.objects.get(username="analyst").notices_by_mail == choice
    refused = writer.post(f"{LIST}mail/", {"choice": "weekly"})
    assert refused.status_code == 422
    assert "Select a valid choice" in refused.text
    assert writer.post(f"{LIST}mail/", {"else": "x"}).status_code == 422


def test_where_no_e_mail_is_sent_the_pages_say_so(writer: Client, settings: LazySettings) -> None:
    settings.NOTICES_BY_MAIL = False
    assert "This site sends no e-mails" in writer.get(LIST).text
    assert "This site sends no e-mails" in writer.get(f"{LIST}mail/").text
    settings.NOTICES_BY_MAIL = True
    assert "by 7 in the morning" in writer.get(LIST).text
    User.objects.filter(username="analyst").update(email="")
    assert "Your account has no e-mail address" in writer.get(LIST).text
    assert "Your account has no e-mail address" in writer.get(f"{LIST}mail/").text


def test_notices_about_an_incident_lead_to_it(writer: Client) -> None:
    incident = make_incident()
    make_comment(incident, words="@analyst look")
    assert f"/desk/incidents/{incident.pk}/discussion/#comment-" in writer.get(LIST).text
