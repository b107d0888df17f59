"""Opening drafts in tests as somebody who is signed in, and reading what their pages show."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from django.conf import settings
from django.test import Client
from playwright.sync_api import expect

from tests.factories.drafts import sheet
from tests.processes import somebody_asks

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Locator, Page

    from incidents.models import Draft, User

STATEMENT = {
    "issued": "13.12.2020",
    "summary": "Tells of an attack near Hadrut.",
    "verbatim": "On 26 November three servicemen were killed near Sur. Two were wounded.",
}
"""Fields of a statement that has nothing to do with records."""

MOST_LOOKS, QUIET_LOOKS, LOOK_S = 300, 3, 0.1


MOST_TABS = 120

CARD = {"title": "Attack near Sur", "stance": "reports"}


def typed(**cards: dict[str, str]) -> dict[str, str]:
    """The content of a draft with this statement and cards."""
    return sheet(STATEMENT, **cards)


def sign_in(context: BrowserContext, user: User, address: str) -> None:
    """Give a browser the session of somebody; `address` is that of the server."""
    client = Client()
    client.force_login(user)
    name = settings.SESSION_COOKIE_NAME
    context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": address}])


def close_pages(context: BrowserContext) -> None:
    """Close every page, so that none asks the server for a draft the next test has not got.

    What they asked last is answered first: a save that goes on while the tables are emptied for the
    next test would lock them crosswise.
    """
    for page in context.pages:
        page.close()
    quiet = 0
    for _look in range(MOST_LOOKS):
        quiet = 0 if somebody_asks() else quiet + 1
        if quiet == QUIET_LOOKS:
            return
        time.sleep(LOOK_S)
    raise AssertionError("The server still asks the database after the pages were closed.")


def open_draft(page: Page, draft: Draft) -> Page:
    """Open a draft and wait until its scripts are at work."""
    page.goto(f"/desk/drafts/{draft.public_id}/")
    page.wait_for_selector("form[data-draft][data-ready]")
    expect_saved(page)
    return page


def field(page: Page, path: str) -> Locator:
    """The control of a path; the radio buttons of a name are several."""
    return page.locator(f'form[data-draft] [name="{path}"]')


def paste(target: Locator, text: str) -> None:
    """Put a long text into a field in one go, as pasting does; a driver's own way takes minutes."""
    target.focus()
    script = "(area, text) => { area.select(); document.execCommand('insertText', false, text); }"
    target.evaluate(script, text)


def expect_saved(page: Page) -> None:
    """Everything typed is on the server."""
    expect(page.locator("[data-save-state]")).to_have_attribute("data-state", "saved")


def expect_state(page: Page, state: str) -> None:
    """The line says so, in data and in words."""
    line = page.locator("[data-save-state]")
    expect(line).to_have_attribute("data-state", state)
    expect(line).not_to_be_empty()


def stored(draft: Draft) -> dict[str, str]:
    """What the server holds of a draft now."""
    draft.refresh_from_db()
    content: dict[str, str] = draft.content
    return content


def announced(page: Page) -> str:
    """The sentence that was spoken last."""
    return page.locator("[data-announce]").inner_text().strip()


def tab_to(page: Page, target: Locator) -> None:
    """Press Tab until something has the focus, as somebody without a mouse does."""
    for _press in range(MOST_TABS):
        page.keyboard.press("Tab")
        if target.evaluate("element => element === document.activeElement"):
            return
    raise AssertionError("Tab does not lead there.")
