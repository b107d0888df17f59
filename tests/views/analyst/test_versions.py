"""The versions of a draft: whoever writes in it compares and restores, and nobody else sees it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from incidents.desk.closing import discard
from incidents.desk.saving import save
from incidents.models import Draft, DraftShare
from tests.factories import analyst, make_place, other_analyst
from tests.factories.drafts import make_draft

if TYPE_CHECKING:
    from django.test import Client

pytestmark = pytest.mark.django_db

FIRST = {
    "statement.summary": "Two men were killed.",
    "statement.language": "hy",
    "claims": "kaa",
    "claims.kaa.title": "Attack",
    "claims.kaa.stance": "reports",
    "claims.kaa.sites": "saa",
    "claims.kaa.sites.saa.text": "Hadrut",
    "claims.kaa.sites.saa.place": "hadrut",
}


@pytest.fixture
def draft() -> Draft:
    """A draft of the analyst in two versions."""
    make_place()
    made = make_draft(FIRST)
    write(
        made,
        **{
            "statement.summary": "Three men were killed.",
            "statement.language": "ru",
            "claims.kaa.stance": "denies",
        },
    )
    return made


def write(draft: Draft, **changed: str) -> None:
    changes = {path: (draft.content.get(path, ""), text) for path, text in changed.items()}
    save(draft, analyst(), draft.version, changes)
    draft.refresh_from_db()


def address(draft: Draft, query: str = "") -> str:
    return f"/desk/drafts/{draft.public_id}/history/{query}"


def words(answer: Any) -> str:
    main = answer.text.split("<main")[1].split("</main>")[0]
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())


def test_every_save_is_listed_with_who_and_what(draft: Draft, writer: Client) -> None:
    page = writer.get(address(draft))
    assert [(one.change.version, one.change.changed_by) for one in page.context["saves"]] == [
        (2, analyst()),
        (1, analyst()),
    ]
    assert page.context["saves"][0].named == (
        "Claim 1, The statement",
        "Language",
        "The statement in our words",
    )
    assert address(draft) in writer.get(f"/desk/drafts/{draft.public_id}/").text


def test_two_versions_are_compared_in_the_words_of_the_page(draft: Draft, writer: Client) -> None:
    page = writer.get(address(draft, "?from=1&to=2"))
    assert "<del>Two</del><ins>Three</ins> men were killed." in page.text
    text = words(page)
    assert "Language Armenian Russian" in text
    assert "Claim 1, The statement reports denies" in text


def test_a_card_taken_away_is_shown_and_comes_back_with_its_rows(
    draft: Draft, writer: Client
) -> None:
    write(draft, claims="")
    page = writer.get(address(draft, "?from=2&to=3"))
    assert "Claims of the statement Attack nothing" in words(page)
    answer = writer.post(address(draft, "restore/"), sent(page, fields_chosen="claims"))
    assert answer.status_code == 302
    draft.refresh_from_db()
    assert (draft.content["claims"], draft.version) == ("kaa", 4)


def sent(page: Any, **more: Any) -> dict[str, Any]:
    initial = page.context["comparison"].form.initial
    return {"version": initial["version"], "seen": initial["seen"], **more}


def test_a_field_comes_back_and_is_a_save(draft: Draft, writer: Client) -> None:
    page = writer.get(address(draft, "?from=1&to=2"))
    told = writer.post(
        address(draft, "restore/"), sent(page, fields_chosen="statement.summary"), follow=True
    )
    assert "Brought back from version 1 and saved as version 3." in words(told)
    draft.refresh_from_db()
    assert draft.content["statement.summary"] == "Two men were killed."
    assert draft.content["statement.language"] == "ru"


def test_a_whole_version_comes_back(draft: Draft, writer: Client) -> None:
    page = writer.get(address(draft, "?from=1&to=2"))
    writer.post(address(draft, "restore/"), sent(page, do="whole"))
    draft.refresh_from_db()
    assert draft.content == FIRST


@pytest.mark.parametrize(
    ("more", "status"),
    [
        ({}, 422),
        ({"fields_chosen": "statement.actor"}, 422),
        ({"do": "whole", "seen": "1"}, 409),
        ({"do": "whole", "seen": "x"}, 409),
        ({"do": "whole", "version": "7"}, 400),
        ({"do": "whole", "version": "2"}, 400),
        ({"do": "whole", "version": ""}, 400),
    ],
)
def test_what_makes_no_sense_changes_nothing(
    draft: Draft, writer: Client, more: dict[str, str], status: int
) -> None:
    page = writer.get(address(draft, "?from=1&to=2"))
    answer = writer.post(address(draft, "restore/"), sent(page, **more))
    assert answer.status_code == status
    draft.refresh_from_db()
    assert draft.version == 2


@pytest.mark.parametrize(
    ("query", "name"),
    [("?from=1", "to"), ("?from=1&to=9", "to"), ("?from=0&to=1", "from"), ("?x=1", "x")],
)
def test_bad_parameters_are_named(draft: Draft, writer: Client, query: str, name: str) -> None:
    answer = writer.get(address(draft, query))
    assert (answer.status_code, answer.context["parameter"]) == (400, name)


def test_a_private_draft_has_no_history_for_anybody_else(
    draft: Draft, visitor: Client, colleague: Client, reviewer: Client
) -> None:
    """Editors included: what somebody types is theirs until it is handed in or shared."""
    posted = {"version": 1, "seen": 2, "do": "whole"}
    assert visitor.get(address(draft)).status_code == 302
    assert visitor.post(address(draft, "restore/"), posted).status_code == 302
    for other in (colleague, reviewer):
        for query in ("", "?from=1&to=2"):
            answer = other.get(address(draft, query))
            assert answer.status_code == 404
            assert "men were killed" not in answer.text
        assert other.post(address(draft, "restore/"), posted).status_code == 404
    draft.refresh_from_db()
    assert draft.version == 2
    DraftShare.objects.create(draft=draft, user=other_analyst())
    assert colleague.get(address(draft)).status_code == 200
    assert colleague.post(address(draft, "restore/"), posted).status_code == 302


def test_a_closed_draft_is_read_and_offers_nothing(draft: Draft, writer: Client) -> None:
    held = sent(writer.get(address(draft, "?from=1&to=2")), do="whole")
    discard(draft, analyst())
    assert address(draft) in writer.get(f"/desk/drafts/{draft.public_id}/").text
    page = writer.get(address(draft, "?from=1&to=2"))
    assert page.context["comparison"].form is None
    assert "nothing of them is brought back here" in words(page)
    assert writer.post(address(draft, "restore/"), held).status_code == 409


def test_more_saves_take_no_more_queries_and_come_in_pages(draft: Draft, writer: Client) -> None:
    with CaptureQueriesContext(connection) as few:
        writer.get(address(draft, "?from=1&to=2"))
    for number in range(55):
        write(draft, **{"statement.summary": f"Words {number}"})
    with CaptureQueriesContext(connection) as more:
        page = writer.get(address(draft, "?from=1&to=2"))
    assert len(more) <= len(few) + 1
    assert len(page.context["saves"]) == 50
