"""Versions of an incident by keys alone: compared, a field brought back, seen recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from incidents.models import Incident
from incidents.publication import correct, publish
from incidents.workflow import submit
from tests.e2e.desk import close_pages, sign_in, tab_to
from tests.e2e.looking import faults, violations
from tests.factories import (
    SiteSpec,
    add_site,
    analyst,
    editor,
    make_accepted_claim,
    make_claim,
    make_incident,
    make_place,
    second_editor,
)
from tests.factories.drafts import make_draft
from tests.versions.acts import act, save

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import BrowserContext, Page
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
def incident() -> Incident:
    """A published incident in several versions, corrected by a colleague."""
    with act(analyst(), "submit from the desk"):
        made = make_incident("Clash near Hadrut", summary="Two men were killed near the village.")
        add_site(made, SiteSpec(make_place("Hadrut")))
    make_accepted_claim(made)
    publish(made, editor(), "One side speaks of it.")
    made.refresh_from_db()
    correct(
        made,
        second_editor(),
        "The number was misread.",
        title="Raid near Hadrut",
        summary="Three men were killed near the village.",
    )
    made.refresh_from_db()
    return made


def test_an_editor_compares_restores_and_sees_it_recorded_by_keys(
    page: Page, incident: Incident
) -> None:
    page.goto(f"/review/incidents/{incident.pk}/")
    tab_to(page, page.get_by_role("link", name="All its versions"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Versions: Raid near Hadrut")

    # The version before the correction beside what stands now.
    newest = page.locator("input[name=to]:checked").get_attribute("value")
    tab_to(page, page.locator("input[name=from]:checked"))
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/?to={newest}&from={int(newest or 0) - 1}")
    title = page.locator("#change-title")
    expect(title.locator("del")).to_have_text("Clash")
    expect(title.locator("ins")).to_have_text("Raid")
    expect(page.locator("#change-summary ins")).to_have_text("Three")
    assert violations(page) == []

    # Only the title is brought back; without a reason it is asked for.
    box = page.get_by_role("checkbox", name="Title")
    tab_to(page, box)
    page.keyboard.press("Space")
    tab_to(page, page.get_by_label("What is brought back and why"))
    page.keyboard.type("The clash was no raid after all.")
    tab_to(page, page.get_by_role("button", name="Bring back what is ticked"))
    page.keyboard.press("Enter")
    expect(page.get_by_text("Brought back from version")).to_be_visible()
    first = page.locator(".version-row").first
    expect(first).to_contain_text("editor")
    expect(first).to_contain_text("The clash was no raid after all.")
    expect(first).to_contain_text("Changed: Title")
    incident.refresh_from_db()
    assert (incident.title, incident.summary) == (
        "Clash near Hadrut",
        "Three men were killed near the village.",
    )

    # The public reads it as a correction, and compares what was published.
    page.goto(f"{incident.get_absolute_url()}history/")
    expect(page.get_by_text("The clash was no raid after all.")).to_be_visible()
    tab_to(page, page.get_by_role("link", name="What changed in version 3"))
    page.keyboard.press("Enter")
    expect(page.locator("#change-title ins")).to_have_text("Clash")
    assert violations(page) == []


def test_a_colleague_who_was_quicker_is_noticed(
    page: Page, complaints: Complaints, incident: Incident
) -> None:
    page.goto(f"/review/history/incidents/{incident.pk}/?from=1&to=3")
    page.get_by_role("checkbox", name="Title").check()
    page.get_by_label("What is brought back and why").fill("As before.")
    correct(incident, second_editor(), "Once more.", title="By a colleague")
    page.get_by_role("button", name="Bring back what is ticked").click()
    expect(page.get_by_role("alert")).to_contain_text("Somebody changed this record meanwhile.")
    expect(page.get_by_label("What is brought back and why")).to_have_value("As before.")
    complaints.expect_status(409)


def test_two_editors_word_a_draft_and_the_second_merges(page: Page, complaints: Complaints) -> None:
    draft = make_incident("Clash near Hadrut")
    page.goto(f"/review/incidents/{draft.pk}/")
    page.get_by_text("Change title, summary, type and tags").click()
    page.get_by_label("Title").fill("Raid near Hadrut")
    with act(second_editor(), "words of the draft"):
        save(draft, title="Attack near Hadrut", edited_by=second_editor())
    page.get_by_role("button", name="Save the words").click()
    both = page.get_by_role("alert")
    expect(both).to_contain_text("second_editor changed these words too")
    expect(both.locator("dd").first).to_have_text("Attack near Hadrut")
    expect(both.locator("dd").last).to_have_text("Raid near Hadrut")
    assert violations(page) == []
    complaints.expect_status(409)
    page.get_by_label("Title").fill("Attack, called a raid, near Hadrut")
    page.get_by_role("button", name="Save the words").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Attack, called a raid, near Hadrut")


@pytest.mark.parametrize("width", [360, 1440])
def test_every_page_is_clean_and_fits(page: Page, incident: Incident, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    claim = submit(make_claim(make_incident("Draft")), analyst())
    own = make_draft({"statement.summary": "One"}, editor())
    addresses = (
        f"/review/history/incidents/{incident.pk}/?from=1&to=3",
        f"/review/history/claims/{claim.public_id}/?from=1&to=2",
        f"/review/history/statements/{claim.statement.public_id}/",
        f"/review/incidents/{claim.incident_id}/",
        f"/desk/drafts/{own.public_id}/history/",
        f"{incident.get_absolute_url()}history/?from=1&to=2",
    )
    found = {}
    for address in addresses:
        page.goto(address)
        if broken := faults(page):
            found[address] = broken
    assert found == {}
