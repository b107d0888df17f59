"""Map, timeline and list as one: whatever filters, all of them follow, and the address says it."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from incidents.enums import EventType, Initiator, Side
from tests.e2e.explorer import (
    FIRST_HANDLE,
    LAST_HANDLE,
    expect_on_map,
    expect_shown,
    handle,
    open_explorer,
    query_of,
)
from tests.factories import (
    SiteSpec,
    make_actor,
    make_place,
    make_published_incident,
    make_statement,
)

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page
    from pytest_django.live_server_helper import LiveServer

SHOWN_OF_ALL = "2 of 3 incidents in and around Nagorno-Karabakh, as the sides tell them."

pytestmark = pytest.mark.django_db(transaction=True)

ALL = ["Removal", "Fire", "Clash"]


@pytest.fixture(autouse=True)
def three_incidents() -> None:
    """One of 8, one of 12 and one of 16 December, told of on 11, 12 and 13, and 16 December."""
    for title, day, told, event_type, point in (
        ("Clash", 8, {11: Side.ARMENIA}, EventType.GROUND_CLASH, (46.0, 39.3)),
        (
            "Fire",
            12,
            {12: Side.AZERBAIJAN, 13: Side.INDEPENDENT},
            EventType.SMALL_ARMS_FIRE,
            (46.6, 39.7),
        ),
        ("Removal", 16, {16: Side.PEACEKEEPERS}, EventType.PEACEKEEPER, (47.2, 40.1)),
    ):
        make_published_incident(
            title,
            day=dt.date(2020, 12, day),
            event_type=event_type,
            sites=[SiteSpec(make_place(f"Place of {title}", point))],
            claims=[
                {"statement": make_statement(make_actor(side), issued_on=dt.date(2020, 12, on))}
                for on, side in told.items()
            ],
        )


def test_a_handle_moved_by_keys_filters_list_and_map_at_once(page: Page) -> None:
    open_explorer(page)
    expect_shown(page, ALL)
    first = handle(page, FIRST_HANDLE)
    expect(first).to_have_attribute("aria-valuetext", "8 December 2020")
    first.press("ArrowRight")
    expect_shown(page, ["Removal", "Fire"])
    expect_on_map(page, {"Removal", "Fire"})
    handle(page, LAST_HANDLE).press("ArrowLeft")
    expect_shown(page, ["Fire"])
    assert query_of(page) == {"from": ["2020-12-09"], "to": ["2020-12-15"]}
    assert page.evaluate("performance.getEntriesByType('navigation').length") == 1


def test_dragging_over_the_bars_chooses_days_and_a_click_chooses_a_bar(page: Page) -> None:
    open_explorer(page)
    page.locator(".timeline-chart").scroll_into_view_if_needed()
    clash, fire, _removal = (bar.bounding_box() for bar in page.locator(".bar-stack").all())
    assert clash is not None
    assert fire is not None
    height = fire["y"] + fire["height"] / 2
    page.mouse.move(clash["x"] + clash["width"] * 1.5, height)
    page.mouse.down()
    page.mouse.move(fire["x"], height, steps=4)
    page.mouse.move(fire["x"] + fire["width"] * 1.5, height, steps=4)
    page.mouse.up()
    expect_shown(page, ["Fire"])
    expect_on_map(page, {"Fire"})

    page.go_back()
    expect_shown(page, ALL)
    bar = page.locator(".bar-stack").last.bounding_box()
    assert bar is not None
    page.mouse.click(bar["x"] + bar["width"] / 2, bar["y"] + bar["height"] / 2)
    expect_shown(page, ["Removal"])


def test_the_panel_filters_without_loading_the_page_and_counts_every_choice(page: Page) -> None:
    open_explorer(page)
    page.evaluate("document.documentElement.dataset.here = 'still'")
    page.locator("summary", has_text="All filters").click()
    page.locator("summary", has_text="Who makes a claim").click()
    page.get_by_role("checkbox", name="Peacekeepers").check()
    expect_shown(page, ["Removal"])
    expect_on_map(page, {"Removal"})
    page.locator("summary", has_text="What happened").click()
    counts = page.locator(
        'label.choice:has(input[name="type"]:is([value="ground_clash"], '
        '[value="peacekeeper"])) .choice-count'
    )
    expect(counts).to_have_text(["0", "1"])
    page.get_by_role("checkbox", name="Armenia").first.check()
    expect_shown(page, ["Removal", "Clash"])
    expect(page.locator("[data-standfirst]")).to_have_text(SHOWN_OF_ALL)
    expect(page.locator("[data-live]")).to_have_text(SHOWN_OF_ALL)
    assert query_of(page) == {"side": ["armenia", "peacekeepers"]}
    assert page.evaluate("document.documentElement.dataset.here") == "still"


def test_chips_say_what_is_set_and_take_it_away(page: Page) -> None:
    open_explorer(page, "/?side=armenia&side=azerbaijan&from=2020-12-01")
    page.get_by_role("button", name="Remove Who makes a claim: Armenia").click()
    expect_shown(page, ["Fire"])
    page.get_by_role("button", name="Clear all").click()
    expect_shown(page, ALL)
    assert query_of(page) == {}


def test_words_are_asked_of_the_server_and_a_bad_day_gets_its_sentence(page: Page) -> None:
    open_explorer(page)
    page.get_by_role("searchbox", name="Search").fill("removal")
    page.keyboard.press("Enter")
    expect_shown(page, ["Removal"])
    expect_on_map(page, {"Removal"})


def test_the_view_of_the_map_filters_when_the_switch_is_on(page: Page) -> None:
    open_explorer(page, "/?map=10/39.3/46.0")
    expect_shown(page, ALL)
    page.get_by_role("checkbox", name="Timeline and list follow the map's view").check()
    expect_shown(page, ["Clash"])
    expect(page.locator(".bar-stack")).to_have_count(1)
    for zoom in (9, 8, 7):
        page.get_by_role("button", name="Zoom out").click()
        page.wait_for_url(f"**map={zoom}/**")
    expect_shown(page, ALL)
    page.get_by_role("checkbox", name="Timeline and list follow the map's view").uncheck()
    expect(page.locator(".chip")).to_have_count(0)


def test_playing_steps_through_the_days(page: Page) -> None:
    open_explorer(page)
    # Slow: a step lasts longer than the longest pause between two looks at the page.
    page.get_by_role("combobox", name="Speed").select_option("slow")
    page.get_by_role("button", name="Play").click()
    expect_shown(page, ["Clash"])
    expect(page.locator(".explorer-list .entry-title")).to_have_text(["Fire"], timeout=20_000)
    page.get_by_role("button", name="Pause").click()
    page.get_by_role("combobox", name="Step").select_option("week")
    page.get_by_role("button", name="One step back").click()
    page.get_by_role("button", name="One step on").click()
    expect(page.get_by_role("button", name="Play")).to_have_attribute("aria-pressed", "false")


def test_nothing_plays_by_itself_for_those_who_want_no_motion(page: Page) -> None:
    page.emulate_media(reduced_motion="reduce")
    open_explorer(page)
    expect(page.get_by_role("button", name="Play")).to_be_hidden()
    page.get_by_role("button", name="One step on").click()
    expect_shown(page, ["Clash"])


def test_as_known_on_shows_what_had_been_said_by_a_day(page: Page) -> None:
    open_explorer(page)
    slider = page.get_by_role("slider", name="As known on")
    expect(slider).to_have_attribute("aria-valuetext", "all that is known today")
    slider.press("Home")
    for day, shown, voices_on_fire in (
        (11, ["Clash"], 0),
        (12, ["Fire", "Clash"], 1),
        (13, ["Fire", "Clash"], 2),
        (16, ["Removal", "Fire", "Clash"], 2),
    ):
        expect(slider).to_have_attribute("aria-valuetext", f"{day} December 2020")
        expect_shown(page, shown)
        expect_on_map(page, set(shown))
        fire = page.locator('.spot[aria-label^="Fire"]')
        expect(fire.locator(".badge-arc")).to_have_count(voices_on_fire)
        assert query_of(page) == {"known_on": [f"2020-12-{day}"]}
        slider.press("ArrowRight")
    expect(page.locator(".chip")).to_have_count(0)


def test_the_grid_beside_the_map_is_that_of_the_day(page: Page) -> None:
    said = {
        11: (Side.PEACEKEEPERS, "Peace", Initiator.NOT_STATED),
        12: (Side.ARMENIA, "North", Initiator.AZERBAIJAN),
        13: (Side.AZERBAIJAN, "South", Initiator.ARMENIA),
        16: (Side.INDEPENDENT, "Paper", Initiator.AZERBAIJAN),
    }
    village = SiteSpec(make_place("Village", (46.8, 39.5)))
    claims = [
        {
            "statement": make_statement(make_actor(side, name), issued_on=dt.date(2020, 12, day)),
            "initiator": started,
        }
        for day, (side, name, started) in said.items()
    ]
    told = make_published_incident("Told later", sites=[village], claims=claims)
    open_explorer(page, f"/?open={told.reference}")
    reader = page.get_by_role("complementary", name="Incident")
    expect(reader.get_by_role("heading", level=1)).to_have_text("Told later")
    slider = page.get_by_role("slider", name="As known on")
    slider.press("Home")
    grid = reader.locator(".claims-grid").first
    started = grid.get_by_role("row", name="Who started it")
    for claimants, verdict in (
        (["Peace"], "nobody says"),
        (["North", "Peace"], "one side only"),
        (["North", "South", "Peace"], "dispute"),
        (["North", "South", "Paper", "Peace"], "dispute"),
    ):
        expect(grid.locator("thead a")).to_have_text(claimants)
        expect(started.locator(".verdict")).to_contain_text(verdict)
        expect(slider).to_be_focused()
        slider.press("ArrowRight")


def test_a_deep_link_shows_the_same_on_a_second_machine(
    page: Page, browser: Browser, live_server: LiveServer
) -> None:
    open_explorer(page)
    handle(page, FIRST_HANDLE).press("ArrowRight")
    page.get_by_role("button", name="Zoom in").click()
    page.get_by_role("button", name="Nearer in time").click()
    page.locator(".explorer-list").get_by_role("link", name="Fire").click()
    expect(page.get_by_role("complementary", name="Incident")).to_be_visible()
    page.wait_for_url(re.compile("map=.*span=.*open="))
    labels = "spots => spots.map(spot => spot.getAttribute('aria-label')).sort()"
    places = page.locator("#explorer-map .spot").evaluate_all(labels)

    context = browser.new_context(base_url=live_server.url, locale="en-GB")
    other = context.new_page()
    open_explorer(other, page.url)
    expect_shown(other, ["Removal", "Fire"])
    reader = other.get_by_role("complementary", name="Incident")
    expect(reader.get_by_role("heading", level=1)).to_have_text("Fire")
    assert other.url == page.url
    bars = "[...document.querySelectorAll('.bar-stack')].map(bar => bar.dataset.first)"
    assert other.evaluate(bars) == page.evaluate(bars)
    assert other.locator("#explorer-map .spot").evaluate_all(labels) == places
    context.close()


def test_back_and_forward_walk_through_what_was_asked(page: Page) -> None:
    open_explorer(page)
    handle(page, FIRST_HANDLE).press("ArrowRight")
    expect_shown(page, ["Removal", "Fire"])
    page.go_back()
    expect_shown(page, ALL)
    expect(handle(page, FIRST_HANDLE)).to_have_attribute("aria-valuetext", "8 December 2020")
    page.go_forward()
    expect_shown(page, ["Removal", "Fire"])
    page.reload()
    expect_shown(page, ["Removal", "Fire"])


def test_the_link_is_copied_and_downloads_keep_the_filter(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    open_explorer(page, "/?side=armenia&map=9/39.5/46.5")
    page.get_by_role("button", name="Copy link to this view").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == page.url
    page.get_by_text("Download what I see").click()
    link = page.get_by_role("link", name="Incidents (JSON)")
    expect(link).to_have_attribute("href", "/api/v1/incidents?side=armenia")


def test_marks_for_whoever_measures_do_not_pile_up(page: Page) -> None:
    open_explorer(page)
    handle(page, FIRST_HANDLE).press("ArrowRight")
    expect_shown(page, ["Removal", "Fire"])
    marks = page.evaluate("performance.getEntriesByType('mark').map(({ name }) => name).sort()")
    assert marks == ["drawn", "index-arrived", "redraw-end", "redraw-start"]
