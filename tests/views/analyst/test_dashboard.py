"""The desk's first page: everything somebody has to go on with, and nothing of others."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from incidents import workflow
from incidents.desk.saving import save
from incidents.desk.sharing import share
from incidents.enums import Role
from incidents.models import Draft, Lead, Presence
from tests.factories import (
    analyst,
    editor,
    make_claim,
    make_incident,
    make_published_incident,
    make_statement,
    make_user,
    other_analyst,
)
from tests.factories.drafts import make_draft

if TYPE_CHECKING:
    from django.test import Client

pytestmark = pytest.mark.django_db

SECTIONS = ("returned", "drafts", "waiting", "work", "leads", "published")


def page(browser: Client, address: str = "/desk/") -> str:
    answer = browser.get(address)
    assert answer.status_code == 200
    return str(answer.content.decode())


def section(html: str, name: str) -> str:
    """The words of one section of the page, without markup and spare space."""
    found = re.search(rf'<section aria-labelledby="{name}">(.*?)</section>', html, re.DOTALL)
    return " ".join(re.sub("<[^>]+>", " ", found[1]).split()) if found else ""


def fill_desk(number: int) -> None:
    """One more of everything that the page shows."""
    title = f"Clash {number}"
    Draft.objects.create(owner=analyst(), headline=f"Draft {number}")
    waiting = workflow.submit(make_claim(make_incident(title)), analyst())
    Draft.objects.create(owner=analyst(), statement=waiting.statement, status="submitted")
    returned = workflow.submit(make_claim(make_incident(f"{title} again")), analyst())
    workflow.return_to_author(returned, editor(), f"Say which village, {number}.")
    Lead.objects.create(title=f"Lead {number}", text="News")
    make_published_incident(f"Public {number}")
    theirs = Draft.objects.create(owner=other_analyst(), headline=f"Theirs {number}")
    Presence.objects.create(draft=theirs, user=other_analyst(), seen_at=timezone.now())


def test_everything_stands_in_its_section(writer: Client) -> None:
    fill_desk(1)
    html = page(writer)
    assert section(html, "drafts").startswith("Your drafts Draft 1 changed ")
    assert "Clash 1 again" in section(html, "returned")
    assert "Say which village, 1. editor," in section(html, "returned")
    assert "Clash 1 Ministry of Armenia, 13 December 2020 waiting for 0" in section(html, "waiting")
    assert "Lead 1 came in 0" in section(html, "leads")
    assert "Public 1 NK-2020-" in section(html, "published")
    assert "Theirs 1 other_analyst at this moment" in section(html, "work")


def test_an_empty_desk_says_what_to_do_in_every_section(writer: Client) -> None:
    html = page(writer)
    assert section(html, "returned") == ""
    assert "You have no draft. Begin with what somebody said" in section(html, "drafts")
    for name in SECTIONS[2:]:
        assert len(section(html, name).split()) > 10


def test_what_a_newcomer_sees_leads_to_a_new_statement(writer: Client) -> None:
    assert 'href="/desk/new/"' in page(writer)


def test_five_of_everything_take_as_many_queries_as_one(writer: Client) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            page(writer)
        return len(asked)

    fill_desk(1)
    one = queries()
    for number in range(2, 6):
        fill_desk(number)
    assert queries() == one
    assert one <= 15


def test_drafts_are_paged(writer: Client) -> None:
    for number in range(16):
        Draft.objects.create(owner=analyst(), headline=f"Draft {number}")
    assert "Page 1 of 2" in page(writer)
    assert section(page(writer, "/desk/?page=2"), "drafts").startswith("Your drafts Draft 0 ")


@pytest.mark.parametrize("query", ["page=3", "page=x", "page=0", "colour=red"])
def test_parameters_without_meaning_are_refused_by_name(writer: Client, query: str) -> None:
    answer = writer.get(f"/desk/?{query}")
    assert answer.status_code == 400
    assert f"<code>{query.partition('=')[0]}</code>" in answer.content.decode()


def test_a_draft_of_a_colleague_is_named_but_not_linked(writer: Client) -> None:
    theirs = Draft.objects.create(owner=other_analyst(), headline="Theirs")
    Presence.objects.create(draft=theirs, user=other_analyst(), seen_at=timezone.now())
    html = page(writer)
    assert "Theirs" in section(html, "work")
    assert theirs.public_id not in html


def test_texts_of_others_are_never_markup(writer: Client) -> None:
    Draft.objects.create(owner=analyst(), headline="<script>alert(1)</script>")
    Lead.objects.create(title="<b>bold</b>", url="https://example.org/")
    html = page(writer)
    assert "<script>alert" not in html
    assert "<b>bold" not in html


@pytest.mark.parametrize(
    ("role", "status"), [(Role.ANALYST, 200), (Role.EDITOR, 200), (Role.ADMINISTRATOR, 403)]
)
def test_those_who_write_get_in(client: Client, role: Role, status: int) -> None:
    client.force_login(make_user("somebody", role))
    assert client.get("/desk/").status_code == status


def test_the_desk_is_linked_for_those_who_work_there_and_nobody_else(client: Client) -> None:
    make_statement()
    assert 'href="/desk/"' not in page(client, "/about/")
    client.force_login(make_user("admin", Role.ADMINISTRATOR))
    assert 'href="/desk/"' not in page(client, "/about/")
    client.force_login(analyst())
    html = page(client, "/about/")
    assert html.count('href="/desk/"') == 2
    assert 'class="desk-nav"' not in html


def test_drafts_with_one_headline_are_told_apart_by_what_is_in_them(writer: Client) -> None:
    lead = Lead.objects.create(title="Came in", text="News")
    words = {"statement.verbatim": "At dawn units advanced.", "claims": "k1 k2"}
    same = {**words, "claims.k1.title": "Clash"}
    first, second = make_draft(same), make_draft({**same, "claims": "k1"}, lead=lead)
    Draft.objects.update(headline="Clash")
    share(second, analyst(), other_analyst())
    save(second, other_analyst(), 1, {"statement.verbatim": (words["statement.verbatim"], "Later")})
    Draft.objects.update(headline="Clash")
    shown = section(page(writer), "drafts")
    assert re.findall(r"by other_analyst|\d claims?|from the lead “.*?”|“[^”]+”(?= |$)", shown) == [
        "by other_analyst",
        "1 claim",
        "from the lead “Came in”",
        "“Later”",
        "2 claims",
        "“At dawn units advanced.”",
    ]
    assert first.public_id != second.public_id
