"""Nothing typed is lost: no network, a closed tab, a session that ends, a draft that is closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from incidents.desk import saving
from incidents.desk.sharing import share
from incidents.enums import DraftStatus
from tests.e2e.desk import (
    expect_saved,
    expect_state,
    field,
    open_draft,
    sign_in,
    stored,
)
from tests.factories import analyst, other_analyst

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page
    from pytest_django.live_server_helper import LiveServer

    from incidents.models import Draft
    from tests.e2e.conftest import Complaints

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("at_the_desk")]

WHEN = "claims.sur.when"
TITLE = "claims.sur.title"


def expect_cut_off(complaints: Complaints) -> None:
    """Forget the lines Chromium writes for requests that found no network."""
    complaints.found = [one for one in complaints.found if "ERR_INTERNET_DISCONNECTED" not in one]


def test_typing_goes_on_without_network_and_is_sent_when_it_is_back(
    page: Page, context: BrowserContext, draft: Draft, complaints: Complaints
) -> None:
    open_draft(page, draft)
    context.set_offline(True)
    field(page, WHEN).fill("26 November 2020")
    expect_state(page, "unreachable")
    expect(page.locator("[data-save-state]")).to_contain_text("No network")
    page.get_by_role("button", name="Add a claim about an incident").click()
    key = page.locator("[data-card]:visible").nth(1).get_attribute("data-card")
    field(page, f"claims.{key}.title").fill("Written without network")
    assert WHEN not in stored(draft)
    context.set_offline(False)
    expect_saved(page)
    content = stored(draft)
    assert content[WHEN] == "26 November 2020"
    assert content["claims"] == f"sur {key}"
    assert content[f"claims.{key}.title"] == "Written without network"
    expect_cut_off(complaints)


def test_a_page_closed_without_network_loses_nothing(
    page: Page, context: BrowserContext, draft: Draft, complaints: Complaints
) -> None:
    open_draft(page, draft)
    context.set_offline(True)
    field(page, WHEN).fill("26 November 2020")
    page.get_by_role("button", name="Add a claim about an incident").click()
    key = page.locator("[data-card]:visible").nth(1).get_attribute("data-card")
    field(page, f"claims.{key}.title").fill("Written without network")
    page.close()
    context.set_offline(False)
    assert WHEN not in stored(draft)
    again = context.new_page()
    open_draft(again, draft)
    expect(again.locator(".restored")).to_be_visible()
    expect(field(again, WHEN)).to_have_value("26 November 2020")
    expect(field(again, f"claims.{key}.title")).to_have_value("Written without network")
    assert stored(draft)[f"claims.{key}.title"] == "Written without network"
    assert again.evaluate("Object.keys(localStorage)") == []
    expect_cut_off(complaints)


def test_a_reload_at_once_after_typing_loses_nothing(page: Page, draft: Draft) -> None:
    open_draft(page, draft)
    field(page, TITLE).fill("Typed and gone")
    page.reload()
    page.wait_for_selector("form[data-ready]")
    expect(field(page, TITLE)).to_have_value("Typed and gone")
    expect_saved(page)
    assert stored(draft)[TITLE] == "Typed and gone"


def test_what_was_kept_meets_what_a_colleague_wrote_meanwhile(
    page: Page, context: BrowserContext, draft: Draft, complaints: Complaints
) -> None:
    open_draft(page, draft)
    context.set_offline(True)
    field(page, WHEN).fill("26 November 2020")
    # Before the browser is back: what it kept may be sent the moment it is.
    saving.save(draft, analyst(), 1, {WHEN: (draft.content.get(WHEN, ""), "27 November 2020")})
    page.close()
    context.set_offline(False)
    again = context.new_page()
    again.goto(f"/desk/drafts/{draft.public_id}/")
    conflict = again.locator(f'[data-conflict="{WHEN}"]')
    expect(conflict).to_contain_text("26 November 2020")
    expect(conflict).to_contain_text("27 November 2020")
    conflict.get_by_role("button", name="Keep mine").click()
    expect_saved(again)
    assert stored(draft)[WHEN] == "26 November 2020"
    expect_cut_off(complaints)


def test_typing_goes_on_when_the_session_ends_and_is_sent_after_signing_in_again(
    page: Page,
    context: BrowserContext,
    live_server: LiveServer,
    draft: Draft,
    complaints: Complaints,
) -> None:
    open_draft(page, draft)
    Session.objects.all().delete()
    field(page, WHEN).fill("26 November 2020")
    expect_state(page, "signed-out")
    field(page, TITLE).fill("Typed while signed out")
    with context.expect_page() as opened:
        page.get_by_role("link", name="Sign in (new tab)").click()
    login = opened.value
    login.get_by_label("User name or e-mail address").fill("analyst")
    login.get_by_label("Password").fill("analyst")
    login.get_by_role("button", name="Sign in").click()
    login.wait_for_url(f"**/desk/drafts/{draft.public_id}/")
    expect_saved(page)
    content = stored(draft)
    assert (content[WHEN], content[TITLE]) == ("26 November 2020", "Typed while signed out")
    complaints.expect_status(401)


def test_a_closed_draft_keeps_what_is_typed_to_be_copied(
    page: Page, draft: Draft, complaints: Complaints
) -> None:
    open_draft(page, draft)
    draft.status = DraftStatus.DISCARDED
    draft.save()
    field(page, WHEN).fill("26 November 2020")
    expect_state(page, "closed")
    expect(page.locator("form [data-unsent] textarea")).to_have_value("When: 26 November 2020")
    expect(field(page, WHEN)).to_have_value("26 November 2020")
    complaints.expect_status(409)


def test_suggestions_without_network_leave_the_words_as_typed(
    page: Page, context: BrowserContext, draft: Draft, complaints: Complaints
) -> None:
    open_draft(page, draft)
    context.set_offline(True)
    field(page, "claims.sur.incident").fill("Clash at")
    expect_state(page, "unreachable")
    expect(page.locator("#suggestions li")).to_have_count(0)
    context.set_offline(False)
    expect_saved(page)
    assert stored(draft)["claims.sur.incident"] == "Clash at"
    expect_cut_off(complaints)


FILL = """() => {
  let piece = "x".repeat(1024 * 1024);
  for (let n = 0; piece.length > 0; n += 1) {
    try {
      localStorage.setItem(`full-${n}`, piece);
    } catch {
      piece = piece.slice(0, Math.floor(piece.length / 2));
    }
  }
}"""


def test_a_browser_without_room_says_that_the_page_must_stay_open(
    page: Page, context: BrowserContext, draft: Draft, complaints: Complaints
) -> None:
    open_draft(page, draft)
    page.evaluate(FILL)
    context.set_offline(True)
    field(page, WHEN).fill("26 November 2020")
    expect_state(page, "unreachable")
    line = page.locator("[data-save-state]")
    expect(line).to_contain_text("This browser has no room to keep it: do not close this page.")
    context.set_offline(False)
    expect_saved(page)
    expect(line).not_to_contain_text("no room")
    assert stored(draft)[WHEN] == "26 November 2020"
    expect_cut_off(complaints)


def test_somebody_else_who_signs_in_at_this_computer_neither_sends_nor_sees_what_was_typed(
    page: Page,
    context: BrowserContext,
    live_server: LiveServer,
    draft: Draft,
    complaints: Complaints,
) -> None:
    open_draft(page, draft)
    sign_in(context, other_analyst(), live_server.url)
    field(page, WHEN).fill("26 November 2020")
    expect_state(page, "gone")
    expect(page.locator("form [data-unsent] textarea")).to_have_value("When: 26 November 2020")
    assert WHEN not in stored(draft)
    complaints.expect_status(404)
    share(draft, analyst(), other_analyst())
    theirs = context.new_page()
    open_draft(theirs, draft)
    expect(field(theirs, WHEN)).to_have_value("")
    sign_in(context, analyst(), live_server.url)
    page.reload()
    page.wait_for_selector("form[data-ready]")
    expect(field(page, WHEN)).to_have_value("26 November 2020")
    expect_saved(page)
    assert stored(draft)[WHEN] == "26 November 2020"
