"""Writing a draft in a browser: saving as one types, cards and rows, suggestions, quoting."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from incidents.desk.presence import note_presence
from incidents.desk.sharing import share
from incidents.desk.starting import start
from incidents.enums import Side
from tests.e2e.desk import (
    announced,
    expect_saved,
    field,
    open_draft,
    paste,
    sign_in,
    stored,
)
from tests.e2e.looking import violations
from tests.factories import analyst, make_actor, make_statement, other_analyst

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page
    from pytest_django.live_server_helper import LiveServer

    from incidents.models import Draft

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("at_the_desk")]

WHEN = "claims.sur.when"


def test_what_is_typed_is_saved_and_stands_there_after_a_reload(page: Page, draft: Draft) -> None:
    open_draft(page, draft)
    field(page, WHEN).fill("26 November 2020")
    field(page, "claims.sur.event_type").select_option("sabotage")
    page.locator('[name="claims.sur.initiator"][value="armenia"]').check()
    expect_saved(page)
    content = stored(draft)
    assert content[WHEN] == "26 November 2020"
    assert content["claims.sur.event_type"] == "sabotage"
    assert content["claims.sur.initiator"] == "armenia"
    page.reload()
    expect(field(page, WHEN)).to_have_value("26 November 2020")


def test_what_a_date_is_understood_as_stands_under_it(page: Page, draft: Draft) -> None:
    open_draft(page, draft)
    field(page, WHEN).fill("26 Nov 2020")
    said = page.locator(f'[data-field="{WHEN}"] [data-understood]')
    expect(said).to_contain_text("26 November 2020")
    field(page, WHEN).fill("the day after never")
    expect(field(page, WHEN)).to_have_attribute("aria-invalid", "true")
    expect(said.locator(".error")).not_to_be_empty()
    expect(field(page, WHEN)).to_have_value("the day after never")


def test_a_claim_is_added_filled_in_and_taken_away_with_a_way_back(
    page: Page, draft: Draft
) -> None:
    open_draft(page, draft)
    page.get_by_role("button", name="Add a claim about an incident").click()
    cards = page.locator("[data-card]:visible")
    expect(cards).to_have_count(2)
    key = cards.nth(1).get_attribute("data-card")
    expect(page.locator(f"[data-card={key}] :focus")).to_have_count(1)
    field(page, f"claims.{key}.title").fill("Another")
    expect_saved(page)
    assert stored(draft)["claims"] == f"sur {key}"
    assert stored(draft)[f"claims.{key}.title"] == "Another"
    cards.nth(1).get_by_role("button", name="Remove this claim").click()
    expect(cards).to_have_count(1)
    expect_saved(page)
    assert stored(draft)["claims"] == "sur"
    expect(page.get_by_role("button", name="Put it back")).to_be_focused()
    page.keyboard.press("Enter")
    expect(cards).to_have_count(2)
    expect_saved(page)
    assert stored(draft)["claims"] == f"sur {key}"
    page.reload()
    expect(field(page, f"claims.{key}.title")).to_have_value("Another")


def test_an_actor_is_chosen_with_the_keyboard_by_any_of_its_names(page: Page, draft: Draft) -> None:
    make_actor(Side.ARMENIA, "Ministry of Defence of Armenia", slug="mod-armenia")
    open_draft(page, draft)
    if not page.locator(".statement-facts").get_attribute("open") is not None:
        page.locator(".statement-facts > summary").click()
    actor = field(page, "statement.actor")
    actor.press_sequentially("Ministry")
    option = page.locator("#suggestions").get_by_role(
        "option", name="Ministry of Defence of Armenia"
    )
    expect(option).to_be_visible()
    expect(actor).to_have_attribute("aria-expanded", "true")
    assert violations(page) == []
    page.keyboard.press("ArrowDown")
    expect(option).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Escape")
    expect(option).to_be_hidden()
    page.keyboard.press("ArrowDown")
    expect(option).to_be_visible()
    page.keyboard.press("Enter")
    expect(actor).to_have_value("Ministry of Defence of Armenia")
    expect_saved(page)
    assert stored(draft)["statement.actor"] == "mod-armenia"


def test_words_are_quoted_for_the_answer_in_focus_with_the_mouse(page: Page, draft: Draft) -> None:
    open_draft(page, draft)
    field(page, WHEN).click()
    pane = page.locator("[data-verbatim]")
    pane.evaluate(
        """(pane) => {
          pane.focus();
          getSelection().setBaseAndExtent(pane.firstChild, 3, pane.firstChild, 14);
        }"""
    )
    page.keyboard.press("Alt+q")
    expect(field(page, WHEN)).to_be_focused()
    quoted = page.locator("[data-answer=when] [data-quote-text]")
    expect(quoted).to_have_text("26 November")
    expect_saved(page)
    content = stored(draft)
    start, end = (int(content[f"claims.sur.quotes.when.{name}"]) for name in ("start", "end"))
    assert content["statement.verbatim"][start:end] == "26 November"
    assert content["claims.sur.quotes.when.text"] == "26 November"
    page.locator("[data-answer=when] [data-quote-remove]").click()
    expect(quoted).to_be_hidden()
    expect_saved(page)
    assert "claims.sur.quotes.when.text" not in stored(draft)


def test_words_are_found_and_quoted_without_a_mouse(page: Page, draft: Draft) -> None:
    open_draft(page, draft)
    page.locator('[name="claims.sur.initiator"]').first.focus()
    page.keyboard.press("Alt+w")
    expect(page.locator("[data-verbatim]")).to_be_focused()
    page.keyboard.type("three serv")
    page.keyboard.press("Shift+ArrowRight")
    assert announced(page) == "three servicemen were"
    page.keyboard.press("Enter")
    expect(page.locator('[name="claims.sur.initiator"]').first).to_be_focused()
    expect_saved(page)
    assert stored(draft)["claims.sur.quotes.initiator.text"] == "three servicemen were"


def test_a_quotation_keeps_to_its_words_when_the_text_is_corrected(
    page: Page, draft: Draft
) -> None:
    open_draft(page, draft)
    field(page, WHEN).focus()
    page.keyboard.press("Alt+w")
    page.keyboard.type("near Sur")
    page.keyboard.press("Enter")
    expect_saved(page)
    page.locator("summary", has_text="Paste or change the words").click()
    field(page, "statement.verbatim").press("Control+Home")
    page.keyboard.type("\U0001f4f0 News: ")
    expect_saved(page)
    content = stored(draft)
    start, end = (int(content[f"claims.sur.quotes.when.{name}"]) for name in ("start", "end"))
    assert content["statement.verbatim"][start:end] == content["claims.sur.quotes.when.text"]


def test_a_text_of_200_000_characters_is_kept_exactly(page: Page, draft: Draft) -> None:
    open_draft(page, draft)
    long = "Խծաբերդ word " * 16_000
    text = long[:200_000].strip()
    page.locator("summary", has_text="Paste or change the words").click()
    paste(field(page, "statement.verbatim"), text)
    expect_saved(page)
    assert stored(draft)["statement.verbatim"] == text


def test_a_longer_text_is_refused_with_the_limit_and_the_rest_is_saved(
    page: Page, draft: Draft, complaints: object
) -> None:
    open_draft(page, draft)
    page.locator("summary", has_text="Paste or change the words").click()
    paste(field(page, "statement.verbatim"), "x" * 200_001)
    field(page, WHEN).fill("26 November 2020")
    told = page.locator('[data-field="statement.verbatim"] .not-sent')
    expect(told).to_contain_text("200,000")
    expect(page.locator("[data-save-state]")).to_have_attribute("data-state", "held")
    content = stored(draft)
    assert content[WHEN] == "26 November 2020"
    assert len(content["statement.verbatim"]) < 100
    assert len(field(page, "statement.verbatim").input_value()) == 200_001
    complaints.expect_status(413)  # type: ignore[attr-defined]


def test_markup_and_characters_that_deceive_do_no_harm(page: Page, draft: Draft) -> None:
    open_draft(page, draft)
    page.locator("summary", has_text="Paste or change the words").click()
    pasted = "<img src=x onerror=alert(1)> \u202etxt.exe\u202c <b>bold</b>"
    field(page, "statement.verbatim").fill(pasted)
    expect_saved(page)
    kept = "<img src=x onerror=alert(1)> txt.exe <b>bold</b>"
    assert stored(draft)["statement.verbatim"] == kept
    expect(page.locator("[data-verbatim]")).to_have_text(kept)
    expect(page.locator("[data-verbatim] *")).to_have_count(0)
    expect(field(page, "statement.verbatim")).to_have_value(kept)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_is_clean_for_axe_in_both_themes(page: Page, draft: Draft, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    open_draft(page, draft)
    field(page, WHEN).fill("nonsense")
    expect(field(page, WHEN)).to_have_attribute("aria-invalid", "true")
    assert violations(page) == []


def test_without_scripts_the_form_is_saved_by_its_buttons(
    browser: Browser, live_server: LiveServer, draft: Draft
) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=live_server.url)
    sign_in(context, analyst(), live_server.url)
    page = context.new_page()
    page.goto(f"/desk/drafts/{draft.public_id}/")
    field(page, WHEN).fill("26 November 2020")
    page.get_by_role("button", name="Add a claim about an incident").click()
    expect(page.locator("[data-card]")).to_have_count(2)
    assert stored(draft)[WHEN] == "26 November 2020"
    context.close()


TOP = "document.querySelector('[data-verbatim]').getBoundingClientRect().top"


@pytest.mark.parametrize("size", [(1440, 900), (390, 844)])
def test_nothing_that_is_said_moves_the_words_somebody_selects_in(
    page: Page, draft: Draft, size: tuple[int, int]
) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    make_statement(make_actor(Side.ARMENIA), verbatim=draft.content["statement.verbatim"] * 2)
    draft.content["statement.verbatim"] *= 2
    del draft.content["statement.issued"]
    draft.save()
    open_draft(page, draft)
    before = page.evaluate(TOP)
    typed_in = {"statement.issued": "13.12.2020", "statement.actor": "nobody is called so"}
    for path, text in typed_in.items():
        field(page, path).evaluate(
            "(one, text) => { one.value = text;"
            " one.dispatchEvent(new Event('input', { bubbles: true })); }",
            text,
        )
    said = page.locator('[data-field="statement.issued"] [data-understood]')
    expect(said).not_to_be_empty()
    expect(page.locator('[data-field="statement.actor"] .error')).not_to_be_empty()
    expect(page.locator("[data-repeats] .offer")).to_be_visible()
    assert page.evaluate(TOP) == before
    share(draft, analyst(), other_analyst())
    note_presence(draft, other_analyst())
    page.evaluate("window.dispatchEvent(new Event('focus'))")
    expect(page.locator("[data-others]")).to_contain_text("other_analyst")
    assert page.evaluate(TOP) == before


def test_opening_a_fresh_draft_changes_nothing_in_it(page: Page) -> None:
    fresh = start(analyst(), text="It was quiet.")
    open_draft(page, fresh)
    page.wait_for_load_state("networkidle")
    field(page, "statement.summary").fill("Tells of nothing.")
    expect_saved(page)
    changes = fresh.changes.get(version=2).changes
    assert list(changes) == ["statement.summary"]


HIDDEN = """() => {
  const bar = document.querySelector(".draft-bar").getBoundingClientRect();
  const focused = document.activeElement;
  const box = focused.getBoundingClientRect();
  return !focused.closest(".draft-bar") && box.top >= bar.top ? focused.outerHTML : null;
}"""


def test_the_bar_of_a_narrow_screen_hides_nothing_that_has_the_focus(
    page: Page, draft: Draft
) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    open_draft(page, draft)
    field(page, "claims.sur.incident").focus()
    hidden = []
    for _press in range(25):
        page.keyboard.press("Tab")
        hidden.append(page.evaluate(HIDDEN))
    assert [one for one in hidden if one] == []
