"""The explorer for everyone: by keyboard alone, on a phone, and for axe in every state."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from incidents.enums import Side, WherePrecision
from tests.e2e.explorer import expect_shown, open_explorer
from tests.e2e.looking import EVERYTHING, faults, violations
from tests.factories import SiteSpec, make_agreement, make_place, make_published_incident

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.e2e.conftest import Complaints

pytestmark = pytest.mark.django_db(transaction=True)

WIDTHS = (360, 1440)
LEAST_TARGET = 24
ONE_SHOWN = "1 of 3 incidents in and around Nagorno-Karabakh, as the sides tell it."


@pytest.fixture(autouse=True)
def incidents() -> None:
    make_agreement()
    village = SiteSpec(make_place("Village", (46.80, 39.50)), WherePrecision.NEAR, 5_000)
    claims = [{"side": Side.ARMENIA}, {"side": Side.AZERBAIJAN}]
    make_published_incident("Clash", sites=[village], claims=claims)
    town = SiteSpec(make_place("Town", (46.20, 39.90)))
    make_published_incident("Fire", day=dt.date(2020, 12, 16), sites=[town])
    make_published_incident("Shots somewhere", day=dt.date(2020, 12, 10))


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until the focus is on the first element of a selector."""
    for _press in range(120):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    pytest.fail(f"{selector} is not reached by Tab")


def test_the_whole_explorer_by_keyboard(page: Page) -> None:
    open_explorer(page)
    tab_to(page, ".explorer-filter summary")
    page.keyboard.press("Enter")
    tab_to(page, "#finder")
    tab_to(page, "[data-follow]")
    tab_to(page, "#explorer-map .spot[data-ref]")
    expect(page.locator(".hover-card")).to_be_visible()
    page.keyboard.press("Enter")
    reader = page.get_by_role("complementary", name="Incident")
    expect(reader).to_be_focused()
    page.keyboard.press("Escape")
    expect(reader).to_be_hidden()
    tab_to(page, ".tray > summary")
    tab_to(page, ".timeline-chart")
    page.keyboard.press("+")
    tab_to(page, ".brush-handle[data-edge=first]")
    page.keyboard.press("ArrowRight")
    expect_shown(page, ["Fire", "Clash"])
    tab_to(page, ".brush-handle[data-edge=last]")
    page.keyboard.press("ArrowLeft")
    expect_shown(page, ["Clash"])
    tab_to(page, "[data-play=play]")
    tab_to(page, "#known-on-days")
    tab_to(page, ".explorer-list .entry-title a")
    page.keyboard.press("Enter")
    expect(reader.get_by_role("heading", level=1)).to_have_text("Clash")
    page.keyboard.press("Escape")
    expect(page.locator('.spot[aria-label^="Clash"]')).to_be_focused()


def test_the_number_is_told_to_those_who_listen(page: Page) -> None:
    open_explorer(page)
    live = page.locator("[data-live]")
    expect(live).to_be_empty()
    page.get_by_role("slider", name="First day shown").press("End")
    expect(live).to_have_text(ONE_SHOWN)


def test_on_a_phone_each_part_is_a_tab_within_reach_of_the_thumb(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 780})
    open_explorer(page)
    parts = {
        "Map": ".map-frame",
        "Timeline": ".timeline-chart",
        "List": ".explorer-list",
        "Filter": "form.filter",
    }
    tabs = page.get_by_role("navigation", name="Parts of this page")
    for name, own in parts.items():
        tabs.get_by_role("link", name=name).click()
        shown = [part for part in parts.values() if page.locator(part).is_visible()]
        assert shown == [own]
        assert page.evaluate("document.documentElement.scrollWidth") == 360
        box = tabs.bounding_box()
        assert box is not None
        assert box["y"] + box["height"] == 780


def test_map_and_timeline_are_seen_at_once_on_a_laptop(page: Page) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    open_explorer(page)
    for part in (".map-frame", ".timeline-drawing"):
        box = page.locator(part).bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= 900


def test_a_phone_too_shows_what_is_wrong_with_an_address(
    page: Page, complaints: Complaints
) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto("/?from=x")
    expect(page.get_by_text("Write the day as YYYY-MM-DD")).to_be_visible()
    expect(page.get_by_role("textbox", name="From")).to_have_value("x")
    complaints.expect_status(400)


@pytest.mark.parametrize("width", WIDTHS)
def test_targets_are_large_enough(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    open_explorer(page, "/?side=armenia")
    small = page.evaluate(
        """least => [...document.querySelectorAll(
            '.explorer button, .explorer .spot, .tabs a, .brush-handle, .explorer summary, '
            + '.explorer input:not([type=checkbox], [type=hidden]), .explorer select, '
            + 'label.choice')]
          .filter(one => one.checkVisibility())
          .map(one => [one.className || one.id, one.getBoundingClientRect()])
          .filter(([, box]) => box.width < least || box.height < least)
          .map(([name, box]) => `${name} ${box.width} ${box.height}`)""",
        LEAST_TARGET,
    )
    assert small == []


@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_nothing_while_the_explorer_is_in_use(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    open_explorer(page, "/?side=armenia&from=2020-12-11")
    found = []
    for name in ("Map", "Timeline", "List", "Filter") if width < 1000 else ("Map",):
        if width < 1000:
            page.locator(".tabs").get_by_role("link", name=name).click()
        page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true")
        found += faults(page, EVERYTHING)
    assert found == []


def test_axe_finds_nothing_with_an_incident_open_and_places_listed(page: Page) -> None:
    open_explorer(page)
    page.get_by_role("combobox", name="Go to a place, in any spelling").fill("Village")
    expect(page.get_by_role("listbox", name="Places found")).to_be_visible()
    assert violations(page, EVERYTHING) == []
    page.locator(".explorer-list").get_by_role("link", name="Clash").click()
    expect(page.get_by_role("complementary", name="Incident")).to_be_visible()
    assert violations(page, EVERYTHING) == []
