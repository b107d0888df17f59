"""Two incidents that are one: found, compared, merged and taken apart, by keys alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from incidents.enums import IncidentStatus, Side
from incidents.models import Incident
from tests.e2e.desk import close_pages, sign_in, tab_to
from tests.e2e.looking import violations
from tests.factories import editor, make_published_incident

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import BrowserContext, Page
    from pytest_django.live_server_helper import LiveServer

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _signed_in(
    context: BrowserContext, live_server: LiveServer, transactional_db: None
) -> Iterator[None]:
    sign_in(context, editor(), live_server.url)
    yield
    close_pages(context)


def test_an_editor_merges_two_incidents_and_undoes_it_by_keys(page: Page) -> None:
    kept = make_published_incident("Clash near Hadrut")
    double = make_published_incident("Fight at Hadrut", claims=[{"side": Side.AZERBAIJAN}])
    page.goto(f"/review/incidents/{double.pk}/")
    tab_to(page, page.get_by_role("link", name="This is the same as another incident"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Which incident is it?")
    assert violations(page) == []
    tab_to(page, page.locator("[data-entry]", has_text="Clash near Hadrut"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Are these two one incident?")
    assert violations(page) == []

    tab_to(page, page.get_by_label("Why the two are one incident"))
    page.keyboard.type("One fight, told by both.")
    tab_to(page, page.get_by_role("button", name="Merge them"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(kept.title)
    expect(page.get_by_text("The claims stand here now.")).to_be_visible()
    assert kept.claims.count() == 2
    page.goto(double.get_absolute_url())
    expect(page).to_have_url(re.compile(f"{kept.get_absolute_url()}$"))

    page.goto(f"/review/incidents/{kept.pk}/")
    tab_to(page, page.locator("summary", has_text="Undo this merge"))
    page.keyboard.press("Enter")
    tab_to(page, page.get_by_label("Why they are two"))
    page.keyboard.type("Ten kilometres lie between them.")
    assert violations(page) == []
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(double.title)
    assert Incident.objects.get(pk=double.pk).status == IncidentStatus.PUBLISHED
    assert (kept.claims.count(), double.claims.count()) == (1, 1)
