"""The place field of a claim: words, coordinates, distances, the map by mouse and by keyboard."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

import pytest
from django.contrib.gis.geos import LineString
from playwright.sync_api import expect

from incidents.enums import AreaKind, Language
from incidents.models import Area
from tests.e2e.desk import (
    CARD,
    announced,
    expect_saved,
    field,
    open_draft,
    stored,
    typed,
)
from tests.e2e.looking import faults
from tests.factories import make_place
from tests.factories.drafts import make_draft

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page, Route

    from incidents.models import Draft
    from tests.e2e.conftest import Complaints

pytestmark = pytest.mark.django_db(transaction=True)

SITE = "claims.sur.sites.one"
OTHER = "claims.sur.sites.two"
HADRUT = (47.03138, 39.51901)


@pytest.fixture
def draft() -> Draft:
    """A draft whose claim has two blank rows for places."""
    return make_draft(typed(sur={**CARD, "sites": "one two"}))


@pytest.fixture(autouse=True)
def _hadrut(at_the_desk: None) -> None:
    names = {
        Language.RUSSIAN: "Гадрут",
        Language.ARMENIAN: "Հադրութ",
        Language.AZERBAIJANI: "Hadrut",
    }
    make_place("Hadrut", HADRUT, names, accuracy_m=120)


def site(draft: Draft, at: str = SITE) -> dict[str, str]:
    """What the server holds of a row but its role, by the last word of each path."""
    start = f"{at}."
    return {
        path.removeprefix(start): text
        for path, text in stored(draft).items()
        if path.startswith(start) and text and not path.endswith(".role")
    }


def lon_lat(draft: Draft) -> list[float]:
    return [float(part) for part in site(draft)["point"].split(",")]


def open_map(page: Page) -> Locator:
    """Open the map of the card and wait until it shows its sites."""
    page.get_by_role("button", name="Show map").click()
    frame = page.locator("#map-of-sur")
    expect(frame).to_have_attribute("data-ready", "")
    expect(frame.locator(".map-land").first).to_be_attached()
    return frame


def summary(page: Page, at: str = SITE) -> Locator:
    return page.locator(f'[data-row="{at}"] [data-site-summary]')


@pytest.mark.parametrize("name", ["Hadr", "Гадрут", "Հադրութ"])
def test_a_place_is_chosen_by_any_spelling(page: Page, draft: Draft, name: str) -> None:
    open_draft(page, draft)
    field(page, f"{SITE}.text").press_sequentially(name)
    option = page.locator("#suggestions").get_by_role("option", name="Hadrut")
    expect(option).to_contain_text("39.519, 47.031")
    page.keyboard.press("Enter")
    expect_saved(page)
    assert site(draft) == {
        "text": "Hadrut",
        "place": "hadrut",
        "precision": "1",
        "radius_m": "1000",
    }
    expect(summary(page)).to_have_text("exact location · 1 km")
    pin = open_map(page).get_by_role("button", name="Place 1, Hadrut")
    expect(pin).to_be_visible()


FORMS = {
    "39.51901, 47.03138": "decimal degrees",
    "39,51901 47,03138": "decimal degrees",
    "39°31′08.4″N 47°01′53.0″E": "degrees and minutes",
    "38S PJ 74613 76341": "military grid reference",
}


@pytest.mark.parametrize(("text", "form"), FORMS.items(), ids=FORMS.values())
def test_coordinates_are_understood_and_shown_on_the_map_at_once(
    page: Page, draft: Draft, text: str, form: str
) -> None:
    open_draft(page, draft)
    frame = open_map(page)
    field(page, f"{SITE}.text").fill(text)
    said = page.locator(f'[data-field="{SITE}.text"] [data-understood]')
    expect(said).to_contain_text(form)
    expect(frame.get_by_role("button", name="Place 1, ")).to_have_attribute(
        "aria-label", re.compile(r": 39\.51(?:89|90)\d, 47\.0313\d\. Arrow keys move it\.$")
    )
    expect_saved(page)
    assert site(draft) == {"text": text}


@pytest.mark.parametrize(
    "text", ["about 5 km north-west of Hadrut", "в 5 км к северо-западу от Гадрута"]
)
def test_a_distance_from_a_place_sets_a_point_and_a_circle(
    page: Page, draft: Draft, text: str
) -> None:
    open_draft(page, draft)
    field(page, f"{SITE}.text").press_sequentially(text)
    option = page.locator("#suggestions").get_by_role("option")
    expect(option).to_contain_text("5 km north-west of Hadrut")
    option.click()
    expect_saved(page)
    lon, lat = lon_lat(draft)
    assert (round(lon, 3), round(lat, 3)) == (46.99, 39.551)
    assert (site(draft)["precision"], site(draft)["radius_m"]) == ("2", "1000")
    expect(open_map(page).get_by_role("slider", name="Radius of place 1")).to_have_attribute(
        "aria-valuetext", "1 km"
    )


def test_swapped_coordinates_are_noticed_and_put_right_by_a_button(
    page: Page, draft: Draft
) -> None:
    open_draft(page, draft)
    field(page, f"{SITE}.text").fill("47.03, 39.52")
    frame = page.locator(f'[data-field="{SITE}.text"]')
    expect(frame.locator(".warning")).to_have_text(
        "Latitude and longitude seem to be the wrong way round. Is 39.52, 47.03 meant?"
    )
    frame.get_by_role("button", name="Put “39.52, 47.03” instead").click()
    expect(frame.locator(".warning")).to_have_count(0)
    expect(field(page, f"{SITE}.text")).to_have_value("39.52, 47.03")
    expect_saved(page)
    assert site(draft)["text"] == "39.52, 47.03"


def test_coordinates_outside_the_region_are_questioned(page: Page, draft: Draft) -> None:
    open_draft(page, draft)
    field(page, f"{SITE}.text").fill("52.5, 13.4")
    expect(page.locator(f'[data-field="{SITE}.text"] .warning')).to_have_text(
        "This point lies outside the region. Is it right?"
    )
    expect(field(page, f"{SITE}.text")).to_have_value("52.5, 13.4")


def test_a_click_on_the_map_sets_an_exact_point(page: Page, draft: Draft) -> None:
    open_draft(page, draft)
    frame = open_map(page)
    frame.locator(".leaflet-container").click(position={"x": 200, "y": 120})
    pin = frame.get_by_role("button", name="Place 1, ")
    expect(pin).to_be_visible()
    expect_saved(page)
    lon, lat = lon_lat(draft)
    kept = site(draft)
    assert kept == {
        "text": f"{lat:.5f}, {lon:.5f}",
        "point": f"{lon:.5f},{lat:.5f}",
        "precision": "1",
        "radius_m": "1000",
    }
    assert announced(page) == f"Point set: {kept['text']}"
    expect(summary(page)).to_have_text(f"{kept['text']} · exact location · 1 km")


def test_a_click_sets_the_point_of_the_row_one_is_in(page: Page, draft: Draft) -> None:
    open_draft(page, draft)
    frame = open_map(page)
    field(page, f"{OTHER}.role").focus()
    frame.locator(".leaflet-container").click(position={"x": 200, "y": 120})
    expect(frame.get_by_role("button", name="Place 2, ")).to_be_visible()
    expect_saved(page)
    assert (site(draft), site(draft, OTHER)["precision"]) == ({}, "1")


def placed(**values: str) -> Draft:
    """A draft with one site at Hadrut."""
    fields = {"text": "the forest", "point": "47.03138,39.51901", "precision": "2", **values}
    row = {f"sites.one.{name}": text for name, text in fields.items()}
    return make_draft(typed(sur={**CARD, "sites": "one", **row}))


def test_the_point_is_moved_with_the_keyboard_and_the_words_stay(page: Page) -> None:
    draft = placed(radius_m="3000")
    open_draft(page, draft)
    frame = open_map(page)
    pin = frame.get_by_role("button", name="Place 1, the forest: 39.51901, 47.03138.")
    pin.focus()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Shift+ArrowRight")
    expect(frame.locator(".site-pin:focus")).to_have_count(1)
    expect_saved(page)
    lon, lat = lon_lat(draft)
    assert lat > 39.51901
    assert lon > 47.03138
    assert lat - 39.51901 > lon - 47.03138
    kept = {name: text for name, text in site(draft).items() if name != "point"}
    assert kept == {"text": "the forest", "precision": "2", "radius_m": "3000"}


def test_the_circle_is_a_slider_for_the_keyboard(page: Page) -> None:
    draft = placed(radius_m="1000", precision="1")
    open_draft(page, draft)
    slider = open_map(page).get_by_role("slider", name="Radius of place 1")
    slider.focus()
    page.keyboard.press("ArrowUp")
    expect(slider).to_have_attribute("aria-valuenow", "1100")
    page.keyboard.press("PageUp")
    expect(slider).to_have_attribute("aria-valuetext", "2 km")
    expect(slider).to_be_focused()
    expect(field(page, f"{SITE}.radius_m")).to_have_value("2000")
    expect_saved(page)
    assert (site(draft)["radius_m"], site(draft)["precision"]) == ("2000", "2")
    assert announced(page) == "Radius: 2 km"


def drag(page: Page, target: Locator, right: int, down: int) -> None:
    box = target.bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    for step in range(1, 6):
        page.mouse.move(x + right * step / 5, y + down * step / 5)
    page.mouse.up()


def test_the_circle_is_dragged_larger(page: Page) -> None:
    draft = placed(radius_m="3000")
    open_draft(page, draft)
    frame = open_map(page)
    slider = frame.get_by_role("slider", name="Radius of place 1")
    slider.scroll_into_view_if_needed()
    drag(page, slider, 60, 0)
    expect_saved(page)
    radius = int(site(draft)["radius_m"])
    assert radius > 3000
    assert site(draft)["point"] == "47.03138,39.51901"
    expect(slider).to_have_attribute("aria-valuenow", str(radius))


def test_the_point_is_dragged_away(page: Page) -> None:
    draft = placed(radius_m="3000")
    open_draft(page, draft)
    pin = open_map(page).get_by_role("button", name="Place 1, ")
    pin.scroll_into_view_if_needed()
    drag(page, pin, -40, 40)
    expect_saved(page)
    lon, lat = lon_lat(draft)
    assert lon < 47.03138
    assert lat < 39.51901
    assert site(draft)["radius_m"] == "3000"


def test_a_radius_typed_in_the_field_draws_the_circle_anew(page: Page) -> None:
    open_draft(page, placed(radius_m="3000"))
    slider = open_map(page).get_by_role("slider", name="Radius of place 1")
    page.locator(f'[data-row="{SITE}"] summary').first.click()
    field(page, f"{SITE}.radius_m").fill("8000")
    expect(slider).to_have_attribute("aria-valuetext", "8 km")


def test_other_words_drop_the_point_of_those_chosen_before(page: Page, draft: Draft) -> None:
    open_draft(page, draft)
    text = field(page, f"{SITE}.text")
    text.press_sequentially("5 km north of Hadrut")
    page.locator("#suggestions").get_by_role("option").click()
    expect_saved(page)
    assert "point" in site(draft)
    text.fill("Sur")
    expect_saved(page)
    assert site(draft) == {"text": "Sur"}


def test_a_point_set_on_the_map_stays_when_words_are_typed(page: Page, draft: Draft) -> None:
    open_draft(page, draft)
    frame = open_map(page)
    frame.locator(".leaflet-container").click(position={"x": 200, "y": 120})
    expect_saved(page)
    point = site(draft)["point"]
    field(page, f"{SITE}.text").fill("a height without a name")
    expect_saved(page)
    assert (site(draft)["point"], site(draft)["text"]) == (point, "a height without a name")


def test_sites_of_a_claim_share_one_map_and_one_of_them_is_active(page: Page) -> None:
    row = {
        "sites": "one two",
        "sites.one.text": "first",
        "sites.one.point": "47.03,39.52",
        "sites.two.text": "second",
        "sites.two.point": "46.77,39.55",
    }
    open_draft(page, make_draft(typed(sur={**CARD, **row})))
    frame = open_map(page)
    expect(frame.locator(".site-pin")).to_have_count(2)
    second = frame.get_by_role("button", name="Place 2, second")
    expect(second).to_have_attribute("aria-pressed", "false")
    second.click()
    expect(second).to_have_attribute("aria-pressed", "true")
    expect(frame.get_by_role("slider")).to_have_accessible_name("Radius of place 2")
    field(page, f"{SITE}.text").focus()
    expect(frame.get_by_role("slider")).to_have_accessible_name("Radius of place 1")
    page.locator(f'[data-row="{OTHER}"]').get_by_role("button", name="Remove this place").click()
    expect(frame.locator(".site-pin")).to_have_count(1)


def test_a_new_claim_has_a_map_of_its_own(page: Page, draft: Draft) -> None:
    open_draft(page, draft)
    open_map(page)
    page.get_by_role("button", name="Add a claim about an incident").click()
    page.get_by_role("button", name="Show map").click()
    expect(page.locator(".leaflet-container")).to_have_count(2)
    page.get_by_role("button", name="Hide map").first.click()
    expect(page.locator(".leaflet-container:visible")).to_have_count(1)


@pytest.mark.parametrize("width", [1440, 390])
def test_the_open_map_has_no_accessibility_fault(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    open_draft(page, placed(radius_m="3000"))
    open_map(page)
    page.locator(f'[data-row="{SITE}"] summary').first.click()
    assert faults(page) == []


def test_without_leaflet_a_sentence_says_so_and_the_fields_work(
    page: Page, draft: Draft, complaints: Complaints
) -> None:
    page.route("**/static/leaflet/**", lambda route: route.abort())
    open_draft(page, draft)
    page.get_by_role("button", name="Show map").click()
    expect(page.locator("#map-of-sur [data-map-failed]")).to_have_text(
        "The map could not be loaded. Type a place, coordinates or a distance from a place "
        "instead: they are kept."
    )
    field(page, f"{SITE}.text").fill("39.52, 47.03")
    expect(page.locator(f'[data-field="{SITE}.text"] .understood-words')).to_contain_text(
        "39.52° N"
    )
    expect_saved(page)
    assert site(draft)["text"] == "39.52, 47.03"
    complaints.found = [line for line in complaints.found if "leaflet" not in line.lower()]


def test_without_a_background_points_can_still_be_set(
    page: Page, draft: Draft, complaints: Complaints
) -> None:
    def refuse(route: Route) -> None:
        route.fulfill(status=503, body="")

    page.route("**/countries-10m*.json", refuse)
    open_draft(page, draft)
    page.get_by_role("button", name="Show map").click()
    frame = page.locator("#map-of-sur")
    expect(frame.locator("[data-map-failed]")).to_have_text(
        "The outlines of the map could not be loaded. Points can be set all the same."
    )
    frame.locator(".leaflet-container").click(position={"x": 200, "y": 120})
    expect_saved(page)
    assert site(draft)["precision"] == "1"
    complaints.expect_status(503)


def test_areas_are_drawn_as_of_the_day_of_the_claim(page: Page, draft: Draft) -> None:
    Area.objects.create(
        slug="line-then",
        name="Line of then",
        kind=AreaKind.LINE_OF_CONTACT,
        geometry=LineString((46.5, 39.2), (47.2, 39.9), srid=4326),
        valid_from=dt.date(1994, 5, 12),
        valid_to=dt.date(2020, 9, 26),
        drawn_by="A cartographer",
        uncertainty_m=1000,
        source="A map",
    )
    open_draft(page, draft)
    frame = open_map(page)
    line = frame.locator(".map-area-line_of_contact")
    expect(frame.locator("[data-areas-day]")).to_contain_text("as of today")
    expect(line).to_have_count(0)
    field(page, "claims.sur.when").fill("1 September 2020")
    expect(line).to_have_count(1)
    expect(frame.locator("[data-areas-day]")).to_contain_text("as of 1 September 2020")
    field(page, "claims.sur.when").fill("1 December 2020")
    expect(line).to_have_count(0)
    expect_saved(page)


def test_a_place_that_is_offered_for_a_misspelt_name_is_taken_with_a_press(
    page: Page, draft: Draft
) -> None:
    open_draft(page, draft)
    field(page, f"{SITE}.text").fill("Hadrud")
    page.keyboard.press("Tab")
    said = page.locator(f'[data-field="{SITE}.text"]')
    said.get_by_role("button", name="Put “Hadrut” instead").click()
    expect(field(page, f"{SITE}.text")).to_have_value("Hadrut")
    expect(field(page, f"{SITE}.text")).to_be_focused()
    expect(said.locator(".understood-words")).to_contain_text("Hadrut")
    expect_saved(page)
    assert stored(draft)[f"{SITE}.place"] == "hadrut"


def test_the_chosen_one_of_two_places_of_one_name_is_not_asked_about_again(
    page: Page, draft: Draft
) -> None:
    make_place("Hadrut", (46.6, 39.7), {Language.ENGLISH: "Hadrut"}, slug="another-hadrut")
    open_draft(page, draft)
    field(page, f"{SITE}.text").fill("Hadrut")
    page.locator("#suggestions [role=option]").first.click()
    expect_saved(page)
    said = page.locator(f'[data-field="{SITE}.text"]')
    expect(said.locator(".understood-words")).to_contain_text("Hadrut")
    expect(said.locator(".error")).to_have_count(0)


def test_a_late_answer_about_a_name_of_two_places_does_not_ask_when_one_was_chosen(
    page: Page, draft: Draft
) -> None:
    make_place("Hadrut", (46.6, 39.7), {Language.ENGLISH: "Hadrut"}, slug="another-hadrut")
    open_draft(page, draft)
    said = page.locator(f'[data-field="{SITE}.text"]')
    field(page, f"{SITE}.text").fill("Hadrut")
    expect(said.locator(".error")).to_contain_text("Several places")
    # What is asked while one types answers nothing from here on, as on a slow line.
    page.route("**/understand/**", lambda _route: None)
    field(page, f"{SITE}.text").press("End")
    page.keyboard.type(" ")
    page.keyboard.press("Backspace")
    page.locator("#suggestions [role=option]").first.click()
    expect(said.locator(".understood-words")).to_contain_text("Hadrut")
    expect(said.locator(".error")).to_have_count(0)
    expect_saved(page)
