"""The desk's lists in a browser: by keyboard alone, without scripts, in both themes and widths."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from incidents import workflow
from incidents.models import Appearance, Claim, Draft, Lead, Presence
from tests.e2e.desk import sign_in
from tests.e2e.looking import faults, violations
from tests.factories import (
    SiteSpec,
    analyst,
    editor,
    make_claim,
    make_incident,
    make_place,
    make_publication,
    make_published_incident,
    make_statement,
    other_analyst,
)

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page
    from pytest_django.live_server_helper import LiveServer

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("at_the_desk")]

ADDRESS = "https://mil.am/en/news/8734"
SMALL = """() => [...document.querySelectorAll("main button, main input, main select, main summary,"
  + " main .row-title a, nav a, nav button")]
  .filter((one) => one.checkVisibility() && one.type !== "hidden" && one.type !== "checkbox")
  .filter((one) => one.getBoundingClientRect().height < 24)
  .map((one) => one.outerHTML.slice(0, 90))"""


@pytest.fixture
def filled() -> dict[str, Claim]:
    """Something in every list of the desk; the claims by name."""
    place = make_place("Hadrut", names={})
    publication = make_publication(url=ADDRESS, url_key="mil.am/en/news/8734", title="Statement")
    statement = make_statement(publications=0, summary="They say it was attacked near Hadrut.")
    Appearance.objects.create(statement=statement, publication=publication)
    draft = make_claim(make_incident("Shots near Hadrut"), statement, sites=[SiteSpec(place)])
    waiting = workflow.submit(make_claim(make_incident("Attack near Sur")), analyst())
    returned = workflow.submit(make_claim(make_incident("Clash at two villages")), analyst())
    workflow.return_to_author(returned, editor(), "Which of the two villages do they mean?")
    make_published_incident("Known to the public")
    Draft.objects.create(owner=analyst(), headline="First draft")
    Draft.objects.create(owner=analyst(), headline="Second draft")
    theirs = Draft.objects.create(owner=other_analyst(), headline="A colleague's draft")
    Presence.objects.create(draft=theirs, user=other_analyst(), seen_at=timezone.now())
    Lead.objects.create(title="Something came in", url="https://example.org/1", text="It said so.")
    return {"draft": draft, "waiting": waiting, "returned": returned}


def focused(page: Page) -> str:
    """The words of the element that has the focus."""
    words: str = page.evaluate("document.activeElement.innerText ?? ''")
    return words.strip()


def test_lists_are_walked_and_opened_by_keyboard(page: Page, filled: dict[str, Claim]) -> None:
    page.goto("/desk/")
    page.keyboard.press("j")
    assert focused(page) == "Clash at two villages"
    page.keyboard.press("j")
    assert focused(page) == "Second draft"
    page.keyboard.press("ArrowDown")
    assert focused(page) == "First draft"
    page.keyboard.press("k")
    page.keyboard.press("ArrowUp")
    assert focused(page) == "Clash at two villages"
    page.keyboard.press("ArrowUp")
    assert focused(page) == "Clash at two villages"
    page.keyboard.press("Enter")
    claim = filled["returned"]
    page.wait_for_url(f"/desk/statements/{claim.statement.public_id}/#claim-{claim.public_id}")


def test_arrows_outside_of_a_list_scroll_as_ever(page: Page, filled: dict[str, Claim]) -> None:
    assert filled
    page.goto("/desk/")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement === document.body") is True


def test_keys_lead_to_a_new_statement_and_to_the_search(page: Page) -> None:
    page.goto("/desk/")
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox", name="Search the desk")).to_be_focused()
    page.keyboard.type("n?jk/x")
    expect(page.get_by_role("searchbox")).to_have_value("n?jk/x")
    assert page.url.endswith("/desk/")
    page.keyboard.press("Tab")
    page.keyboard.press("n")
    page.wait_for_url("/desk/new/")
    expect(page.get_by_label("Address")).to_be_focused()


def test_the_help_sheet_lists_the_keys_and_switches_single_ones_off(page: Page) -> None:
    page.goto("/desk/")
    page.keyboard.press("?")
    sheet = page.get_by_role("dialog", name="Keys")
    expect(sheet).to_be_visible()
    expect(sheet.get_by_role("row", name="n New statement")).to_be_visible()
    expect(sheet.get_by_text("undefined")).to_have_count(0)
    assert violations(page) == []
    page.keyboard.press("n")
    expect(sheet).to_be_visible()
    sheet.get_by_role("checkbox").uncheck()
    page.keyboard.press("Escape")
    expect(sheet).to_be_hidden()
    page.keyboard.press("?")
    expect(sheet).to_be_hidden()

    page.reload()
    page.keyboard.press("n")
    expect(page.get_by_role("dialog")).to_be_hidden()
    assert page.url.endswith("/desk/")
    page.get_by_role("button", name="Keys").click()
    sheet.get_by_role("checkbox").check()
    sheet.get_by_role("button", name="Close").click()
    expect(page.get_by_role("button", name="Keys")).to_be_focused()
    page.keyboard.press("n")
    page.wait_for_url("/desk/new/")


def test_the_search_is_used_by_keyboard_alone(page: Page, filled: dict[str, Claim]) -> None:
    page.goto("/desk/")
    page.keyboard.press("/")
    page.keyboard.type("hadrut")
    page.keyboard.press("Enter")
    page.wait_for_url("/desk/search/?q=hadrut")
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.press("ArrowDown")
    assert focused(page) == "Shots near Hadrut"
    page.keyboard.press("Enter")
    page.wait_for_url(f"/desk/incidents/{filled['draft'].incident_id}/")


def test_records_are_ticked_and_changed_by_keyboard_alone(
    page: Page, filled: dict[str, Claim]
) -> None:
    page.goto("/desk/records/?sort=title&state=draft")
    page.keyboard.press("j")
    assert focused(page) == "Shots near Hadrut"
    page.keyboard.press("x")
    expect(page.locator("[data-ticked]")).to_have_text("1 ticked")
    page.get_by_label("Type").focus()
    page.keyboard.type("Sniper")
    page.get_by_label("Add tags").focus()
    page.keyboard.type("to check")
    page.keyboard.press("Enter")
    expect(page.get_by_text("1 record changed.")).to_be_visible()
    claim = filled["draft"]
    claim.refresh_from_db()
    assert claim.event_type == "sniper_fire"
    assert [tag.label for tag in claim.incident.tags.all()] == ["to check"]


def test_a_refused_row_gets_the_focus_and_its_reason(page: Page, filled: dict[str, Claim]) -> None:
    page.goto("/desk/records/?sort=title")
    page.get_by_label("Tick all rows of this page").check()
    page.get_by_label("Type").select_option("mine")
    page.get_by_role("button", name="Change them").click()
    expect(
        page.get_by_text("2 were refused and left as they were: see their rows.")
    ).to_be_visible()
    refused = page.locator("tr.is-refused")
    expect(refused).to_have_count(2)
    expect(refused.first.locator(".error")).to_have_text(
        re.compile("^The claim is .*; its type is changed only while it is a draft or returned.$")
    )
    expect(page.locator("input[name=row]:checked")).to_have_count(2)
    expect(page.locator("input[name=row][aria-invalid=true]").first).to_be_focused()
    assert violations(page) == []
    filled["waiting"].refresh_from_db()
    assert filled["waiting"].event_type == "advance"


def test_bad_input_is_told_at_its_field_and_gets_the_focus(page: Page) -> None:
    page.goto("/desk/new/")
    page.get_by_label("Address").fill("javascript:alert(1)")
    page.get_by_label("Text").fill("What they said")
    page.get_by_role("button", name="Begin the draft").click()
    expect(page.get_by_role("alert")).to_contain_text("everything you typed is still there")
    address = page.get_by_label("Address")
    expect(address).to_have_value("javascript:alert(1)")
    expect(address).to_have_attribute("aria-invalid", "true")
    expect(address).to_have_accessible_description(re.compile("http:// or https://"))
    expect(page.get_by_label("Text")).to_have_value("What they said")
    expect(page.get_by_role("alert").get_by_role("link", name="Address")).to_be_focused()
    assert violations(page) == []


def test_a_known_page_is_shown_and_one_can_go_on(page: Page, filled: dict[str, Claim]) -> None:
    assert filled
    page.goto("/desk/new/")
    page.get_by_label("Address").fill("www.mil.am/en/news/8734?utm_source=x")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="This page is on record already")).to_be_visible()
    expect(page.get_by_text("They say it was attacked near Hadrut.")).to_be_visible()
    assert violations(page) == []
    page.get_by_role("button", name="Go on: another statement of this page").click()
    page.wait_for_url("/desk/drafts/*/")


def test_everything_works_without_scripts(
    browser: Browser,
    browser_context_args: dict[str, Any],
    live_server: LiveServer,
    filled: dict[str, Claim],
) -> None:
    context = browser.new_context(**{**browser_context_args, "java_script_enabled": False})
    sign_in(context, analyst(), live_server.url)
    page = context.new_page()
    page.goto("/desk/")
    assert page.get_by_role("button", name="Keys").count() == 0
    page.get_by_role("button", name="Take the lead: Something came in").click()
    page.wait_for_url("/desk/drafts/*/")
    assert Lead.objects.get().taken_by == analyst()

    page.goto("/desk/records/?state=draft")
    page.locator("input[name=row]").first.check()
    page.get_by_label("Type").select_option("mine")
    page.get_by_role("button", name="Change them").click()
    assert page.get_by_text("1 record changed.").is_visible()
    filled["draft"].refresh_from_db()
    assert filled["draft"].event_type == "mine"

    page.goto("/desk/search/")
    page.get_by_role("searchbox").fill("Hadrut")
    page.get_by_role("button", name="Search").click()
    page.get_by_role("link", name="Shots near Hadrut").first.click()
    page.wait_for_url("/desk/incidents/*/")
    context.close()


@pytest.mark.parametrize("width", [1440, 390, 360])
def test_every_page_is_clean_and_fits(page: Page, filled: dict[str, Claim], width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    claim = filled["returned"]
    # A title without a space does not widen the page.
    Draft.objects.create(owner=analyst(), headline="hadrut" * 50)
    addresses = [
        "/desk/",
        "/desk/new/",
        "/desk/records/",
        "/desk/records/?kind=incidents",
        "/desk/search/",
        "/desk/search/?q=hadrut",
        f"/desk/statements/{claim.statement.public_id}/",
        f"/desk/incidents/{claim.incident_id}/",
    ]
    found = {}
    for address in addresses:
        page.goto(address)
        if broken := faults(page) + page.evaluate(SMALL):
            found[address] = broken
    assert found == {}


def test_an_empty_desk_is_clean_too(page: Page) -> None:
    for address in ("/desk/", "/desk/records/", "/desk/search/?q=nothing"):
        page.goto(address)
        assert violations(page) == []
