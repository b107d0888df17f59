"""Two people on one draft without scripts: both versions shown, merged field by field."""

from __future__ import annotations

import pytest
from django.test import Client

from incidents.models import Draft, DraftShare
from tests.factories import other_analyst
from tests.factories.drafts import make_draft
from tests.views.analyst.pages import fields_of, read
from tests.views.analyst.test_draft_page import content, page, press

pytestmark = pytest.mark.django_db

BOTH = {
    "statement.summary": "One",
    "claims": "kaa",
    "claims.kaa.title": "Attack",
    "claims.kaa.figures": "faa",
    "claims.kaa.figures.faa.count": "1",
}


@pytest.fixture
def shared(writer: Client) -> Draft:
    """A draft of the analyst that the other analyst writes in too."""
    draft = make_draft(BOTH)
    DraftShare.objects.create(draft=draft, user=other_analyst())
    return draft


def test_both_versions_are_shown_and_nothing_is_overwritten(
    shared: Draft, writer: Client, colleague: Client
) -> None:
    mine = fields_of(writer.get(page(shared)))
    press(colleague, shared, "save", statement__summary="Theirs", claims__kaa__title="Raid")
    mine |= {"statement.summary": "Mine", "claims.kaa.paraphrase": "New words", "do": "save"}
    answer = writer.post(page(shared), mine)
    text = answer.content.decode()
    assert answer.status_code == 409
    assert fields_of(answer)["statement.summary"] == "Mine"
    assert "<q>Theirs</q>" in text
    assert text.count('href="#conflict-statement-summary"') == 1
    assert content(shared)["statement.summary"] == "Theirs"
    assert content(shared)["claims.kaa.title"] == "Raid"
    assert content(shared)["claims.kaa.paraphrase"] == "New words"


@pytest.mark.parametrize(("picked", "kept"), [("yours", "Mine"), ("theirs", "Theirs")])
def test_the_version_chosen_stays(
    shared: Draft, writer: Client, colleague: Client, picked: str, kept: str
) -> None:
    mine = fields_of(writer.get(page(shared)))
    press(colleague, shared, "save", statement__summary="Theirs")
    answer = writer.post(page(shared), mine | {"statement.summary": "Mine", "do": "save"})
    again = fields_of(answer) | {"pick.statement.summary": picked, "do": "save"}
    assert writer.post(page(shared), again).status_code == 302
    assert content(shared)["statement.summary"] == kept


def test_a_conflict_nobody_decided_stays_open(
    shared: Draft, writer: Client, colleague: Client
) -> None:
    mine = fields_of(writer.get(page(shared)))
    press(colleague, shared, "save", statement__summary="Theirs")
    answer = writer.post(page(shared), mine | {"statement.summary": "Mine", "do": "save"})
    once_more = writer.post(page(shared), fields_of(answer) | {"do": "save"})
    assert once_more.status_code == 409
    assert fields_of(once_more)["statement.summary"] == "Mine"
    assert content(shared)["statement.summary"] == "Theirs"


def test_words_typed_in_a_row_somebody_took_away_can_be_put_back(
    shared: Draft, writer: Client, colleague: Client
) -> None:
    mine = fields_of(writer.get(page(shared)))
    press(colleague, shared, "remove:claims.kaa.figures:faa")
    path = "claims.kaa.figures.faa.count"
    answer = writer.post(page(shared), mine | {path: "7", "do": "save"})
    assert answer.status_code == 409
    assert read(answer).several["conflict"] == [path]
    again = fields_of(answer) | {f"pick.{path}": "yours", "do": "save"}
    assert writer.post(page(shared), again).status_code == 302
    assert content(shared)["claims.kaa.figures"] == "faa"
    assert content(shared)[path] == "7"


def test_a_row_somebody_wrote_in_stays_when_it_is_taken_away(
    shared: Draft, writer: Client, colleague: Client
) -> None:
    mine = fields_of(writer.get(page(shared)))
    press(colleague, shared, "save", **{"claims.kaa.figures.faa.count": "2"})
    answer = writer.post(page(shared), mine | {"do": "remove:claims.kaa.figures:faa"}, follow=True)
    assert "wrote in what you took away" in answer.content.decode()
    assert content(shared)["claims.kaa.figures"] == "faa"


def test_a_form_without_a_version_overwrites_nothing(shared: Draft, writer: Client) -> None:
    mine = fields_of(writer.get(page(shared))) | {"version": "x", "statement.summary": "Mine"}
    assert writer.post(page(shared), mine | {"do": "save"}).status_code == 409
    assert content(shared)["statement.summary"] == "One"
