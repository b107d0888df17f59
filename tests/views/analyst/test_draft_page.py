"""The draft page without scripts: saved as a whole, rows, what is wrong, who may open it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from incidents.desk.closing import discard
from incidents.desk.revising import revise
from incidents.enums import ClaimField
from incidents.models import Draft, DraftShare
from incidents.workflow import return_to_author, submit
from tests.desk.story import STATEMENT_5, make_world
from tests.factories import (
    analyst,
    editor,
    make_claim,
    make_incident,
    make_publication,
    make_statement,
    make_user,
    other_analyst,
)
from tests.factories.drafts import make_draft
from tests.views.analyst.pages import fields_of, read
from tests.views.signing_in import signed_in

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Answer

pytestmark = pytest.mark.django_db


def page(draft: Draft) -> str:
    """The address of a draft."""
    return f"/desk/drafts/{draft.public_id}/"


def press(client: Client, draft: Draft, button: str, **typed: str) -> Answer:
    """Type into the form as the page shows it, press a button, and return the answer.

    Names are given with two underscores for a point.
    """
    fields = fields_of(client.get(page(draft)))
    fields |= {name.replace("__", "."): text for name, text in typed.items()}
    return client.post(page(draft), fields | {"do": button})


def content(draft: Draft) -> dict[str, str]:
    """What is saved of a draft now."""
    draft.refresh_from_db()
    return dict(draft.content)


def test_saving_the_form_as_it_stands_changes_nothing(writer: Client) -> None:
    make_world()
    draft = make_draft({**STATEMENT_5, "statement.verbatim": "\n  first\n\nlast  \n"})
    before = content(draft)
    answer = press(writer, draft, "save")
    after = content(draft)
    assert answer.status_code == 302
    # What a place is stands in its select from the first: "where it happened".
    added = {path: text for path, text in after.items() if before.get(path) != text}
    assert {path.rpartition(".")[2] for path in added} == {"role"}
    assert set(added.values()) == {"location"}
    assert {path: text for path, text in before.items() if after.get(path) != text} == {}


def test_what_is_typed_is_saved_and_shown_again(writer: Client) -> None:
    make_world()
    draft = make_draft(STATEMENT_5)
    press(writer, draft, "save", claims__sur__when="25 to 26 November", statement__summary="New")
    assert content(draft)["claims.sur.when"] == "25 to 26 November"
    assert fields_of(writer.get(page(draft)))["statement.summary"] == "New"


def test_words_shown_for_a_slug_still_mean_the_slug(writer: Client) -> None:
    make_world()
    draft = make_draft(STATEMENT_5)
    shown = fields_of(writer.get(page(draft)))["statement.actor"]
    press(writer, draft, "save", statement__issued="14.12.2020")
    assert shown == "Azerbaijani Ministry of Defence"
    assert content(draft)["statement.actor"] == "mod-azerbaijan"


def test_a_row_is_added_and_taken_away(writer: Client) -> None:
    draft = make_draft({"statement.summary": "One"})
    answer = press(writer, draft, "add:claims")
    kept = content(draft)
    key = kept["claims"]
    assert answer["Location"] == f"{page(draft)}#f-claims-{key}-incident"
    assert (kept[f"claims.{key}.stance"], kept[f"claims.{key}.incident"]) == ("reports", "new")
    press(writer, draft, f"add:claims.{key}.figures")
    figure = content(draft)[f"claims.{key}.figures"]
    press(
        writer,
        draft,
        f"remove:claims.{key}.figures:{figure}",
        **{f"claims.{key}.figures.{figure}.count": "3"},
    )
    assert f"claims.{key}.figures" not in content(draft)
    press(writer, draft, f"remove:claims:{key}")
    assert "claims" not in content(draft)


def test_a_wrong_value_stays_with_its_sentence_and_a_link_to_it(writer: Client) -> None:
    make_world()
    draft = make_draft(STATEMENT_5)
    press(writer, draft, "save", claims__sur__when="nonsense", claims__hadrut__when="1 May 2999")
    answer = writer.get(page(draft))
    text = answer.content.decode()
    assert fields_of(answer)["claims.sur.when"] == "nonsense"
    assert text.count('id="error-claims-sur-when"') == 1
    assert text.count('id="error-claims-hadrut-when"') == 1
    assert text.count('href="#f-claims-sur-when"') == 1
    assert re.findall(r'aria-invalid="true"', text) == ['aria-invalid="true"'] * 2


def test_pasted_html_is_text(writer: Client) -> None:
    draft = make_draft({"statement.verbatim": "<img src=x onerror=alert(1)></textarea><b>"})
    answer = writer.get(page(draft))
    assert answer.content.count(b"<img src=x") == 0
    assert fields_of(answer)["statement.verbatim"] == draft.content["statement.verbatim"]


def test_a_text_that_is_too_long_is_refused_and_stays_in_the_form(writer: Client) -> None:
    draft = make_draft({"statement.summary": "One"})
    answer = press(writer, draft, "save", statement__summary="x" * 20_001, statement__issued="2020")
    assert answer.status_code == 413
    assert "20,000" in answer.content.decode()
    shown = fields_of(answer)
    assert (shown["statement.summary"], shown["statement.issued"]) == ("x" * 20_001, "2020")
    assert content(draft) == {"statement.summary": "One"}


def test_a_further_actor_is_added_by_any_of_its_names(writer: Client) -> None:
    make_world()
    draft = make_draft({"statement.actor": "mod-azerbaijan"})
    press(writer, draft, "save", add__statement__joint="State Security Service")
    assert content(draft)["statement.joint"] == "sss-azerbaijan"
    answer = press(writer, draft, "save", add__statement__joint="Nobody at all")
    assert answer.status_code == 400
    assert answer.content.count(b'value="Nobody at all"') == 1
    press(writer, draft, "remove:statement.joint:sss-azerbaijan")
    assert "statement.joint" not in content(draft)


def test_ids_are_given_once(writer: Client) -> None:
    make_world()
    ids = read(writer.get(f"{page(make_draft(STATEMENT_5))}?check=1")).ids
    assert sorted({one for one in ids if ids.count(one) > 1}) == []


def test_the_page_holds_no_inline_script_or_style(writer: Client) -> None:
    make_world()
    text = writer.get(page(make_draft(STATEMENT_5))).content.decode()
    # Data for scripts stands in blocks of JSON, which nothing runs.
    inline = r"<script(?![^>]*(?:\bsrc=|application/json))|<style|\sstyle=|\son\w+="
    assert re.findall(inline, text) == []


@pytest.mark.parametrize(
    "where",
    ["", "check/", "repeats/", "share/", "discard/", "cards/sur/similar/"],
)
def test_a_draft_opens_for_its_owner_and_who_it_is_shared_with(
    writer: Client, colleague: Client, reviewer: Client, where: str
) -> None:
    make_world()
    draft = make_draft(STATEMENT_5)
    address = page(draft) + where
    assert [one.get(address).status_code for one in (writer, colleague, reviewer)] == [
        200,
        404,
        404,
    ]
    DraftShare.objects.create(draft=draft, user=other_analyst())
    assert colleague.get(address).status_code == 200


@pytest.mark.parametrize("where", ["", "share/", "discard/"])
def test_a_visitor_is_sent_to_sign_in_first(visitor: Client, where: str) -> None:
    address = page(make_draft({})) + where
    assert visitor.get(address)["Location"] == f"/accounts/login/?next={address}"


@pytest.mark.parametrize("where", ["", "check/", "share/"])
def test_administrators_have_no_desk(db: None, where: str) -> None:
    client = signed_in(make_user("administrator", role="administrator"))  # type: ignore[arg-type]
    assert client.get(page(make_draft({})) + where).status_code == 403


def test_a_closed_draft_says_so_and_takes_nothing(writer: Client) -> None:
    draft = make_draft({"statement.summary": "One"})
    fields = fields_of(writer.get(page(draft)))
    discard(draft, analyst())
    assert "This draft was discarded" in writer.get(page(draft)).content.decode()
    assert writer.post(page(draft), fields | {"do": "save"}).status_code == 409


def test_a_draft_is_discarded_after_a_question_and_taken_up_again(writer: Client) -> None:
    draft = make_draft({"statement.summary": "One"})
    asked = press(writer, draft, "discard", statement__issued="2020")
    assert asked["Location"] == f"{page(draft)}discard/"
    assert content(draft)["statement.issued"] == "2020"
    assert writer.get(asked["Location"]).status_code == 200
    writer.post(asked["Location"])
    draft.refresh_from_db()
    assert draft.status == "discarded"
    writer.post(f"{page(draft)}restore/")
    draft.refresh_from_db()
    assert draft.status == "open"


def test_a_draft_is_shared_with_a_colleague_and_taken_back(
    writer: Client, colleague: Client
) -> None:
    draft = make_draft({"statement.summary": "One"})
    share = f"{page(draft)}share/"
    writer.post(share, {"colleague": "other_analyst", "do": "share"})
    assert colleague.get(page(draft)).status_code == 200
    answer = writer.post(share, {"colleague": "nobody", "do": "share"})
    assert (answer.status_code, b'id="error-colleague"' in answer.content) == (400, True)
    writer.post(share, {"colleague": "other_analyst", "do": "unshare"})
    assert colleague.get(page(draft)).status_code == 404


def test_signed_out_everything_typed_comes_back(visitor: Client) -> None:
    draft = make_draft({"statement.summary": "One"})
    typed = {"statement.summary": "Two\nlines", "version": "1", "do": "save"}
    answer = visitor.post(page(draft), typed)
    assert answer.status_code == 401
    assert 'name="statement.summary" value="Two\nlines"' in answer.content.decode()
    assert content(draft) == {"statement.summary": "One"}


def test_with_the_token_of_an_old_page_everything_typed_comes_back(collected: Path) -> None:
    draft = make_draft({"statement.summary": "One"})
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(analyst())
    typed = {"statement.summary": "Two", "version": "1", "csrfmiddlewaretoken": "x" * 64}
    answer = strict.post(page(draft), typed)
    assert answer.status_code == 403
    assert 'name="statement.summary" value="Two"' in answer.content.decode()
    assert content(draft) == {"statement.summary": "One"}
    token = re.findall(r'name="csrfmiddlewaretoken" value="(\w+)"', answer.content.decode())[-1]
    again = strict.post(page(draft), typed | {"csrfmiddlewaretoken": token})
    assert (again.status_code, content(draft)) == (302, {"statement.summary": "Two"})


def test_more_than_can_be_sent_names_the_limit(writer: Client) -> None:
    draft = make_draft({})
    answer = writer.post(page(draft), {"statement.verbatim": "x" * 9_000_000})
    assert (answer.status_code, "8 megabytes" in answer.content.decode()) == (413, True)


def test_claims_can_be_added_to_a_statement_that_is_on_record_instead(writer: Client) -> None:
    statement = make_statement()
    draft = make_draft({"statement.summary": "One"})
    answer = press(writer, draft, f"add_to:{statement.public_id}", statement__issued="2020")
    begun = Draft.objects.get(statement=statement)
    assert answer["Location"] == page(begun)
    assert content(draft)["statement.issued"] == "2020"
    assert press(writer, draft, "add_to:nosuchone").status_code == 404


def asked_of(client: Client, address: str) -> int:
    """How many queries a page takes."""
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


@pytest.mark.parametrize("where", ["", "?check=1", "check/", "repeats/"])
def test_five_cards_take_as_many_queries_as_one(writer: Client, where: str) -> None:
    make_world()
    one = {path: text for path, text in STATEMENT_5.items() if not path.startswith("claims.")}
    one["claims"] = "sur"
    first = {path: text for path, text in STATEMENT_5.items() if path.startswith("claims.sur")}
    single = page(make_draft(one | first)) + where
    asked_of(writer, single)  # what a process asks once only is asked now
    few = asked_of(writer, single)
    keys = [f"sur{letter}" for letter in "abcde"]
    many = {
        path.replace("claims.sur", f"claims.{key}"): text
        for key in keys
        for path, text in first.items()
    }
    more = make_draft(one | {"claims": " ".join(keys)} | many)
    assert asked_of(writer, page(more) + where) == few
    assert few <= 15


@pytest.mark.parametrize("where", ["", "?check=1", "check/", "repeats/"])
def test_a_page_where_everything_is_wrong_at_once_takes_few_queries(
    writer: Client, where: str
) -> None:
    make_world()
    url = make_publication().url
    wrong = {
        "statement.actor": "Nobody of this name",
        "statement.joint": "nor-of-this",
        "statement.repeats": "nosuchone",
        "statement.repeats_no": "neitherone",
        "statement.publications": "p q",
        "statement.publications.p.url": url,
        "statement.publications.q.url": "https://elsewhere.example/1",
        "statement.publications.q.outlet": "No such outlet",
        "claims.sur.incident": "NK-1999-0001",
        "claims.sur.sites": "lost",
        "claims.sur.sites.lost.text": "Nowhere at all",
        "claims.hadrut.clause": "no-such-agreement/1",
    }
    address = page(make_draft({**STATEMENT_5, **wrong})) + where
    asked_of(writer, address)
    assert asked_of(writer, address) <= 15


@pytest.mark.parametrize("where", ["", "?check=1"])
def test_a_returned_claim_is_drawn_with_its_remarks_in_few_queries(
    writer: Client, where: str
) -> None:
    claim = submit(make_claim(make_incident()), analyst())
    remarks = {ClaimField.WHEN: "The text says the 11th.", ClaimField.OUTCOME: "And the end?"}
    return_to_author(claim, editor(), "", remarks)
    draft = revise(claim, analyst())
    assert asked_of(writer, page(draft) + where) <= 15
    shown = writer.get(page(draft) + where).text
    assert "The text says the 11th." in shown
    assert "And the end?" in shown
