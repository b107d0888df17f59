"""Beginning a statement: what is pasted ends in a draft, what is known is shown first."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from incidents.enums import LeadStatus
from incidents.models import Appearance, Draft, Lead
from tests.factories import (
    analyst,
    make_claim,
    make_incident,
    make_publication,
    make_statement,
    other_analyst,
)

if TYPE_CHECKING:
    from django.test import Client

    from incidents.models import Statement

pytestmark = pytest.mark.django_db


@pytest.fixture
def known() -> Statement:
    """A statement read at https://mil.am/en/news/8734, with one claim."""
    publication = make_publication(
        url="https://mil.am/en/news/8734", url_key="mil.am/en/news/8734", title="Statement"
    )
    statement = make_statement(publications=0, summary="They say it was attacked.")
    Appearance.objects.create(statement=statement, publication=publication)
    make_claim(make_incident("Clash near Hadrut"), statement)
    return statement


def send(browser: Client, **fields: str) -> Any:
    return browser.post("/desk/new/", {"address": "", "text": "", **fields})


def begun(answer: Any) -> Draft:
    """The draft that an answer leads to."""
    draft = Draft.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, f"/desk/drafts/{draft.public_id}/")
    return draft


def typed(draft: Draft, name: str) -> list[str]:
    """What a draft holds in fields of this name."""
    return [text for path, text in draft.content.items() if path.rpartition(".")[2] == name]


def test_an_address_and_a_text_end_in_a_draft(writer: Client) -> None:
    draft = begun(send(writer, address="mil.am/en/news/1", text=" Exactly\r\nthis. "))
    assert draft.owner == analyst()
    assert typed(draft, "url") == ["https://mil.am/en/news/1"]
    assert typed(draft, "verbatim") == [" Exactly\nthis. "]


def test_either_is_enough(writer: Client) -> None:
    assert send(writer, text="Only words").status_code == 302
    assert send(writer, address="https://mil.am/en/news/1").status_code == 302
    assert Draft.objects.count() == 2


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({}, "Paste an address, a text, or both."),
        (
            {"address": "javascript:alert(1)", "text": "kept"},
            "Only addresses that begin with http:// or https:// can be a source.",
        ),
        (
            {"address": "not an address", "text": "kept"},
            "This is no single address: there are spaces in it. A text goes below.",
        ),
        (
            {"address": "https://mil.am/kept", "text": "я" * 200_001},
            "This field holds 200,000 characters at most; this text has 200,001.",
        ),
    ],
)
def test_bad_input_gets_its_sentence_and_everything_typed_stays(
    writer: Client, fields: dict[str, str], sentence: str
) -> None:
    answer = send(writer, **fields)
    html = answer.content.decode()
    assert answer.status_code == 200
    assert sentence in html
    assert Draft.objects.count() == 0
    for text in fields.values():
        assert text in html
    invalid = re.findall(r'aria-invalid="true"', html)
    assert len(invalid) == 1
    assert re.search(r'aria-describedby="[^"]*id_(address|text)_error[^"]*"', html)


def test_characters_that_cannot_be_stored_are_left_out_and_told(writer: Client) -> None:
    typed_in = {"address": "", "text": "One\0 two\u202e three"}
    answer = writer.post("/desk/new/", typed_in, follow=True)
    assert typed(Draft.objects.get(), "verbatim") == ["One two three"]
    assert "2 characters that cannot be stored were left out" in answer.content.decode()


def test_pasted_markup_stays_text(writer: Client) -> None:
    begun(send(writer, text="<img src=x onerror=alert(1)>"))
    answer = send(writer, address="x y", text="</textarea><script>alert(1)</script>")
    assert "<script>alert" not in answer.content.decode()


@pytest.mark.parametrize(
    "address",
    [
        "https://mil.am/en/news/8734",
        "http://www.mil.am/en/news/8734/?utm_source=mail&fbclid=1",
        "m.mil.am/en/news/8734#top",
    ],
)
def test_a_known_page_is_shown_with_what_was_read_there(
    writer: Client, known: Statement, address: str
) -> None:
    answer = send(writer, address=address, text="Pasted words")
    html = answer.content.decode()
    assert answer.status_code == 200
    assert "This page is on record already" in html
    assert "They say it was attacked." in html
    assert f'href="/desk/statements/{known.public_id}/"' in html
    assert "Pasted words" in html
    assert Draft.objects.count() == 0


def test_one_can_go_on_with_another_statement_of_a_known_page(
    writer: Client, known: Statement
) -> None:
    address = known.publications.get().url
    draft = begun(send(writer, address=address, text="Another", go_on="yes"))
    assert draft.statement is None
    assert typed(draft, "outlet") == ["the-outlet"]


def test_one_can_add_a_claim_to_a_statement_on_record(writer: Client, known: Statement) -> None:
    draft = begun(writer.post("/desk/new/", {"statement": known.public_id}))
    assert draft.statement == known


@pytest.mark.parametrize("public_id", ["nothing0", "a\0b"])
def test_a_statement_that_is_not_there_is_404(writer: Client, public_id: str) -> None:
    assert writer.post("/desk/new/", {"statement": public_id}).status_code == 404


def test_a_lead_fills_the_form_and_is_taken_with_the_draft(writer: Client) -> None:
    lead = Lead.objects.create(url="https://mil.am/en/news/9", text="It said so.")
    html = writer.get(f"/desk/new/?lead={lead.pk}").content.decode()
    assert 'value="https://mil.am/en/news/9"' in html
    assert "It said so." in html
    lead.refresh_from_db()
    assert lead.status == LeadStatus.NEW
    draft = begun(writer.post("/desk/new/", {"lead": lead.pk}))
    lead.refresh_from_db()
    assert (draft.lead, lead.status, lead.taken_by) == (lead, LeadStatus.TAKEN, analyst())
    assert typed(draft, "verbatim") == ["It said so."]


def test_a_lead_that_a_colleague_took_is_told(writer: Client) -> None:
    lead = Lead.objects.create(
        text="It said so.", status=LeadStatus.TAKEN, taken_by=other_analyst()
    )
    answer = writer.post("/desk/new/", {"lead": lead.pk}, follow=True)
    assert answer.redirect_chain == [("/desk/", 302)]
    assert "other_analyst has taken this lead already." in answer.content.decode()
    assert Draft.objects.count() == 0


@pytest.mark.parametrize("lead", ["999999", "x", "²", "9" * 30, "-1"])
def test_a_lead_that_is_not_there_is_404(writer: Client, lead: str) -> None:
    assert writer.get("/desk/new/", {"lead": lead}).status_code == 404


def test_five_statements_of_a_page_take_as_many_queries_as_one(
    writer: Client, known: Statement
) -> None:
    publication = known.publications.get()

    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            assert send(writer, address=publication.url).status_code == 200
        return len(asked)

    one = queries()
    for number in range(4):
        statement = make_statement(publications=0)
        Appearance.objects.create(statement=statement, publication=publication)
        make_claim(make_incident(f"Clash {number}"), statement)
    assert queries() == one
    assert one <= 15


def test_a_visitor_is_sent_to_sign_in_and_comes_back(client: Client) -> None:
    assert client.get("/desk/new/")["Location"] == "/accounts/login/?next=/desk/new/"
