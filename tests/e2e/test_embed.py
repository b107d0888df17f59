"""Cards and maps in a frame of another page, at the widths frames have."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from incidents.enums import Side
from incidents.models import Incident
from tests.e2e.looking import EVERYTHING, faults
from tests.factories import SiteSpec, make_place, make_published_incident

if TYPE_CHECKING:
    from django.conf import LazySettings
    from playwright.sync_api import Page

    from tests.e2e.conftest import Complaints

pytestmark = pytest.mark.django_db(transaction=True)

WIDTHS = (280, 560, 800)
HOST = "/another-site.html"


@pytest.fixture
def incident() -> Incident:
    site = SiteSpec(make_place("Village"))
    sides = [{"side": side, "sites": [site]} for side in (Side.AZERBAIJAN, Side.ARMENIA)]
    return make_published_incident("Clash at Village", sites=[site], claims=sides)


def host(page: Page, framed: str) -> None:
    """Open a page that is not ours and holds one of our addresses in a frame."""
    html = (
        "<!DOCTYPE html><html lang=en><title>Another site</title>"
        f'<iframe src="{framed}" width="560" height="500" title="Embedded"></iframe></html>'
    )
    page.route(f"**{HOST}", lambda route: route.fulfill(body=html, content_type="text/html"))
    page.goto(HOST)


def test_a_card_shows_in_a_frame_and_leads_out_of_it(page: Page, incident: Incident) -> None:
    host(page, f"/embed/incident/{incident.reference}/")
    frame = page.frame_locator("iframe")
    expect(frame.get_by_role("heading", level=1)).to_have_text("Clash at Village")
    with page.expect_popup() as popup:
        frame.get_by_role("link", name="All claims, side by side").click()
    expect(popup.value).to_have_url(f"{page.url.removesuffix(HOST)}{incident.get_absolute_url()}")
    assert page.context.cookies() == []


def test_a_map_draws_in_a_frame_and_its_card_has_the_grades(page: Page, incident: Incident) -> None:
    host(page, "/embed/map/?side=armenia")
    frame = page.frame_locator("iframe")
    expect(frame.locator("[data-embed-map]")).to_have_attribute("data-ready", "yes")
    frame.get_by_role("button", name="Clash at Village").click()
    card = frame.locator(".leaflet-popup .card")
    expect(card.locator(".grade-code")).to_have_text(["C3", "C3"])
    with page.expect_popup() as popup:
        card.get_by_role("link", name="Clash at Village").click()
    expect(popup.value.get_by_role("heading", level=1)).to_have_text("Clash at Village")


def test_a_map_draws_the_newest_however_many_there_are(
    page: Page, incident: Incident, settings: LazySettings
) -> None:
    settings.EXPLORER_MOST = 0
    make_published_incident("Nowhere", no_place_reason="Nobody says where.", sites=[])
    elsewhere = SiteSpec(make_place("Elsewhere", (46.0, 39.0)))
    make_published_incident("Fire elsewhere", sites=[elsewhere])
    page.goto("/embed/map/")
    expect(page.locator("[data-embed-map]")).to_have_attribute("data-ready", "yes")
    expect(page.locator(".leaflet-marker-icon")).to_have_count(2)
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "3 ceasefire incidents, as the sides tell them"
    )


def test_a_number_stands_for_many_and_opens_all_their_cards(page: Page, incident: Incident) -> None:
    here = incident.sites.get().place
    assert here is not None
    for number in range(6):
        make_published_incident(
            f"Shot {number}", sites=[SiteSpec(here)], claims=[{"side": Side.ARMENIA}]
        )
    for address in ("/embed/map/", here.get_absolute_url()):
        page.goto(address)
        expect(page.locator("[data-ready]")).to_be_visible()
        marker = page.locator(".leaflet-marker-icon")
        expect(marker).to_have_attribute("aria-label", "7 incidents close to one another")
        expect(marker.locator(".badge-count")).to_have_text("7")
        marker.focus()
        page.keyboard.press("Enter")
        expect(page.locator(".leaflet-popup .card-title")).to_have_count(7)


def test_no_other_page_shows_in_a_frame(
    page: Page, incident: Incident, complaints: Complaints
) -> None:
    host(page, incident.get_absolute_url())
    page.wait_for_load_state("networkidle")
    assert page.frame_locator("iframe").get_by_role("heading", level=1).count() == 0
    assert [line for line in complaints.found if "frame" not in line] == []
    assert complaints.found != []
    complaints.found = []


@pytest.mark.parametrize("kind", ["card", "map"])
def test_axe_finds_nothing_and_nothing_scrolls_aside(
    page: Page, incident: Incident, kind: str
) -> None:
    address = {"card": f"/embed/incident/{incident.reference}/", "map": "/embed/map/"}[kind]
    page.goto(address)
    page.wait_for_load_state("networkidle")
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 560})
        found += [f"{width}: {fault}" for fault in faults(page, EVERYTHING)]
    assert found == []


def test_the_code_for_embedding_is_copied(page: Page, incident: Incident) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(incident.get_absolute_url())
    page.get_by_text("Show this incident on another site").click()
    page.get_by_role("button", name="Copy the code").click()
    expect(page.get_by_text("Copied.")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.get_by_label("Code for embedding").input_value()
    assert copied.startswith(f'<iframe src="{page.url.split("/incidents/")[0]}/embed/incident/')
