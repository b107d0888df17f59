"""Saving by scripts: what is written, what conflicts, and answers to whatever may be sent."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from django.test import Client

from incidents.desk.closing import discard
from incidents.models import Draft, DraftShare
from tests.factories import analyst, other_analyst
from tests.factories.drafts import make_draft

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Answer

pytestmark = pytest.mark.django_db


def send(client: Client, draft: Draft, body: object, to: str = "save") -> Answer:
    """Send a body to an address of the draft; what is not bytes is sent as JSON."""
    data = body if isinstance(body, bytes) else json.dumps(body)
    return client.post(
        f"/desk/drafts/{draft.public_id}/{to}/", data, content_type="application/json"
    )


def changes(**by_path: str) -> dict[str, Any]:
    """A save of fields of the statement that nobody had written before."""
    return {
        "base": 1,
        "changes": {f"statement.{name}": ["", text] for name, text in by_path.items()},
    }


def test_a_save_writes_and_says_so(writer: Client) -> None:
    draft = make_draft({"statement.summary": "One"})
    answer = send(writer, draft, changes(issued="13.12.2020"))
    told = answer.json()
    draft.refresh_from_db()
    assert answer.status_code == 200
    assert draft.content == {"statement.summary": "One", "statement.issued": "13.12.2020"}
    assert (told["version"], told["wrote"], told["conflicts"]) == (
        2,
        {"statement.issued": "13.12.2020"},
        [],
    )
    assert told["understood"]["statement.issued"]["words"].startswith("13 December 2020")


def test_a_save_says_what_is_wrong_with_a_value(writer: Client) -> None:
    draft = make_draft({"statement.summary": "One"})
    told = send(writer, draft, changes(issued="the day after tomorrowish")).json()
    assert told["understood"]["statement.issued"]["error"] != ""


def test_a_field_two_people_wrote_conflicts_and_the_rest_is_saved(
    writer: Client, colleague: Client
) -> None:
    draft = make_draft({"statement.summary": "One"})
    DraftShare.objects.create(draft=draft, user=other_analyst())
    body = {"base": 1, "changes": {"statement.summary": ["One", "Theirs"]}}
    assert send(colleague, draft, body).status_code == 200
    body = {
        "base": 1,
        "changes": {"statement.summary": ["One", "Mine"], "statement.issued": ["", "2020"]},
    }
    told = send(writer, draft, body).json()
    conflict = told["conflicts"][0]
    assert (conflict["path"], conflict["yours"], conflict["theirs"]) == (
        "statement.summary",
        "Mine",
        "Theirs",
    )
    assert conflict["changed_by"] == "other_analyst"
    assert told["wrote"] == {"statement.issued": "2020"}


BAD_BODIES = [
    (b"", 400),
    (b"{", 400),
    (b"[]", 400),
    (b"\xff\xfe", 400),
    (b"[" * 200_000, 400),
    (b'{"base": ' + b"9" * 6_000 + b"}", 400),
    ({}, 400),
    ({"base": 1}, 400),
    ({"base": 1, "changes": []}, 400),
    ({"base": "1", "changes": {}}, 400),
    ({"base": True, "changes": {}}, 400),
    ({"base": -1, "changes": {}}, 400),
    ({"base": 2**40, "changes": {}}, 400),
    ({"base": 99, "changes": {"statement.summary": ["One", "x"]}}, 400),
    ({"base": 1, "changes": {"statement.summary": "x"}}, 400),
    ({"base": 1, "changes": {"statement.summary": ["One"]}}, 400),
    ({"base": 1, "changes": {"statement.summary": ["One", 7]}}, 400),
    ({"base": 1, "changes": {"statement.summary": ["One", {"a": []}]}}, 400),
    ({"base": 1, "changes": {"nowhere.at.all": ["", "x"]}}, 400),
    ({"base": 1, "changes": {"\ud800": ["", "x"]}}, 400),
    ({"base": 1, "changes": {"claims": ["", "NO KEYS"]}}, 400),
    ({"base": 1, "changes": {"claims.kaa.claim": ["", "x"]}}, 400),
    ({"base": 1, "changes": {"statement.summary": ["One", "x" * 20_001]}}, 413),
    ({"base": 1, "changes": {"statement.verbatim": ["", "x" * 200_001]}}, 413),
]


@pytest.mark.parametrize(("body", "status"), BAD_BODIES)
def test_what_cannot_be_kept_is_refused_with_a_sentence(
    writer: Client, body: object, status: int
) -> None:
    draft = make_draft({"statement.summary": "One"})
    answer = send(writer, draft, body)
    draft.refresh_from_db()
    assert answer.status_code == status
    assert answer.json()["message"].endswith((".", "?"))
    assert draft.content == {"statement.summary": "One"}


def test_more_than_can_be_sent_at_once_is_refused_with_the_limit(writer: Client) -> None:
    draft = make_draft({"statement.summary": "One"})
    answer = send(writer, draft, b'"' + b"x" * 9_000_000)
    assert (answer.status_code, "8 megabytes" in answer.json()["message"]) == (413, True)


def test_two_hundred_thousand_characters_are_saved(writer: Client) -> None:
    draft = make_draft({"statement.summary": "One"})
    answer = send(writer, draft, changes(verbatim="խ" * 200_000))
    draft.refresh_from_db()
    assert (answer.status_code, len(draft.content["statement.verbatim"])) == (200, 200_000)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("a\x00b", "ab"),
        ("a\ud800b", "ab"),
        ("a\u202eb", "ab"),
        ("<b>bold</b>", "<b>bold</b>"),
        ("one\r\ntwo", "one\ntwo"),
    ],
)
def test_odd_characters_do_no_harm(writer: Client, typed: str, kept: str) -> None:
    draft = make_draft({"statement.summary": "One"})
    answer = send(writer, draft, changes(verbatim=typed))
    draft.refresh_from_db()
    assert (answer.status_code, draft.content["statement.verbatim"]) == (200, kept)


@pytest.mark.parametrize("to", ["save", "here"])
def test_a_lost_session_is_told_with_where_to_sign_in(visitor: Client, to: str) -> None:
    answer = send(visitor, make_draft({}), {"base": 1, "changes": {}}, to)
    assert (answer.status_code, answer.json()["login"]) == (401, "/accounts/login/?next=%2Fdesk%2F")


@pytest.mark.parametrize("to", ["save", "here"])
def test_somebody_else_signed_in_since_is_a_lost_session(writer: Client, to: str) -> None:
    draft = make_draft({})
    body = {"base": 1, "changes": {}, "user": str(other_analyst().pk)}
    assert send(writer, draft, body, to).status_code == 401
    body["user"] = str(analyst().pk)
    assert send(writer, draft, body, to).status_code == 200


@pytest.mark.parametrize("to", ["save", "here"])
def test_somebody_elses_draft_is_not_there(colleague: Client, to: str) -> None:
    answer = send(colleague, make_draft({}), {"base": 1, "changes": {}}, to)
    assert (answer.status_code, answer.json()["path"]) == (404, "")


def test_a_closed_draft_takes_nothing_more(writer: Client) -> None:
    draft = make_draft({"statement.summary": "One"})
    discard(draft, analyst())
    assert send(writer, draft, changes(issued="2020")).status_code == 409


def test_a_save_needs_the_token_of_the_page(collected: Path) -> None:
    draft = make_draft({})
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(analyst())
    assert send(strict, draft, {"base": 1, "changes": {}}).status_code == 403


def test_a_sign_of_life_tells_who_else_is_there_and_what_they_wrote(
    writer: Client, colleague: Client
) -> None:
    draft = make_draft({"statement.summary": "One", "statement.issued": "2020"})
    DraftShare.objects.create(draft=draft, user=other_analyst())
    send(colleague, draft, {"base": 1}, "here")
    send(colleague, draft, {"base": 1, "changes": {"statement.summary": ["One", "Two"]}})
    send(colleague, draft, {"base": 2, "changes": {"statement.issued": ["2020", ""]}})
    told = send(writer, draft, {"base": 1}, "here").json()
    assert told["others"] == ["other_analyst"]
    assert (told["version"], told["status"]) == (3, "open")
    assert told["merged"] == {"statement.summary": "Two", "statement.issued": ""}
