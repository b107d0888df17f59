"""A real browser that takes no complaint: any console error, page error or foreign request fails.

The browser is Debian's Chromium, installed by `script/setup --tests`; nothing is downloaded.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest

from tests.e2e.desk import CARD, close_pages, sign_in, typed
from tests.factories import analyst
from tests.factories.drafts import make_draft

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request
    from pytest_django.live_server_helper import LiveServer

    from incidents.models import Draft

CHROMIUM = "/usr/bin/chromium"
# Without a sandbox because tests may run as root; without the browser's own calls home.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
LOCAL_SCHEMES = ("about", "blob", "data")


@dataclass
class Complaints:
    """What the browser objected to while a test ran."""

    own_host: str
    found: list[str] = field(default_factory=list)

    def watch(self, page: Page) -> None:
        """Listen to one page; the context calls this for each page that opens."""
        page.on("console", self.on_console)
        page.on("pageerror", lambda error: self.found.append(f"page error: {error}"))

    def on_console(self, message: ConsoleMessage) -> None:
        """Keep errors and warnings: a refused style or script shows up as one of them."""
        if message.type in ("error", "warning"):
            place = message.location
            self.found.append(f"console {message.type}: {message.text} ({place.get('url')})")

    def on_request(self, request: Request) -> None:
        """Keep requests to any host but the live server's."""
        parts = urlsplit(request.url)
        if parts.scheme not in LOCAL_SCHEMES and parts.netloc != self.own_host:
            self.found.append(f"foreign request: {request.url}")

    def expect_status(self, status: int) -> None:
        """Forget the console line that Chromium writes for a page answered with `status`.

        For tests that visit an error page on purpose. Fails when there was no such line.
        """
        kept = [line for line in self.found if f"status of {status} " not in line]
        assert len(kept) < len(self.found)
        self.found = kept


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    return {**browser_type_launch_args, "executable_path": CHROMIUM, "args": ARGUMENTS}


@pytest.fixture
def browser_context_args(browser_context_args: dict[str, Any], live_server: Any) -> dict[str, Any]:
    # Addresses in tests are written without the host: page.goto("/incidents/").
    return {**browser_context_args, "base_url": live_server.url, "locale": "en-GB"}


@pytest.fixture
def complaints(live_server: Any) -> Complaints:
    return Complaints(own_host=urlsplit(live_server.url).netloc)


@pytest.fixture
def context(context: BrowserContext, complaints: Complaints) -> Iterator[BrowserContext]:
    context.on("page", complaints.watch)
    context.on("request", complaints.on_request)
    yield context
    assert complaints.found == []


@pytest.fixture
def at_the_desk(
    context: BrowserContext, live_server: LiveServer, transactional_db: None
) -> Iterator[None]:
    """The browser is the analyst's, and its pages are closed before the tables are emptied."""
    sign_in(context, analyst(), live_server.url)
    yield
    close_pages(context)


@pytest.fixture
def draft(transactional_db: None) -> Draft:
    """A draft of the analyst with one card, "sur"."""
    return make_draft(typed(sur=CARD))
