"""More incidents than a browser is sent at once: tiles and counts of the server, the same look."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from incidents.enums import DatePrecision, EventType, Side, WherePrecision
from tests.e2e.explorer import (
    FIRST_HANDLE,
    expect_on_map,
    expect_shown,
    handle,
    open_explorer,
    query_of,
)
from tests.factories import SiteSpec, make_place, make_published_incident

if TYPE_CHECKING:
    from django.conf import LazySettings
    from playwright.sync_api import Page

pytestmark = pytest.mark.django_db(transaction=True)

ALL = ["Removal", "Fire", "Clash", *(f"Shot {n}" for n in reversed(range(6)))]
COUNTED = ".choice-count, [data-standfirst], [data-tray] summary, select[name=precision] option"
MARKERS = """spots => spots.map(spot => {
    const box = spot.getBoundingClientRect();
    const arcs = [...spot.querySelectorAll('.badge-arc')].map(arc => arc.getAttribute('class'));
    return [spot.getAttribute('aria-label'), Math.round(box.x / 4), Math.round(box.y / 4), ...arcs];
}).sort()"""
PARTS = ".timeline-drawing > path, .bar-interval"
SHAPES = """parts => parts.map(part => [part.getAttribute('fill'),
    part.getAttribute('fill-opacity'), Math.round(part.getBBox().x)])"""
BARS = "bars => bars.map(bar => [bar.dataset.first, Math.round(bar.getBBox().height)])"


@pytest.fixture(autouse=True)
def incidents() -> None:
    """Six on one point, and three elsewhere."""
    village = SiteSpec(make_place("Village", (46.80, 39.50)), WherePrecision.NEAR, 5_000)
    for number in range(6):
        side = Side.ARMENIA if number % 2 else Side.AZERBAIJAN
        told = dt.date(2020, 12, 1 + number)
        make_published_incident(
            f"Shot {number}", day=told, sites=[village], claims=[{"side": side}]
        )
    for title, day, side, kind, point in (
        ("Clash", 8, Side.ARMENIA, EventType.GROUND_CLASH, (46.0, 39.3)),
        ("Fire", 12, Side.AZERBAIJAN, EventType.SMALL_ARMS_FIRE, (46.6, 39.9)),
        ("Removal", 16, Side.PEACEKEEPERS, EventType.PEACEKEEPER, (47.2, 40.1)),
    ):
        make_published_incident(
            title,
            day=dt.date(2020, 12, day),
            ends_on=dt.date(2020, 12, day + (day == 8) * 3),
            date_precision=DatePrecision.DAYS if day == 12 else DatePrecision.EXACT,
            event_type=kind,
            sites=[SiteSpec(make_place(f"Place of {title}", point))],
            claims=[{"side": side}],
        )


def picture(page: Page, address: str) -> dict[str, Any]:
    """What the page at an address shows: markers, bars, numbers."""
    markers = open_explorer(page, address)
    expect(page.locator(".bar-stack").first).to_be_attached()
    page.wait_for_load_state("networkidle")
    return {
        "markers": markers.evaluate_all(MARKERS),
        "bars": page.locator(".bar-stack").evaluate_all(BARS),
        "parts": page.locator(PARTS).evaluate_all(SHAPES),
        "numbers": page.locator(COUNTED).all_text_contents(),
        "circles": page.locator("path.map-reach").count(),
        "list": page.locator(".explorer-list .entry").all_inner_texts(),
    }


@pytest.mark.parametrize(
    "query",
    [
        "map=8/39.6/46.7&span=2020-11-25..2020-12-20",
        "map=9/39.5/46.8&span=2020-11-25..2020-12-20&side=armenia&from=2020-12-02",
        "map=8/39.6/46.7&span=2020-11-25..2020-12-20&bbox=46.5,39.3,47,39.6&precision=2",
    ],
)
def test_the_same_is_shown_whichever_way_it_comes(
    page: Page, settings: LazySettings, query: str
) -> None:
    near = picture(page, f"/?{query}")
    settings.EXPLORER_MOST = 3
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    far = picture(page, f"/?{query}")
    assert [url for url in asked if ".mvt" in url] != []
    assert far == near


def test_brush_and_panel_filter_what_the_server_counts(page: Page, settings: LazySettings) -> None:
    settings.EXPLORER_MOST = 3
    open_explorer(page, "/?map=8/39.6/46.7")
    expect_shown(page, ALL)
    expect(page.locator(".spot[data-count]")).to_have_attribute("data-count", "6")
    handle(page, FIRST_HANDLE).focus()
    for _day in range(7):
        page.keyboard.press("ArrowRight")
    expect_shown(page, ["Removal", "Fire", "Clash"])
    expect_on_map(page, {"Removal", "Fire", "Clash"})
    assert query_of(page)["from"] == ["2020-12-08"]
    page.locator("summary", has_text="All filters").click()
    page.locator("summary", has_text="Who makes a claim").click()
    page.get_by_role("checkbox", name="Peacekeepers").check()
    expect_shown(page, ["Removal"])
    expect_on_map(page, {"Removal"})
    page.locator(".spot[data-ref]").focus()
    page.keyboard.press("Enter")
    heading = page.get_by_role("complementary", name="Incident").get_by_role("heading", level=1)
    expect(heading).to_have_text("Removal")


def test_a_narrower_question_is_answered_by_the_browser_again(
    page: Page, settings: LazySettings
) -> None:
    settings.EXPLORER_MOST = 3
    open_explorer(page, "/?map=8/39.6/46.7")
    expect_shown(page, ALL)
    page.get_by_role("searchbox", name="Search").fill("removal")
    page.keyboard.press("Enter")
    expect_shown(page, ["Removal"])
    expect_on_map(page, {"Removal"})
    page.go_back()
    expect_shown(page, ALL)
    expect(page.locator(".spot[data-count]")).to_have_attribute("data-count", "6")
