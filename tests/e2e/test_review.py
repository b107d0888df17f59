"""From submitted claims to a corrected incident, by editors and an analyst, mostly by keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from incidents.enums import CasualtyCategory, ClaimStatus, Harm, Side
from incidents.models import Claim, Incident
from incidents.workflow import return_to_author, submit
from tests.e2e.desk import close_pages, expect_saved, field, sign_in
from tests.e2e.looking import faults
from tests.factories import (
    SiteSpec,
    add_site,
    analyst,
    editor,
    make_accepted_claim,
    make_claim,
    make_incident,
    make_place,
    make_statement,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext, Page
    from pytest_django.live_server_helper import LiveServer

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
    browser: Browser, live_server: LiveServer, transactional_db: None
) -> Iterator[Page]:
    """A page in the analyst's own browser."""
    context = browser.new_context(base_url=live_server.url, locale="en-GB")
    sign_in(context, analyst(), live_server.url)
    yield context.new_page()
    close_pages(context)
    context.close()


@pytest.fixture
def clash() -> Incident:
    """A draft incident of which three sides speak; nothing is decided."""
    incident = make_incident("Clash near Hadrut")
    hadrut = SiteSpec(make_place("Hadrut"))
    add_site(incident, hadrut)
    for side in (Side.ARMENIA, Side.AZERBAIJAN, Side.PEACEKEEPERS):
        statement = make_statement(
            summary=f"What {side.label} says.", verbatim="On the 12th there was fire near Hadrut."
        )
        statement.actor.side = side
        statement.actor.save()
        submit(make_claim(incident, statement, side=side, sites=[hadrut]), analyst())
    return incident


def review(page: Page, claim: Claim) -> None:
    """Open a claim under review, its script at work."""
    page.goto(f"/review/claims/{claim.public_id}/")
    page.wait_for_load_state("networkidle")


def accept_by_keys(page: Page, letter: str, digit: str) -> None:
    """Grade and accept, by keys alone."""
    page.keyboard.press(letter)
    page.keyboard.press(digit)
    expect(page.locator(f"input[name=reliability][value={letter.upper()}]")).to_be_checked()
    expect(page.locator(f"input[name=credibility][value='{digit}']")).to_be_checked()
    page.keyboard.press("Alt+a")
    page.wait_for_url("**/review/")


def statuses(incident: Incident) -> list[str]:
    """Where the incident's claims stand, in the order they were written."""
    return list(incident.claims.order_by("pk").values_list("status", flat=True))


def test_the_whole_story(page: Page, analysts_page: Page, clash: Incident) -> None:
    first, second, third = clash.claims.order_by("pk")

    # The longest waiting goes back with a remark at one part.
    page.goto("/review/")
    page.get_by_role("button", name="Take the next").click()
    page.wait_for_url(f"**/review/claims/{first.public_id}/")
    page.locator("#part-when summary").click()
    page.get_by_label("Remark on when, for the author").fill("The text says the 11th.")
    page.keyboard.press("Alt+r")
    page.wait_for_url("**/review/")
    expect(page.get_by_text("Returned to its author: Clash near Hadrut.")).to_be_visible()

    # Its author reads the remark where they go on, and hands it in again.
    analysts_page.goto("/desk/")
    returned = analysts_page.get_by_role("region", name="Returned to you")
    expect(returned.get_by_text("The text says the 11th.")).to_be_visible()
    returned.get_by_role("button", name="Revise").click()
    analysts_page.wait_for_selector("form[data-draft][data-ready]")
    expect(analysts_page.locator(".card .editor-words")).to_contain_text("The text says the 11th.")
    key = analysts_page.locator("[data-card]").first.get_attribute("data-card")
    field(analysts_page, f"claims.{key}.when").fill("11.12.2020")
    expect_saved(analysts_page)
    analysts_page.keyboard.press("Control+Enter")
    analysts_page.get_by_role("button", name="Submit").click()
    expect(analysts_page.get_by_text("waiting for review").first).to_be_visible()

    # The editor sees what changed, and accepts all three.
    review(page, first)
    changes = page.get_by_role("group", name="Changed since it was last submitted")
    expect(changes.locator("ins")).to_contain_text("11 December 2020")
    accept_by_keys(page, "c", "3")
    for claim in (second, third):
        review(page, claim)
        accept_by_keys(page, "b", "2")
    assert statuses(clash) == [ClaimStatus.ACCEPTED] * 3

    # Assessed, published, corrected; the public history shows it and names nobody.
    page.goto("/review/incidents/")
    page.get_by_role("link", name="Clash near Hadrut").click()
    page.get_by_role("button", name="Assess and publish").click()
    expect(page.get_by_text("NK-2020-0001 is published.")).to_be_visible()
    page.get_by_label("Title").fill("Clash near Hadrut, three accounts")
    page.get_by_label("What changed and why").fill("Three accounts are known now.")
    page.get_by_role("button", name="Publish the correction").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Clash near Hadrut, three accounts")
    page.goto("/incidents/NK-2020-0001/history/")
    expect(page.get_by_text("Three accounts are known now.")).to_be_visible()
    assert page.locator("main").inner_text().count("analyst") == 0


def test_keys_do_nothing_while_somebody_writes(page: Page, clash: Incident) -> None:
    review(page, clash.claims.order_by("pk")[0])
    page.get_by_label("Reason", exact=True).click()
    page.keyboard.type("a b c 1 2 3")
    expect(page.locator("input[name=reliability]:checked")).to_have_count(0)
    expect(page.locator("input[name=credibility]:checked")).to_have_count(0)


def test_a_fault_is_said_at_its_field_and_what_was_typed_stays(
    page: Page, complaints: Complaints, clash: Incident
) -> None:
    claim = clash.claims.order_by("pk")[0]
    review(page, claim)
    page.get_by_label("Reason", exact=True).fill("Signed by the ministry.")
    page.keyboard.press("Alt+a")
    expect(page.get_by_text("Grade the source by a letter.")).to_be_in_viewport()
    expect(page.get_by_label("Reason", exact=True)).to_have_value("Signed by the ministry.")
    assert statuses(clash)[0] == ClaimStatus.SUBMITTED
    complaints.expect_status(422)


def test_a_claim_is_decided_without_scripts(
    browser: Browser, live_server: LiveServer, clash: Incident
) -> None:
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    sign_in(context, editor(), live_server.url)
    page = context.new_page()
    claim = clash.claims.order_by("pk")[0]
    page.goto(f"/review/claims/{claim.public_id}/")
    page.get_by_label("fairly reliable").check()
    page.get_by_label("possibly true").check()
    page.get_by_role("button", name="Accept").click()
    expect(page.get_by_text("Accepted: Clash near Hadrut.")).to_be_visible()
    assert statuses(clash)[0] == ClaimStatus.ACCEPTED
    context.close()


@pytest.mark.parametrize("width", [360, 1440])
def test_every_page_is_clean_and_fits(page: Page, clash: Incident, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    wounded = (Side.ARMENIA, CasualtyCategory.CIVILIAN, Harm.KILLED, 2)
    make_accepted_claim(clash, side=Side.INDEPENDENT)
    claim = submit(make_claim(clash, side=Side.OBSERVERS, figures=[wounded]), analyst())
    return_to_author(claim, editor(), "Who says so?")
    claim = submit(claim, analyst())
    addresses = (
        "/review/",
        f"/review/claims/{claim.public_id}/",
        "/review/incidents/",
        f"/review/incidents/{clash.pk}/",
    )
    found = {}
    for address in addresses:
        page.goto(address)
        if broken := faults(page):
            found[address] = broken
    assert found == {}
