"""A count's whole way in the browser, without a script, and its pages under axe."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest

from incidents import balance
from incidents.enums import Side
from tests.e2e.desk import close_pages, sign_in
from tests.e2e.test_public_pages import look_at_all
from tests.factories import (
    analyst,
    editor,
    make_accepted_bulletin,
    make_accepted_claim,
    make_actor,
    make_published_incident,
    make_statement,
    make_submitted_bulletin,
)

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

    from tests.e2e.conftest import Complaints

pytestmark = pytest.mark.django_db(transaction=True)

DAYS = [dt.date(2020, 12, day) for day in range(7, 14)]


def make_counts() -> None:
    """A week of two sides' counts: single days of both, and one side's own for the week."""
    for number, day in enumerate(DAYS):
        make_accepted_bulletin(Side.ARMENIA, day, violations=5 + number, shots=100)
        make_accepted_bulletin(
            Side.AZERBAIJAN, day, violations=9, violations_bound="about", stretch="toward Hadrut"
        )
    make_accepted_bulletin(Side.ARMENIA, DAYS[0], DAYS[-1], violations=70)
    make_accepted_bulletin(Side.PEACEKEEPERS, DAYS[4], violations=1)


def test_a_count_is_entered_returned_corrected_and_accepted_without_a_script(
    browser: Browser, complaints: Complaints, live_server: Any
) -> None:
    make_actor(Side.AZERBAIJAN)
    contexts = []
    for person in (analyst(), editor()):
        context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
        context.on("page", complaints.watch)
        sign_in(context, person, live_server.url)
        contexts.append(context)
    writing, deciding = (context.new_page() for context in contexts)

    writing.goto("/desk/bulletins/")
    writing.get_by_role("link", name="New bulletin").click()
    writing.get_by_label("Who counts").fill("ministry of azerbaijan")
    writing.get_by_label("Issued on").fill("12 December 2020")
    writing.get_by_label("Address").fill("https://ministry.example/12")
    writing.get_by_label("Language").select_option("az")
    writing.get_by_label("Day or week").fill("11 December")
    writing.get_by_label("Violations").fill("many")
    writing.get_by_role("button", name="Keep and submit for review").click()
    assert "This is no single number" in writing.locator("#id_violations_error").inner_text()
    assert writing.get_by_label("Day or week").input_value() == "11 December"
    writing.get_by_label("Violations").fill("more than 60")
    writing.get_by_role("button", name="Keep and submit for review").click()
    assert "waits for an editor" in writing.locator("main").inner_text()

    deciding.goto("/review/bulletins/")
    deciding.get_by_role("link", name="at least 61").click()
    deciding.get_by_label("Reason").fill("Which stretch of the line?")
    deciding.get_by_role("button", name="Return").click()
    assert "No bulletin waits." in deciding.locator("main").inner_text()

    writing.goto("/desk/bulletins/")
    assert "Which stretch of the line?" in writing.locator("main").inner_text()
    writing.get_by_role("link", name="at least 61").click()
    writing.get_by_label("Stretch of the line").fill("toward Hadrut")
    writing.get_by_role("button", name="Keep and submit for review").click()
    deciding.goto("/review/bulletins/")
    deciding.get_by_role("link", name="at least 61").click()
    deciding.get_by_role("button", name="Accept").click()

    writing.goto("/bulletins/")
    row = writing.get_by_role("row").filter(has_text="11 December 2020")
    assert "at least 61" in row.inner_text()
    assert "toward Hadrut" in row.inner_text()
    row.get_by_role("link", name="statement of 12 December 2020").click()
    assert "What it counts" in writing.locator("main").inner_text()
    for context in contexts:
        close_pages(context)
        context.close()
    assert complaints.found == []


def test_axe_finds_nothing_on_public_pages_of_counts_and_balance(page: Page) -> None:
    make_counts()
    incident = make_published_incident(claims=[{"side": Side.ARMENIA}, {"side": Side.AZERBAIJAN}])
    for number in range(6):
        said = make_statement(make_actor(Side.ARMENIA, f"Voice {number}"))
        make_accepted_claim(incident, said)
    addresses = {
        "bulletins": "/bulletins/",
        "bulletins by week": "/bulletins/?bucket=week",
        "bulletins of nobody": "/bulletins/?side=observers",
        "balance uncounted": "/balance/",
    }
    found = [fault for name, address in addresses.items() for fault in seen(page, name, address)]
    balance.refresh()
    found += seen(page, "balance", "/balance/")
    assert found == []


def test_axe_finds_nothing_on_the_pages_of_desk_and_review(
    page: Page, context: BrowserContext, live_server: Any
) -> None:
    make_counts()
    waiting = make_submitted_bulletin(Side.OBSERVERS, stretch="toward Hadrut")
    sign_in(context, editor(), live_server.url)
    addresses = {
        "desk": "/desk/bulletins/",
        "new": "/desk/bulletins/new/",
        "one": f"/desk/bulletins/{waiting.pk}/",
        "queue": "/review/bulletins/",
        "decision": f"/review/bulletins/{waiting.pk}/",
    }
    found = [fault for name, address in addresses.items() for fault in seen(page, name, address)]
    page.goto("/desk/bulletins/new/")
    page.get_by_role("button", name="Keep as a draft").click()
    page.get_by_role("alert").wait_for()
    found += look_at_all(page, "new with faults")
    close_pages(context)
    assert found == []


def seen(page: Page, name: str, address: str) -> list[str]:
    """What is wrong with a page, all of it unfolded."""
    page.goto(address)
    page.wait_for_load_state("networkidle")
    page.evaluate("document.querySelectorAll('details').forEach((fold) => { fold.open = true; })")
    return list(look_at_all(page, name))
