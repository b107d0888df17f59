"""Opening the explorer in tests, and reading what it shows."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

FIRST_HANDLE = "First day shown"
LAST_HANDLE = "Last day shown"


def open_explorer(page: Page, address: str = "/") -> Locator:
    """The markers of the map, once everything is drawn."""
    page.goto(address)
    page.wait_for_selector("[data-explorer][data-ready]")
    return page.locator("#explorer-map .spot")


def expect_shown(page: Page, titles: list[str]) -> None:
    """The list holds these incidents in this order, and the map as many as are mapped."""
    expect(page.locator(".explorer-list .entry-title")).to_have_text(titles)


def expect_on_map(page: Page, titles: set[str]) -> None:
    """The markers of single incidents are these."""
    markers = page.locator("#explorer-map .spot")
    expect(markers).to_have_count(len(titles))
    labels = [str(marker.get_attribute("aria-label")) for marker in markers.all()]
    assert {label.split(". ")[0] for label in labels} == titles


def query_of(page: Page) -> dict[str, list[str]]:
    """The parameters of the address."""
    return parse_qs(urlsplit(page.url).query)


def handle(page: Page, name: str) -> Locator:
    """One of the two handles of the brush."""
    return page.get_by_role("slider", name=name)
