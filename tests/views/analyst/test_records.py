"""The table of one's own records: filtered, sorted, changed row by row, without a script."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from incidents import workflow
from incidents.desk.records import seen_of
from incidents.enums import EventType
from incidents.models import Claim, Incident
from tests.factories import (
    analyst,
    editor,
    make_accepted_claim,
    make_claim,
    make_incident,
    make_published_incident,
    other_analyst,
)

if TYPE_CHECKING:
    from django.test import Client

pytestmark = pytest.mark.django_db

ADDRESS = "/desk/records/"
INCIDENTS = f"{ADDRESS}?kind=incidents"


@pytest.fixture
def desk(client: Client) -> Client:
    client.force_login(analyst())
    return client


def titles(browser: Client, address: str = ADDRESS) -> list[str]:
    answer = browser.get(address)
    assert answer.status_code == 200
    return re.findall(r"data-entry>(.*?)</a>", answer.content.decode(), re.DOTALL)


def change(browser: Client, address: str, *records: Claim | Incident, **fields: Any) -> Any:
    """Send the form with these rows ticked, as the page would."""
    seen = {f"seen.{one.pk}": seen_of(one) for one in records}
    return browser.post(address, {"row": [one.pk for one in records], **seen, **fields})


def errors_at(html: str, record: Claim | Incident) -> str:
    found = re.search(rf'id="refused-{record.pk}">(.*?)</span>', html, re.DOTALL)
    return found[1].strip() if found else ""


def is_ticked(html: str, record: Claim | Incident) -> bool:
    return re.search(rf'name="row"\s+value="{record.pk}"\s+checked', html) is not None


def test_own_claims_stand_there_the_last_changed_first(desk: Client) -> None:
    make_claim(make_incident("Older"))
    make_claim(make_incident("Newer"))
    theirs = other_analyst()
    make_claim(make_incident("Theirs", created_by=theirs), created_by=theirs)
    assert titles(desk) == ["Newer", "Older"]


def test_own_incidents_have_a_table_of_their_own(desk: Client) -> None:
    make_claim(make_incident("One"))
    assert titles(desk, INCIDENTS) == ["One"]


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("sort=title", ["Alpha", "Beta"]),
        ("sort=-title", ["Beta", "Alpha"]),
        ("state=draft", ["Beta"]),
        ("state=accepted", ["Alpha"]),
        ("state=returned", []),
        ("kind=incidents&sort=title", ["Alpha", "Beta"]),
    ],
)
def test_the_table_is_narrowed_and_sorted(desk: Client, query: str, shown: list[str]) -> None:
    make_accepted_claim(make_incident("Alpha"))
    make_claim(make_incident("Beta"))
    assert titles(desk, f"{ADDRESS}?{query}") == shown


def test_a_heading_turns_its_order_round(desk: Client) -> None:
    make_claim(make_incident())
    html = desk.get(f"{ADDRESS}?sort=title").content.decode()
    assert 'href="?sort=-title"' in html
    assert re.findall(r'aria-sort="(\w+)"', html) == ["ascending"]


def test_a_change_is_made_and_told(desk: Client) -> None:
    one, other = make_claim(make_incident("One")), make_claim(make_incident("Other"))
    fields = {"event_type": "shelling", "add_tags": "later", "assigned_to": str(editor().pk)}
    answer = change(desk, f"{ADDRESS}?sort=title", one, other, **fields)
    assert (answer.status_code, answer["Location"]) == (302, f"{ADDRESS}?sort=title")
    html = desk.get(f"{ADDRESS}?tag=later").content.decode()
    assert "2 records changed." in html
    one.refresh_from_db()
    assert (one.event_type, one.assigned_to) == (EventType.SHELLING, editor())
    assert titles(desk, f"{ADDRESS}?tag=later&sort=title") == ["One", "Other"]


def test_a_refused_row_says_why_and_stays_ticked_with_what_was_asked(desk: Client) -> None:
    waiting = workflow.submit(make_claim(make_incident("Waits")), analyst())
    draft = make_claim(make_incident("Draft"))
    answer = change(desk, ADDRESS, waiting, draft, event_type="shelling")
    html = answer.content.decode()
    assert answer.status_code == 200
    assert "1 record changed. 1 was refused and left as it was: see its row." in html
    assert errors_at(html, waiting) == (
        "The claim is waiting for review; its type is changed only while it is a draft or returned."
    )
    assert errors_at(html, draft) == ""
    assert (is_ticked(html, waiting), is_ticked(html, draft)) == (True, False)
    assert '<option value="shelling" selected>' in html


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({}, "Say what to change: type, tags or who goes on with it."),
        ({"add_tags": "!!"}, "A tag needs a letter or a digit; “!!” has none."),
        ({"event_type": "war"}, "Choose one of the list."),
    ],
)
def test_a_fault_in_the_form_changes_nothing_and_keeps_the_ticks(
    desk: Client, fields: dict[str, str], sentence: str
) -> None:
    claim = make_claim(make_incident())
    html = change(desk, ADDRESS, claim, **fields).content.decode()
    assert sentence in html
    assert is_ticked(html, claim) is True
    claim.refresh_from_db()
    assert claim.event_type == EventType.ADVANCE


def test_a_row_of_somebody_else_is_refused(desk: Client) -> None:
    make_claim(make_incident("Own"))
    theirs = make_claim(make_incident("Theirs"), created_by=other_analyst())
    html = change(desk, ADDRESS, theirs, event_type="shelling").content.decode()
    assert "This is not one of your records." in html
    theirs.refresh_from_db()
    assert theirs.event_type == EventType.ADVANCE


def test_incidents_are_changed_in_their_table(desk: Client) -> None:
    draft, public = make_incident("Draft"), make_published_incident("Public")
    html = change(desk, INCIDENTS, draft, public, event_type="mine").content.decode()
    assert errors_at(html, public) == (
        "The incident is published; its type is changed only while it is a draft."
    )
    draft.refresh_from_db()
    assert draft.event_type == EventType.MINE
    assert "assigned_to" not in html


def test_long_tables_are_paged(desk: Client) -> None:
    for number in range(51):
        make_incident(f"Incident {number}")
    assert len(titles(desk, INCIDENTS)) == 50
    assert titles(desk, f"{INCIDENTS}&page=2") == ["Incident 0"]


@pytest.mark.parametrize(
    "query", ["kind=x", "state=x", "sort=x", "page=9", "page=x", "colour=red", "tag=%00"]
)
def test_parameters_without_meaning_are_refused_by_name(desk: Client, query: str) -> None:
    answer = desk.get(f"{ADDRESS}?{query}")
    assert answer.status_code == 400
    assert f"<code>{query.partition('=')[0]}</code>" in answer.content.decode()


@pytest.mark.parametrize("address", [ADDRESS, INCIDENTS])
def test_an_empty_table_says_what_will_stand_there(desk: Client, address: str) -> None:
    html = desk.get(address).content.decode()
    assert "What you submit becomes claims and incidents" in html
    assert 'href="/desk/new/"' in html


@pytest.mark.parametrize("address", [ADDRESS, INCIDENTS])
def test_five_rows_take_as_many_queries_as_one(desk: Client, address: str) -> None:
    def fill(number: int) -> None:
        incident = make_incident(f"Clash {number}")
        claim = workflow.submit(make_claim(incident, assigned_to=other_analyst()), analyst())
        workflow.return_to_author(claim, editor(), "Say where.")
        change(desk, INCIDENTS, incident, add_tags=f"tag {number}")

    def queries() -> int:
        desk.get(address)  # shows and forgets the message
        with CaptureQueriesContext(connection) as asked:
            assert desk.get(address).status_code == 200
        return len(asked)

    fill(1)
    one = queries()
    for number in range(2, 6):
        fill(number)
    assert queries() == one
    assert one <= 15
