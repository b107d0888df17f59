"""An editor asks an analyst about one field of a claim; the analyst answers; it is resolved."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from incidents.models import Discussion
from tests.e2e.desk import close_pages, sign_in
from tests.e2e.looking import faults
from tests.factories import analyst, editor, make_comment, make_submitted_claim

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext, Page
    from pytest_django.live_server_helper import LiveServer

    from incidents.models import Claim
    from tests.e2e.conftest import Complaints

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _signed_in(
    context: BrowserContext, live_server: LiveServer, transactional_db: None
) -> Iterator[None]:
    sign_in(context, editor(), live_server.url)
    yield
    close_pages(context)


@pytest.fixture
def analysts_page(
    browser: Browser, live_server: LiveServer, complaints: Complaints, transactional_db: None
) -> Iterator[Page]:
    """A page in the analyst's own browser, watched as the editor's is."""
    context = browser.new_context(base_url=live_server.url, locale="en-GB")
    context.on("page", complaints.watch)
    sign_in(context, analyst(), live_server.url)
    yield context.new_page()
    close_pages(context)
    context.close()


@pytest.fixture
def claim(transactional_db: None) -> Claim:
    return make_submitted_claim()


def test_a_question_at_a_field_is_asked_answered_and_resolved(
    page: Page, analysts_page: Page, claim: Claim
) -> None:
    # The editor, in the middle of a decision, names the analyst at the day of the claim.
    page.goto(f"/review/claims/{claim.public_id}/")
    page.get_by_label("Reason", exact=True).fill("Signed by the ministry.")
    page.get_by_label("usually reliable", exact=False).first.check()
    page.get_by_label("About").select_option("when")
    page.get_by_label("Comment", exact=True).fill("@analyst is it the night of the 11th?")
    page.get_by_role("button", name="Begin the discussion").click()
    expect(page.get_by_text("The discussion is begun.")).to_be_visible()
    expect(page.get_by_label("Reason", exact=True)).to_have_value("Signed by the ministry.")
    expect(page.locator("input[name=reliability][value=B]")).to_be_checked()
    expect(page.locator("#part-when").get_by_text("discussed: 1 comment")).to_be_visible()
    assert faults(page) == []

    # The analyst sees it in the head of the desk, opens it and answers by keyboard.
    analysts_page.goto("/desk/")
    expect(analysts_page.get_by_role("link", name="Notices 1 unread")).to_be_visible()
    analysts_page.get_by_role("link", name="Notices 1 unread").click()
    told = analysts_page.get_by_role("listitem").filter(has_text="editor mentions you")
    expect(told).to_contain_text("is it the night of the 11th?")
    assert faults(analysts_page) == []
    told.get_by_role("button", name="Open").focus()
    analysts_page.keyboard.press("Enter")
    analysts_page.wait_for_url("**/discussion/#comment-*")
    expect(analysts_page.locator(".unread")).to_have_count(0)
    analysts_page.get_by_label("Answer").focus()
    analysts_page.keyboard.type("It is: the text says so.")
    analysts_page.keyboard.press("Tab")
    analysts_page.keyboard.press("Enter")
    expect(analysts_page.get_by_text("Your comment is kept.")).to_be_visible()
    assert faults(analysts_page) == []

    # The editor is told, and resolves it with a last word.
    page.goto("/desk/notices/")
    expect(page.get_by_text("analyst commented on the claim about")).to_be_visible()
    page.goto(f"/review/claims/{claim.public_id}/")
    page.get_by_label("Answer").fill("Thanks.")
    page.get_by_role("button", name="Resolve").click()
    expect(page.locator(".thread .state")).to_contain_text("resolved by editor")
    assert Discussion.objects.get().resolved_by == editor()
    assert [one.words for one in Discussion.objects.get().comments.all()] == [
        "@analyst is it the night of the 11th?",
        "It is: the text says so.",
        "Thanks.",
    ]


def test_it_works_without_scripts(browser: Browser, live_server: LiveServer, claim: Claim) -> None:
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    sign_in(context, analyst(), live_server.url)
    page = context.new_page()
    page.goto(f"/desk/claims/{claim.public_id}/discussion/")
    page.get_by_label("Comment", exact=True).fill("Ask @nobody.")
    page.get_by_role("button", name="Begin the discussion").click()
    expect(page.get_by_text("Nobody here signs in as “nobody.”")).to_be_visible()
    expect(page.get_by_label("Comment", exact=True)).to_have_value("Ask @nobody.")
    page.get_by_label("Comment", exact=True).fill("Ask @editor.")
    page.get_by_role("button", name="Begin the discussion").click()
    expect(page.get_by_text("The discussion is begun.")).to_be_visible()
    context.close()


@pytest.mark.parametrize("width", [360, 1440])
def test_every_page_is_clean_and_fits(page: Page, claim: Claim, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    make_comment(claim, analyst(), "@editor look, " + "averylongword" * 20, "when")
    make_comment(claim.incident, analyst(), "@editor and here.")
    found = {}
    for address in (
        "/desk/",
        "/desk/discussions/",
        f"/desk/claims/{claim.public_id}/discussion/",
        f"/desk/incidents/{claim.incident_id}/discussion/",
        "/desk/notices/",
        "/desk/notices/mail/",
        f"/review/claims/{claim.public_id}/",
        f"/review/incidents/{claim.incident_id}/",
    ):
        page.goto(address)
        if broken := faults(page):
            found[address] = broken
    assert found == {}
