"""A map with hundreds of incidents in view: squares, numbers, pointer and keyboard."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from incidents.enums import Side, WherePrecision
from incidents.exchange import index
from tests.e2e.explorer import expect_on_map, expect_shown, open_explorer
from tests.factories import (
    SiteSpec,
    make_actor,
    make_place,
    make_published_incident,
    make_statement,
)

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.django_db(transaction=True)

PAINTED = """canvas => !canvas.hidden && canvas.getContext('2d')
    .getImageData(0, 0, canvas.width, canvas.height).data.some(value => value > 0)"""
SHARP = "canvas => canvas.width / parseFloat(canvas.style.width) / devicePixelRatio"
SEEN = f"""() => {{
    window.seen = [];
    const canvas = document.querySelector('canvas.map-moving');
    const look = () => seen.push({{
        painted: ({PAINTED})(canvas),
        circles: getComputedStyle(document.querySelector('path.map-reach')).visibility,
    }});
    new MutationObserver(() => requestAnimationFrame(look)).observe(canvas, {{attributes: true}});
}}"""
WATCHED = """() => {
    window.said = [];
    const watch = (selector, word, what) => new MutationObserver(() => said.push(word))
        .observe(document.querySelector(selector), what);
    watch('canvas.map-moving', 'painted', {attributes: true});
    watch('.leaflet-marker-pane', 'written', {childList: true, subtree: true});
}"""


def make_many(number_each: int) -> None:
    """So many at each of two villages, and four at one beside the first; one a day."""
    villages = [
        SiteSpec(make_place(f"Village at {east}", (east, 39.5)), WherePrecision.EXACT)
        for east in (46.2, 47.2, 46.5)
    ]
    told = [make_statement(make_actor(side)) for side in (Side.ARMENIA, Side.AZERBAIJAN)]
    for number in range(2 * number_each + 4):
        make_published_incident(
            f"Shot {number}",
            day=dt.date(2019, 11, 1) + dt.timedelta(days=number),
            sites=[villages[number % 2 if number < 2 * number_each else 2]],
            claims=[{"statement": told[number % 2]}],
        )


def test_hundreds_are_squares_and_numbers_for_eye_pointer_and_keyboard(page: Page) -> None:
    make_many(200)
    markers = open_explorer(page, "/?map=8/39.5/46.7")
    squares, painted = page.locator("canvas.map-density"), page.locator("canvas.map-moving")
    many = page.locator('.spot[data-count="204"]')
    expect(markers).to_have_count(2)
    expect(many.locator(".badge-count")).to_have_text("204")
    assert squares.evaluate(PAINTED)
    assert squares.evaluate(SHARP) == pytest.approx(1, abs=0.01)

    # The pointer on a square beside the number finds what lies there.
    box = many.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] / 2 + 54, box["y"] + box["height"] / 2)
    card = page.locator(".hover-card")
    expect(card).to_contain_text("4 incidents here")
    expect(card.locator("li")).to_have_count(4)

    # While somebody drags numbers are painted; when the pointer rests elements say them.
    chart = page.locator(".timeline-chart")
    chart.scroll_into_view_if_needed()
    place = chart.bounding_box()
    assert place is not None
    page.evaluate(WATCHED)
    page.mouse.move(place["x"] + place["width"] * 0.2, place["y"] + 90)
    page.mouse.down()
    page.mouse.move(place["x"] + place["width"] * 0.98, place["y"] + 90, steps=6)
    page.mouse.up()
    expect(painted).to_be_hidden()
    assert page.evaluate("said[0]") == "painted"
    expect(many).to_have_count(0)

    # By keyboard the number leads to the incidents, however many share a point.
    page.go_back()
    other = page.locator('.spot[data-count="200"]')
    other.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#explorer-map .spot[data-ref]")).to_have_count(40)
    expect(other).to_be_focused()


def test_a_few_markers_and_their_circles_are_painted_too_while_somebody_drags(page: Page) -> None:
    near = SiteSpec(make_place("Village", (46.2, 39.5)), WherePrecision.NEAR, 9_000)
    for number in range(3):
        make_published_incident(
            f"Shot {number}", day=dt.date(2020, 12, 1 + number * 7), sites=[near]
        )
    markers = open_explorer(page, "/?map=9/39.5/46.2")
    painted, circles = page.locator("canvas.map-moving"), page.locator("path.map-reach")
    expect(markers).to_have_count(3)
    page.evaluate(SEEN)
    place = page.locator(".timeline-chart").bounding_box()
    assert place is not None
    page.mouse.move(place["x"] + place["width"] * 0.4, place["y"] + 90)
    page.mouse.down()
    page.mouse.move(place["x"] + place["width"] * 0.8, place["y"] + 90, steps=3)
    # When the pointer rests, elements take their place again: what is looked for has been.
    page.wait_for_function("seen.some(({painted, circles}) => painted && circles === 'hidden')")
    page.mouse.up()
    expect(painted).to_be_hidden()
    expect(markers).to_have_count(2)
    expect(circles).to_have_count(1)


def test_a_marker_that_goes_hands_its_focus_to_the_one_in_its_place(page: Page) -> None:
    make_many(20)
    markers = open_explorer(page, "/?map=8/39.5/46.7")
    western = page.locator('.spot[data-count="20"]').first
    western.focus()
    western.evaluate("node => { node.dataset.before = 'yes'; }")
    page.get_by_role("button", name="Zoom out").dispatch_event("click")
    expect(page).to_have_url(re.compile("map=7/"))
    # The four beside it have joined its number.
    expect(page.locator('.spot[data-count="24"]')).to_have_count(1)
    focused = markers.and_(page.locator(":focus"))
    expect(focused).to_have_attribute("data-count", "24")
    expect(focused).not_to_have_attribute("data-before", "yes")


def test_titles_that_do_not_come_along_are_asked_for_as_they_are_shown(
    page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index, "MOST_TITLES", 1)
    village = SiteSpec(make_place("Village", (46.2, 39.5)))
    shot, fire = (make_published_incident(title, sites=[village]) for title in ("Shot", "Fire"))
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    markers = open_explorer(page)
    expect_shown(page, ["Fire", "Shot"])
    expect_on_map(page, {"Fire", "Shot"})
    refs = [url.partition("?")[2] for url in asked if "/api/v1/titles" in url]
    assert refs[0] == f"ref={fire.reference}&ref={shot.reference}"
    markers.first.hover()
    expect(page.locator(".hover-card .card-title")).to_have_text(["Fire"])
