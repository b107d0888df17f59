"""Every public page in both themes and widths: nothing for axe to find, nothing to scroll aside."""

from __future__ import annotations

import datetime as dt
import re
import subprocess
from typing import TYPE_CHECKING, Any

import pytest

from incidents.enums import CasualtyCategory, Harm, Language, Outcome, Side, WherePrecision
from incidents.models import Incident
from incidents.publication import publish, retract
from tests.e2e.looking import EVERYTHING, faults, wider
from tests.factories import (
    SiteSpec,
    editor,
    make_accepted_claim,
    make_actor,
    make_agreement,
    make_incident,
    make_place,
    make_published_incident,
    make_statement,
    merge_into,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from tests.e2e.conftest import Complaints

pytestmark = pytest.mark.django_db(transaction=True)

FEBRUARY = dt.date(2021, 2, 3)
"""A day of a year in which the factories number nothing, as publishing does by itself."""

NARROWEST = 360
WIDTHS = (390, 1440)
NAVIGATION = ("Skip to", "Timeline", "Methodology", "Place names:", "Sign in", "About this record")


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
    ends = [
        SiteSpec(make_place(label, (47.1, lat)), WherePrecision.NEAR, 3_000)
        for label, lat in (("South", 39.5), ("North", 39.6))
    ]
    apart = make_published_incident(
        "Fire at two places",
        sites=ends,
        claims=[
            {"side": Side.ARMENIA, "sites": ends[:1]},
            {"side": Side.AZERBAIJAN, "sites": ends[1:]},
            {"side": Side.PEACEKEEPERS, "sites": ends[1:]},
        ],
    )
    page = incident.get_absolute_url()
    gone, merged = make_withdrawn(incident)
    return {
        "home": "/",
        "list": "/incidents/?sort=oldest",
        "list as known on a day": "/incidents/?known_on=2020-12-13",
        "chronicle": "/timeline/",
        "incident": page,
        "incident as known on a day": f"{page}?known_on=2020-12-13",
        "incident before anybody spoke": f"{page}?known_on=2020-12-01",
        "history": f"{page}history/",
        "version": f"{merged}v/1/",
        "statement": root.get_absolute_url(),
        "place": place.get_absolute_url(),
        "bulletins": "/bulletins/",
        "methodology": "/methodology/",
        "about": "/about/",
        "api": "/api/docs",
        "sign in": "/accounts/login/",
        "apart": apart.get_absolute_url(),
        "retracted": gone,
        "history of a retracted": f"{gone}history/",
        "version of a retracted": f"{gone}v/1/",
        "history of a merged": f"{merged}history/",
        "embedded incident": f"/embed{page}".replace("incidents", "incident"),
        "embedded map": "/embed/map/?names=hy",
        "embedded retracted": f"/embed{gone}".replace("incidents", "incident"),
        "embedded nothing": "/embed/incident/NK-2020-9999/",
        "embedded nonsense": "/embed/map/?names=xx",
        "nothing": "/nothing/",
        "nothing like a reference": page.replace("NK-", "nk-"),
        "nothing like a place": "/places/vilage/",
        "nonsense in a filter": "/?from=x",
        "nonsense elsewhere": "/methodology/?x=1",
    }


def make_withdrawn(other: Incident) -> tuple[str, str]:
    """Publish two incidents, retract one, merge one into `other`, and return their addresses."""
    withdrawn = []
    for title in ("Fire said to be", "Clash told twice"):
        incident = make_incident(title, FEBRUARY, no_place_reason="Nobody says where.")
        make_accepted_claim(incident, day=FEBRUARY, quotation="Այսպես", paraphrase="As said then.")
        publish(incident, editor(), "One side speaks of it.")
        withdrawn.append(Incident.objects.get(pk=incident.pk))
    retract(withdrawn[0], editor(), "It was entered twice.")
    merge_into(withdrawn[1], other)
    gone, merged = (incident.get_absolute_url() for incident in withdrawn)
    return gone, merged


def settle(page: Page) -> None:
    page.wait_for_load_state("networkidle")
    if page.locator(
        "[data-explorer], [data-incident-map], [data-place-map], [data-embed-map]"
    ).count():
        page.wait_for_selector("[data-ready]")
    page.evaluate("document.querySelectorAll('details').forEach((fold) => { fold.open = true; })")


def look(page: Page, name: str, width: int) -> Iterator[str]:
    """What is wrong with the page as it stands, at the narrowest width and at this one."""
    page.set_viewport_size({"width": NARROWEST, "height": 900})
    yield from (f"{name} at {NARROWEST}: {fault}" for fault in wider(page))
    page.set_viewport_size({"width": width, "height": 900})
    yield from (f"{name} at {width}: {fault}" for fault in faults(page, EVERYTHING))


def look_at_all(page: Page, name: str) -> Iterator[str]:
    """What is wrong with the page as it stands, at every width."""
    for width in WIDTHS:
        yield from look(page, name, width)


@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_nothing_on_any_page_and_nothing_scrolls_aside(
    page: Page, addresses: dict[str, str], complaints: Complaints, width: int
) -> None:
    found: list[str] = []
    statuses: dict[str, int] = {}
    for name, address in addresses.items():
        answer = page.goto(address)
        assert answer is not None
        statuses[name] = answer.status
        settle(page)
        found += look(page, name, width)
    assert found == []
    refused = {name: status for name, status in statuses.items() if status != 200}
    assert refused == {
        "retracted": 410,
        "embedded retracted": 410,
        "embedded nothing": 404,
        "embedded nonsense": 400,
        "nothing": 404,
        "nothing like a reference": 404,
        "nothing like a place": 404,
        "nonsense in a filter": 400,
        "nonsense elsewhere": 400,
    }
    for status in set(refused.values()):
        complaints.expect_status(status)


def test_the_grid_scrolls_inside_its_own_region_by_keyboard(
    page: Page, addresses: dict[str, str]
) -> None:
    page.set_viewport_size({"width": 700, "height": 800})
    page.goto(addresses["incident"])
    region = page.get_by_role("region", name="Table of answers")
    region.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("element => element.scrollLeft > 0", arg=region.element_handle())


def test_on_a_phone_each_question_stands_above_its_answers_and_stays_a_table(
    page: Page, addresses: dict[str, str]
) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(addresses["incident"])
    grid = page.get_by_role("region", name="Table of answers")
    across = grid.evaluate("element => element.scrollWidth - element.clientWidth")
    row = grid.get_by_role("row").filter(has=page.get_by_role("rowheader", name="When"))

    assert across == 0
    assert row.get_by_role("cell").count() == 4
    assert row.get_by_role("cell").first.inner_text().split() == [
        *["Ministry", "of", "Armenia,", "13", "December", "2020"],
        *["12", "December", "2020"],
    ]


@pytest.mark.parametrize("name", ["incident", "statement", "place", "list"])
def test_no_table_is_cut_off_on_a_phone(page: Page, addresses: dict[str, str], name: str) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(addresses[name])
    hidden = page.locator(".grid-scroll").evaluate_all(
        "all => all.map(one => one.scrollWidth - one.clientWidth)"
    )
    assert hidden == [0] * len(hidden)
    assert len(hidden) > 0


def test_sides_stand_beside_each_other_where_there_is_room(
    page: Page, addresses: dict[str, str]
) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(addresses["incident"])
    boxes = [group.bounding_box() for group in page.locator(".side-group").all()]
    one, other = ((box["x"], box["y"]) for box in boxes[:2] if box is not None)
    assert one[0] < other[0]
    assert one[1] == other[1]


def test_the_map_draws_circles_of_each_side_and_the_line_between_claims(
    page: Page, addresses: dict[str, str]
) -> None:
    page.goto(addresses["apart"])
    settle(page)
    circles = page.locator(".claim-reach")

    drawn = circles.evaluate_all("all => all.map(one => one.className.baseVal.split(' ')[1])")
    assert sorted(drawn) == ["reach-armenia", "reach-azerbaijan", "reach-peacekeepers"]
    assert page.locator(".claim-gap").count() == 1
    assert page.locator(".claim-gap-label").inner_text() == "11 km"


def test_on_paper_stands_every_claim_and_nothing_is_cut_off(
    page: Page, addresses: dict[str, str], tmp_path: Path
) -> None:
    page.goto(addresses["incident"])
    settle(page)
    claims = page.locator(".claim-words").all_inner_texts()
    speakers = page.locator(".claim h4").evaluate_all(
        "all => all.map(one => one.firstChild.textContent.trim())"
    )
    sides = page.locator(".side-group h3").all_inner_texts()
    page.pdf(path=tmp_path / "incident.pdf", prefer_css_page_size=True)
    facts = subprocess.run(
        ["pdfinfo", tmp_path / "incident.pdf"], capture_output=True, check=True, text=True
    ).stdout
    printed = subprocess.run(
        ["pdftotext", "-layout", tmp_path / "incident.pdf", "-"],
        capture_output=True,
        check=True,
        text=True,
    ).stdout
    words = " ".join(printed.split())

    assert re.findall(r"^Page size:.*\((\w+)\)$", facts, re.MULTILINE) == ["A4"]
    assert len(sides) == 4
    assert [one for one in sides if one.strip() not in words] == []
    assert [one for one in NAVIGATION if one in words] == []
    assert len(claims) == 4
    assert [one for one in (*claims, *speakers) if " ".join(one.split()) not in words] == []
    page.emulate_media(media="print")
    # The width of A4 within the margins of the page, in CSS pixels.
    page.set_viewport_size({"width": 688, "height": 1000})
    wide = page.evaluate(
        "[...document.querySelectorAll('.claims-grid td, .claims-grid th, .claim, .facing')]"
        ".filter(one => one.getBoundingClientRect().right > innerWidth).length"
    )
    assert wide == 0


@pytest.mark.parametrize("name", ["incident", "list", "chronicle", "statement", "place"])
def test_pages_are_read_without_a_script(
    browser: Browser, complaints: Complaints, addresses: dict[str, str], live_server: Any, name: str
) -> None:
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    context.on("page", complaints.watch)
    page = context.new_page()
    page.goto(addresses[name])
    text = page.locator("main").inner_text()
    context.close()

    assert "Clash at Village" in text
    assert complaints.found == []
