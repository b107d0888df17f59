"""Names and lines on the map of the first page: as chosen, by zoom, apart, as of the day shown."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from django.contrib.gis.geos import LineString
from playwright.sync_api import expect

from incidents.enums import AreaKind, Language, PlaceKind
from incidents.models import Area
from tests.e2e.explorer import open_explorer, query_of
from tests.factories import SiteSpec, make_place, make_published_incident

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.django_db(transaction=True)

NO_LINE = "No line of contact is on record for the day shown. Those of earlier years are dotted."
LINE_NAME = "Line of contact, 1994–2020"
BOXES = """() => [...document.querySelectorAll("#explorer-map .map-name")]
  .map((name) => name.getBoundingClientRect())
  .map(({ left, right, top, bottom }) => ({ left, right, top, bottom }))"""


@pytest.fixture(autouse=True)
def places() -> None:
    names = {Language.ARMENIAN: "Քաղաք", Language.AZERBAIJANI: "Şəhər"}
    town = make_place("Kaghak / Şəhər", (46.60, 39.60), names=names, kind=PlaceKind.CITY)
    for number in range(12):
        make_place(f"Village {number}", (46.75 + number * 0.004, 39.45))
    make_published_incident("Clash", sites=[SiteSpec(town)])


def names_on_map(page: Page, kind: str) -> list[str]:
    return page.locator(f"#explorer-map .map-name-{kind}").all_text_contents()


def test_larger_places_are_named_from_farther_off(page: Page) -> None:
    open_explorer(page, "/?map=8/39.5/46.8")
    expect(page.locator(".map-name-city")).to_have_text("Kaghak / Şəhər")
    assert names_on_map(page, "village") == []
    for zoom in (9, 10):
        page.get_by_role("button", name="Zoom in").click()
        page.wait_for_url(f"**map={zoom}/**")
    expect(page.locator(".map-name-village").first).to_be_visible()


def test_no_name_covers_another_or_a_marker(page: Page) -> None:
    open_explorer(page, "/?map=11/39.5/46.7")
    expect(page.locator(".map-name-village").first).to_be_visible()
    shown = names_on_map(page, "village")
    assert 1 < len(shown) < 12
    boxes = page.evaluate(BOXES)
    marker = page.locator("#explorer-map .spot").bounding_box()
    assert marker is not None
    right, bottom = marker["x"] + marker["width"], marker["y"] + marker["height"]
    boxes.append({"left": marker["x"], "right": right, "top": marker["y"], "bottom": bottom})
    touching = [
        (n, m)
        for n, one in enumerate(boxes)
        for m, other in enumerate(boxes[:n])
        if one["left"] < other["right"] - 1
        and other["left"] < one["right"] - 1
        and one["top"] < other["bottom"] - 2
        and other["top"] < one["bottom"] - 2
    ]
    assert touching == []


def test_names_on_the_map_are_the_chosen_ones(page: Page) -> None:
    open_explorer(page, "/?map=9/39.5/46.8")
    page.locator(".chooser > summary").click()
    with page.expect_navigation():
        page.get_by_role("button", name="Armenian", exact=True).click()
    city = page.locator(".map-name-city")
    expect(city).to_have_text("Քաղաք")
    expect(city).to_have_attribute("lang", "hy")


def test_lines_of_earlier_years_are_drawn_on_request_with_their_years(page: Page) -> None:
    Area.objects.create(
        slug="line",
        name=LINE_NAME,
        kind=AreaKind.LINE_OF_CONTACT,
        valid_from=dt.date(1994, 5, 12),
        valid_to=dt.date(2020, 9, 26),
        source="drawn for a test",
        uncertainty_m=5000,
        drawn_by="the test",
        geometry=LineString((46.7, 39.3), (46.9, 39.5), (47.0, 39.7), srid=4326),
    )
    open_explorer(page, "/?map=9/39.5/46.8")
    expect(page.get_by_text(NO_LINE)).to_be_visible()
    lines = page.locator("#explorer-map path.map-area-line_of_contact")
    expect(lines).to_have_count(0)

    page.get_by_role("checkbox", name="Also lines and areas of earlier years").check()
    expect(lines).to_have_count(1)
    expect(page.locator("path.map-area-earlier")).to_have_count(1)
    expect(page.locator(".map-name-area")).to_have_text(LINE_NAME)
    page.get_by_text("Areas and lines of 12 December 2020").click()
    expect(page.locator("#map-areas-earlier li")).to_have_text(
        f"{LINE_NAME}, until 26 September 2020, drawn by the test, uncertain by 5 km. "
        "Source: drawn for a test"
    )
    assert query_of(page)["earlier"] == ["yes"]

    page.reload()
    expect(lines).to_have_count(1)
    page.get_by_role("checkbox", name="Also lines and areas of earlier years").uncheck()
    expect(lines).to_have_count(0)
    assert "earlier" not in query_of(page)


def test_lakes_are_drawn_with_the_outlines(page: Page) -> None:
    open_explorer(page, "/?map=7/40.2/45.5")
    expect(page.locator("#explorer-map path.map-lake").first).to_be_attached()
