"""The map of the first page: what markers say, and how an incident opens beside it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from incidents.enums import Language, Occurrence, Side, WherePrecision
from tests.e2e.explorer import expect_shown, open_explorer, query_of
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
    return make_published_incident(
        "Clash at Village",
        sites=[village],
        claims=[{"side": Side.ARMENIA}, {"side": Side.AZERBAIJAN}],
        published={"occurrence": Occurrence.DENIED},
    )


@pytest.fixture
def removal(village: SiteSpec) -> Incident:
    return make_published_incident(
        "Removal from Village",
        day=dt.date(2020, 12, 16),
        sites=[village],
        claims=[{"side": Side.PEACEKEEPERS}],
    )


def boxes(markers: Locator) -> list[tuple[float, float, float, float]]:
    found = [marker.bounding_box() for marker in markers.all()]
    return [(b["x"], b["y"], b["width"], b["height"]) for b in found if b is not None]


def classes(found: Locator) -> list[str | None]:
    return [one.get_attribute("class") for one in found.all()]


def test_an_imprecise_place_is_a_circle_and_the_ring_shows_who_speaks(
    page: Page, clash: Incident
) -> None:
    markers = open_explorer(page)
    expect(markers).to_have_count(1)
    expect(page.locator("#explorer-map path.map-reach")).to_have_count(1)
    arcs = classes(markers.locator(".badge-arc"))
    assert arcs == ["badge-arc arc-armenia", "badge-arc arc-azerbaijan"]
    shapes = classes(markers.locator(".badge-side"))
    assert shapes == ["badge-side side-armenia", "badge-side side-azerbaijan"]
    assert markers.get_attribute("aria-label") == (
        "Clash at Village. 12 December 2020. Armenia and Azerbaijan say. Somewhere within 5 km"
    )


def test_incidents_on_one_point_stand_apart(page: Page, clash: Incident, removal: Incident) -> None:
    markers = open_explorer(page)
    expect(markers).to_have_count(2)
    one, other = boxes(markers)
    assert one[1] + one[3] <= other[1] or other[1] + other[3] <= one[1]


def test_many_on_one_point_are_a_number_with_the_mix_of_sides_and_fan_out(
    page: Page, village: SiteSpec
) -> None:
    for number in range(6):
        side = Side.ARMENIA if number else Side.AZERBAIJAN
        make_published_incident(f"Clash {number}", sites=[village], claims=[{"side": side}])
    markers = open_explorer(page)
    expect(markers).to_have_count(1)
    expect(markers.locator(".badge-count")).to_have_text("6")
    arcs = classes(markers.locator(".badge-arc"))
    assert arcs == ["badge-arc arc-armenia", "badge-arc arc-azerbaijan"]

    markers.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#explorer-map .spot[data-ref]")).to_have_count(6)


def test_hovering_shows_a_card_that_escape_closes(page: Page, clash: Incident) -> None:
    marker = open_explorer(page)
    marker.hover()
    card = page.locator(".hover-card")
    expect(card).to_contain_text("Armenia and Azerbaijan say")
    expect(card).to_contain_text("Occurrence: denied by another side")
    marker.focus()
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()


def test_an_incident_opens_beside_the_map_and_escape_goes_back(page: Page, clash: Incident) -> None:
    marker = open_explorer(page)
    marker.focus()
    page.keyboard.press("Enter")
    reader = page.get_by_role("complementary", name="Incident")
    expect(reader.get_by_role("heading", level=1)).to_have_text("Clash at Village")
    expect(reader.locator(".claims-grid").first).to_be_visible()
    # The marker stays in sight beside what it opened.
    [(x, _y, width, _height)] = boxes(marker)
    panel = reader.bounding_box()
    assert panel is not None
    assert x + width < panel["x"]
    assert query_of(page) == {"open": [clash.reference]}

    page.keyboard.press("Escape")
    expect(reader).to_be_hidden()
    expect(marker).to_be_focused()
    assert query_of(page) == {}


def test_one_walks_through_the_incidents_in_order_of_time(
    page: Page, clash: Incident, removal: Incident
) -> None:
    open_explorer(page, f"/?open={clash.reference}")
    reader = page.get_by_role("complementary", name="Incident")
    heading = reader.get_by_role("heading", level=1)
    expect(heading).to_have_text("Clash at Village")
    earlier = reader.get_by_role("button", name="Earlier")
    expect(earlier).to_be_disabled()
    reader.get_by_role("button", name="Later").press("Enter")
    expect(heading).to_have_text("Removal from Village")
    expect(reader).to_be_focused()
    assert query_of(page) == {"open": [removal.reference]}
    expect(reader.get_by_role("button", name="Later")).to_be_disabled()
    earlier.click()
    expect(heading).to_have_text("Clash at Village")


def test_a_line_of_the_list_marks_its_place_on_the_map(
    page: Page, clash: Incident, removal: Incident
) -> None:
    open_explorer(page)
    marked = page.locator(".spot-pointed")
    page.locator(f'.explorer-list .entry[data-ref="{removal.reference}"] a').focus()
    expect(marked).to_have_attribute("data-ref", removal.reference)
    page.locator(f'.explorer-list .entry[data-ref="{clash.reference}"]').hover()
    expect(marked).to_have_attribute("data-ref", clash.reference)
    page.locator("h1").hover()
    expect(marked).to_have_count(0)


def test_the_reader_leads_to_the_full_page(page: Page, clash: Incident) -> None:
    open_explorer(page)
    page.locator(".explorer-list").get_by_role("link", name="Clash at Village").click()
    page.get_by_role("link", name="Open the full page").click()
    page.wait_for_url(f"**{clash.get_absolute_url()}")


def test_incidents_without_coordinates_are_in_a_tray_with_their_number(
    page: Page, clash: Incident
) -> None:
    make_published_incident("Fire somewhere", claims=[{"side": Side.AZERBAIJAN}])
    open_explorer(page)
    page.get_by_text("1 incident without coordinates").click()
    expect(page.locator(".tray .entry-title")).to_have_text(["Fire somewhere"])


def test_a_place_is_found_by_any_spelling_and_can_become_the_filter(
    page: Page, clash: Incident, removal: Incident
) -> None:
    hadrut = make_place("Hadrut", (46.0, 40.0), names={Language.RUSSIAN: "Гадрут"})
    make_published_incident("Fire at Hadrut", sites=[SiteSpec(hadrut)])
    open_explorer(page)
    box = page.get_by_role("combobox", name="Go to a place, in any spelling")
    box.fill("Гадруте")
    option = page.get_by_role("listbox", name="Places found").get_by_role("option").first
    expect(option).to_contain_text("Гадрут")
    page.keyboard.press("ArrowDown")
    expect(option).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Enter")
    expect(box).to_have_attribute("aria-expanded", "false")
    page.wait_for_url("**map=11/40/46**")

    page.get_by_role("button", name="Only incidents at Hadrut").click()
    expect_shown(page, ["Fire at Hadrut"])
    assert query_of(page)["place"] == ["hadrut"]


def test_everything_is_read_without_scripts(
    browser: Browser, live_server: LiveServer, clash: Incident, removal: Incident
) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=live_server.url)
    page = context.new_page()
    page.goto("/?side=armenia")
    expect(page.get_by_text("The map needs JavaScript.")).to_be_visible()
    [(_x, _y, _width, height)] = boxes(page.locator(".map-frame"))
    assert height < 100
    expect(page.get_by_role("button", name="Play")).to_be_hidden()
    page.get_by_role("link", name="Remove Who makes a claim: Armenia").click()
    expect_shown(page, ["Removal from Village", "Clash at Village"])
    page.get_by_role("link", name="16 December 2020: 1 incident").click()
    expect_shown(page, ["Removal from Village"])
    page.locator(".explorer-list").get_by_role("link", name="Removal from Village").click()
    expect(page.locator(".claims-grid").first).to_be_visible()
    context.close()
