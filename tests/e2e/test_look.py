"""The reader's choices in a browser, and pages that stand still: no flash, shift or motion."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

import pytest

from incidents.enums import Language, Outcome, Side
from tests.e2e.looking import EVERYTHING, TARGETS, violations
from tests.factories import SiteSpec, make_place, make_published_incident

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.django_db(transaction=True)

LIGHT_PAPER, DARK_PAPER = "rgb(251, 250, 246)", "rgb(22, 23, 26)"
MAX_SHIFT = 0.02
SHIFT = """() => new Promise((done) => {
  let sum = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) sum += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
  requestAnimationFrame(() => setTimeout(() => done(sum), 300));
})"""
PAPER = "getComputedStyle(document.documentElement).backgroundColor"
FIRST_PAPER = f"document.addEventListener('DOMContentLoaded', () => {{ window.first = {PAPER} }})"
LONGEST_LINE = """() => Math.max(0, ...[...document.querySelectorAll("main p, main dd")]
  .filter((one) => one.textContent.trim().length > 120)
  .map((one) => one.clientWidth / parseFloat(getComputedStyle(one).fontSize) / 0.47))"""
"""In characters, of which an average one is 0.47 of the size."""


@pytest.fixture
def addresses() -> dict[str, str]:
    names = {Language.ARMENIAN: "Գյուղ", Language.AZERBAIJANI: "Kənd", Language.RUSSIAN: "Село"}
    village = make_place("Gyugh / Kənd", names=names, slug="village")
    claims: list[dict[str, Any]] = [
        {"side": Side.ARMENIA, "sites": [SiteSpec(village)]},
        {"side": Side.AZERBAIJAN, "outcomes": [(Outcome.CONTROL, village)]},
    ]
    incident = make_published_incident("Clash", sites=[SiteSpec(village)], claims=claims)
    return {
        "home": "/",
        "list": "/incidents/",
        "chronicle": "/timeline/",
        "incident": incident.get_absolute_url(),
        "place": village.get_absolute_url(),
        "methodology": "/methodology/",
    }


def open_chooser(page: Page) -> None:
    page.locator(".chooser > summary").click()


def test_a_choice_of_names_is_remembered_from_page_to_page(
    page: Page, addresses: dict[str, str]
) -> None:
    page.goto(addresses["place"])
    assert page.locator("h1").inner_text() == "Gyugh / Kənd"
    open_chooser(page)
    page.get_by_role("button", name="Armenian", exact=True).click()
    page.wait_for_url("**" + addresses["place"])
    assert page.locator("h1").inner_text() == "Գյուղ"

    page.goto(addresses["incident"])
    assert page.locator(".facts a").first.inner_text() == "Գյուղ"
    assert page.locator(".facts a span").first.get_attribute("lang") == "hy"
    open_chooser(page)
    assert page.locator('.chooser [aria-current="true"]').first.inner_text() == "Armenian"


def test_names_and_colours_are_chosen_by_keyboard_without_scripts(
    browser: Any, browser_context_args: dict[str, Any], addresses: dict[str, str]
) -> None:
    context = browser.new_context(**{**browser_context_args, "java_script_enabled": False})
    page = context.new_page()
    page.goto(addresses["place"])
    page.locator(".chooser > summary").focus()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Russian").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**" + addresses["place"])
    page.wait_for_function("document.querySelector('h1').textContent === 'Село'")
    context.close()


def test_a_choice_keeps_what_the_address_says_by_now(page: Page, addresses: dict[str, str]) -> None:
    page.goto(addresses["methodology"])
    page.evaluate("history.replaceState(null, '', '/incidents/?sort=oldest')")
    open_chooser(page)
    with page.expect_navigation():
        page.get_by_role("button", name="English").click()
    assert page.url.endswith("/incidents/?sort=oldest")


@pytest.mark.parametrize(
    ("outside", "theme", "paper"),
    [("light", "Dark", DARK_PAPER), ("dark", "Light", LIGHT_PAPER)],
)
def test_the_chosen_theme_goes_before_the_devices_and_never_flashes(
    page: Page,
    addresses: dict[str, str],
    outside: Literal["light", "dark"],
    theme: str,
    paper: str,
) -> None:
    page.emulate_media(color_scheme=outside)
    page.add_init_script(FIRST_PAPER)
    page.goto(addresses["methodology"])
    assert page.evaluate(PAPER) != paper
    open_chooser(page)
    with page.expect_navigation():
        page.get_by_role("button", name=theme, exact=True).click()
    assert page.evaluate("window.first") == paper
    page.goto(addresses["list"])
    assert [page.evaluate("window.first"), page.evaluate(PAPER)] == [paper, paper]


@pytest.mark.parametrize("width", [360, 1440])
def test_no_page_shifts_while_it_loads(page: Page, addresses: dict[str, str], width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    shifts = {}
    for name, address in addresses.items():
        page.goto(address)
        page.wait_for_load_state("networkidle")
        shifts[name] = page.evaluate(SHIFT)
    assert {name: shift for name, shift in shifts.items() if shift >= MAX_SHIFT} == {}


def test_text_has_the_face_of_the_page_and_armenian_its_own(
    page: Page, addresses: dict[str, str]
) -> None:
    page.goto(addresses["place"])
    page.evaluate("document.fonts.ready")
    assert page.evaluate("document.fonts.check('700 20px \"Source Serif 4\"', 'Gyugh Kənd')")
    open_chooser(page)
    with page.expect_navigation():
        page.get_by_role("button", name="Armenian", exact=True).click()
    page.evaluate("document.fonts.ready")
    assert page.evaluate("document.fonts.check('700 20px \"Noto Serif Armenian\"', 'Գյուղ')")


def test_nothing_moves_for_who_asked_for_stillness(page: Page, addresses: dict[str, str]) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.goto(addresses["home"])
    page.wait_for_selector("[data-ready]")
    moving = page.evaluate(
        """() => [...document.querySelectorAll("*")].filter((element) => {
          const style = getComputedStyle(element);
          return style.animationName !== "none" || parseFloat(style.transitionDuration) > 0;
        }).map((element) => element.className)"""
    )
    assert moving == []


@pytest.mark.parametrize("width", [360, 1440])
def test_targets_are_at_least_24_pixels_or_stand_apart(
    page: Page, addresses: dict[str, str], width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    found = []
    for name, address in addresses.items():
        page.goto(address)
        page.wait_for_load_state("networkidle")
        open_chooser(page)
        found += [f"{name}: {fault}" for fault in violations(page, TARGETS)]
    assert found == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_in_the_opened_chooser(
    page: Page, addresses: dict[str, str], theme: str
) -> None:
    page.goto(addresses["methodology"])
    open_chooser(page)
    with page.expect_navigation():
        page.get_by_role("button", name=theme.capitalize(), exact=True).click()
    for width in (360, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        if page.locator(".chooser").get_attribute("open") is None:
            open_chooser(page)
        assert violations(page, EVERYTHING) == []


@pytest.mark.parametrize("width", [360, 768, 1024, 1920, 2560])
def test_pages_fit_every_width_and_lines_stay_readable(
    page: Page, addresses: dict[str, str], width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 1200})
    wide = {}
    for name, address in addresses.items():
        page.goto(address)
        page.wait_for_load_state("networkidle")
        across = page.evaluate("document.documentElement.scrollWidth")
        wide[name] = (across <= width, page.evaluate(LONGEST_LINE) <= 110)
    assert wide == dict.fromkeys(addresses, (True, True))
