"""The first page in a browser: map, cards, keyboard, and reading without scripts."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from incidents.enums import Side, WherePrecision
from tests.factories import SiteSpec, make_place, make_published_incident

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page
    from pytest_django.live_server_helper import LiveServer

    from incidents.models import Incident

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def village() -> SiteSpec:
    return SiteSpec(make_place("Village", (46.80, 39.50)), WherePrecision.NEAR, 5_000)


@pytest.fixture
def clash(village: SiteSpec) -> Incident:
    claims = [{"side": Side.ARMENIA}, {"side": Side.AZERBAIJAN}]
    return make_published_incident("Clash at Village", sites=[village], claims=claims)


@pytest.fixture
def removal(village: SiteSpec) -> Incident:
    return make_published_incident(
        "Removal from Village",
        day=dt.date(2020, 12, 16),
        sites=[village],
        claims=[{"side": Side.PEACEKEEPERS}],
    )


def open_map(page: Page, address: str = "/") -> Locator:
    """The markers of the map, once everything is drawn."""
    page.goto(address)
    page.wait_for_selector("[data-explorer][data-ready]")
    return page.locator("#explorer-map .marker")


def boxes(markers: Locator) -> list[tuple[float, float, float, float]]:
    found = [marker.bounding_box() for marker in markers.all()]
    return [(b["x"], b["y"], b["width"], b["height"]) for b in found if b is not None]


def test_an_imprecise_place_is_a_circle_and_the_marker_shows_who_speaks(
    page: Page, clash: Incident
) -> None:
    markers = open_map(page)
    expect(markers).to_have_count(1)
    expect(page.locator("#explorer-map path.map-reach")).to_have_count(1)
    signs = markers.locator("svg.sign")
    assert [sign.get_attribute("class") for sign in signs.all()] == [
        "sign side-armenia",
        "sign side-azerbaijan",
    ]
    assert markers.get_attribute("aria-label") == (
        "Clash at Village. 12 December 2020. Armenia and Azerbaijan say. Somewhere within 5 km"
    )


def test_incidents_on_one_point_stand_apart_and_share_the_card(
    page: Page, clash: Incident, removal: Incident
) -> None:
    markers = open_map(page)
    expect(markers).to_have_count(2)
    one, other = boxes(markers)
    assert one[1] + one[3] <= other[1] or other[1] + other[3] <= one[1]

    markers.first.click()
    titles = page.locator(".leaflet-popup .card-title")
    expect(titles).to_have_text(["Removal from Village", "Clash at Village"])


def test_a_marker_opens_by_keyboard_and_leads_to_the_incident(page: Page, clash: Incident) -> None:
    marker = open_map(page)
    marker.focus()
    page.keyboard.press("Enter")
    card = page.locator(".leaflet-popup .card")
    expect(card).to_contain_text("Armenia and Azerbaijan say")
    card.get_by_role("link", name="All claims, side by side").click()
    page.wait_for_url(f"**{clash.get_absolute_url()}")
    expect(page.get_by_role("heading", level=1)).to_have_text("Clash at Village")


def test_the_form_filters_map_and_list_at_once(
    page: Page, clash: Incident, removal: Incident
) -> None:
    open_map(page)
    page.locator("summary", has_text="All filters").click()
    page.locator("summary", has_text="Who makes a claim").click()
    page.get_by_role("checkbox", name="Peacekeepers").check()
    page.get_by_role("button", name="Show").click()
    page.wait_for_selector("[data-explorer][data-ready]")

    expect(page.locator("#explorer-map .marker")).to_have_count(1)
    expect(page.locator(".explorer-list .entry-title")).to_have_text(["Removal from Village"])
    expect(page.get_by_role("checkbox", name="Peacekeepers")).to_be_checked()


def test_a_day_of_the_timeline_leads_to_its_incidents(
    page: Page, clash: Incident, removal: Incident
) -> None:
    open_map(page)
    page.get_by_role("link", name="16 December 2020: 1 incident").click()
    page.wait_for_selector("[data-explorer][data-ready]")
    expect(page.locator(".explorer-list .entry-title")).to_have_text(["Removal from Village"])


def test_everything_is_read_without_scripts(
    browser: Browser, live_server: LiveServer, clash: Incident
) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=live_server.url)
    page = context.new_page()
    page.goto("/")
    expect(page.get_by_text("The map needs JavaScript.")).to_be_visible()
    page.locator(".explorer-list").get_by_role("link", name="Clash at Village").click()
    expect(page.locator(".claims-grid").first.locator("tbody tr")).to_have_count(5)
    context.close()
