"""Every public page in both themes and widths: nothing for axe to find, nothing to scroll aside."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe

from incidents.enums import CasualtyCategory, Harm, Language, Outcome, Side
from tests.factories import (
    SiteSpec,
    make_accepted_claim,
    make_actor,
    make_agreement,
    make_place,
    make_published_incident,
    make_statement,
)

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.e2e.conftest import Complaints

pytestmark = pytest.mark.django_db(transaction=True)

WIDTHS = (360, 1440)
THEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


@pytest.fixture
def addresses() -> dict[str, str]:
    """The pages by name, with something on each of them."""
    names = {Language.ARMENIAN: "Գյուղ", Language.RUSSIAN: "Село"}
    place = make_place("Village", names=names)
    site = SiteSpec(place)
    clause = make_agreement().clauses.get()
    wounded = CasualtyCategory.MILITARY, Harm.WOUNDED
    root = make_statement(verbatim="Было одно нарушение.", language=Language.RUSSIAN)
    claims: list[dict[str, object]] = [
        {"statement": root, "sites": [site], "quotation": "одно", "breached_clause": clause},
        {"side": Side.AZERBAIJAN, "figures": [(Side.ARMENIA, *wounded, 6)]},
        {"side": Side.PEACEKEEPERS, "outcomes": [(Outcome.CONTROL, place)]},
    ]
    incident = make_published_incident("Clash at Village", sites=[site], claims=claims)
    retelling = make_statement(make_actor(Side.INDEPENDENT, "Paper"), derived_from=root)
    make_accepted_claim(incident, retelling)
    make_published_incident("Fire somewhere")
    return {
        "home": "/",
        "list": "/incidents/?sort=oldest",
        "chronicle": "/timeline/",
        "incident": incident.get_absolute_url(),
        "history": f"{incident.get_absolute_url()}history/",
        "statement": root.get_absolute_url(),
        "place": place.get_absolute_url(),
        "methodology": "/methodology/",
    }


PAGES = (
    "home",
    "list",
    "chronicle",
    "incident",
    "history",
    "statement",
    "place",
    "methodology",
)


def settle(page: Page) -> None:
    page.wait_for_load_state("networkidle")
    if page.locator("[data-explorer], [data-incident-map]").count():
        page.wait_for_selector("[data-ready]")
    for fold in page.locator("details:not([open]) > summary:visible").all():
        fold.click()


def look(page: Page, name: str) -> list[str]:
    """What is wrong with the page as it stands, at every width and in both themes."""
    found = []
    for theme in THEMES:
        page.emulate_media(color_scheme=theme)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            across = page.evaluate("document.documentElement.scrollWidth")
            if across > width:
                found.append(f"{name} is {across} px across at {width}")
            results = Axe().run(page)
            if results.violations_count:
                found.append(f"{name} {theme} {width}: {results.generate_report()}")
    return found


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_and_nothing_scrolls_aside(
    page: Page, addresses: dict[str, str], name: str
) -> None:
    page.goto(addresses[name])
    settle(page)
    assert look(page, name) == []


@pytest.mark.parametrize(
    ("address", "status"), [("/nothing/", 404), ("/?from=x", 400), ("/methodology/?x=1", 400)]
)
def test_error_pages_are_sound_too(
    page: Page, complaints: Complaints, address: str, status: int
) -> None:
    page.goto(address)
    complaints.expect_status(status)
    assert look(page, address) == []


def test_the_grid_scrolls_inside_its_own_region_by_keyboard(
    page: Page, addresses: dict[str, str]
) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(addresses["incident"])
    region = page.get_by_role("region", name="Table of answers")
    region.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("element => element.scrollLeft > 0", arg=region.element_handle())
