"""Two people on one draft: nobody is overwritten, each learns what the other writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from incidents.desk.sharing import share
from tests.e2e.desk import (
    announced,
    expect_saved,
    field,
    open_draft,
    sign_in,
    stored,
)
from tests.e2e.looking import violations
from tests.factories import analyst, other_analyst

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page
    from pytest_django.live_server_helper import LiveServer

    from incidents.models import Draft
    from tests.e2e.conftest import Complaints

pytestmark = pytest.mark.django_db(transaction=True)

WHEN = "claims.sur.when"
TITLE = "claims.sur.title"


@pytest.fixture
def draft(draft: Draft) -> Draft:
    """The draft, shared with the colleague."""
    share(draft, analyst(), other_analyst())
    return draft


@pytest.fixture
def mine(at_the_desk: None, page: Page, draft: Draft) -> Page:
    return open_draft(page, draft)


@pytest.fixture
def theirs(
    browser: Browser, live_server: LiveServer, complaints: Complaints, draft: Draft
) -> Iterator[Page]:
    context = browser.new_context(base_url=live_server.url, locale="en-GB")
    context.on("page", complaints.watch)
    sign_in(context, other_analyst(), live_server.url)
    yield open_draft(context.new_page(), draft)
    context.close()


def poke(page: Page) -> None:
    """Come back to the window: the page asks the server for news at once."""
    page.evaluate("window.dispatchEvent(new Event('focus'))")


def test_both_are_told_of_each_other(mine: Page, theirs: Page) -> None:
    poke(mine)
    expect(mine.locator("[data-others]")).to_contain_text("other_analyst")
    expect(theirs.locator("[data-others]")).to_contain_text("analyst")


def test_what_one_writes_appears_in_the_others_untouched_fields_with_a_mark(
    mine: Page, theirs: Page
) -> None:
    field(mine, WHEN).fill("26 November 2020")
    expect_saved(mine)
    poke(theirs)
    expect(field(theirs, WHEN)).to_have_value("26 November 2020")
    mark = theirs.locator(f'[data-field="{WHEN}"] .merged-mark')
    expect(mark).to_be_visible()
    field(theirs, WHEN).focus()
    expect(mark).to_have_count(0)


def test_different_fields_are_merged_without_a_question(
    mine: Page, theirs: Page, draft: Draft
) -> None:
    field(mine, WHEN).fill("26 November 2020")
    field(theirs, "claims.sur.paraphrase").fill("Three were killed.")
    expect_saved(mine)
    expect_saved(theirs)
    content = stored(draft)
    assert content[WHEN] == "26 November 2020"
    assert content["claims.sur.paraphrase"] == "Three were killed."
    expect(mine.locator("form [data-conflict]")).to_have_count(0)
    expect(theirs.locator("form [data-conflict]")).to_have_count(0)


@pytest.mark.parametrize(
    ("choice", "kept"),
    [("Keep mine", "27 November 2020"), ("Take theirs", "26 November 2020")],
)
def test_who_writes_second_in_a_field_sees_both_versions_and_chooses(
    mine: Page, theirs: Page, draft: Draft, choice: str, kept: str
) -> None:
    field(mine, WHEN).fill("26 November 2020")
    expect_saved(mine)
    field(theirs, WHEN).fill("27 November 2020")
    conflict = theirs.locator(f'[data-conflict="{WHEN}"]')
    expect(conflict).to_contain_text("analyst changed this too")
    expect(conflict.locator("blockquote")).to_have_text(["27 November 2020", "26 November 2020"])
    assert "Two versions of “When”" in announced(theirs)
    assert stored(draft)[WHEN] == "26 November 2020"
    assert violations(theirs) == []
    conflict.get_by_role("button", name=choice).click()
    expect(conflict).to_have_count(0)
    expect(field(theirs, WHEN)).to_be_focused()
    expect_saved(theirs)
    expect(field(theirs, WHEN)).to_have_value(kept)
    assert stored(draft)[WHEN] == kept
    poke(mine)
    expect(field(mine, WHEN)).to_have_value(kept)


def test_claims_that_both_add_are_both_there(mine: Page, theirs: Page, draft: Draft) -> None:
    for page, title in ((mine, "Mine"), (theirs, "Theirs")):
        page.get_by_role("button", name="Add a claim about an incident").click()
        page.keyboard.press("Tab")
        page.locator('[data-card]:visible [name$=".title"]').last.fill(title)
    expect_saved(mine)
    expect_saved(theirs)
    poke(mine)
    expect(mine.locator("[data-card]:visible")).to_have_count(3)
    expect(theirs.locator("[data-card]:visible")).to_have_count(3)
    content = stored(draft)
    titles = [content[f"claims.{key}.title"] for key in content["claims"].split()]
    assert sorted(titles) == ["Attack near Sur", "Mine", "Theirs"]


def test_words_in_a_claim_that_a_colleague_took_away_are_not_lost(
    mine: Page, theirs: Page, draft: Draft
) -> None:
    mine.get_by_role("button", name="Remove this claim").click()
    expect_saved(mine)
    field(theirs, TITLE).fill("Written meanwhile")
    conflict = theirs.locator(f'[data-conflict="{TITLE}"]')
    expect(conflict).to_contain_text("Written meanwhile")
    conflict.get_by_role("button", name="Put it back with my words").click()
    expect_saved(theirs)
    content = stored(draft)
    assert content["claims"] == "sur"
    assert content[TITLE] == "Written meanwhile"
    expect(field(theirs, TITLE)).to_be_visible()
