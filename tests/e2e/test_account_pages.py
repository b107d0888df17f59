"""Signing in, the second factor and the administrators' maps in a real browser."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.test import override_settings
from playwright.sync_api import expect

from incidents.enums import Role
from incidents.models import Area
from tests.e2e.looking import violations
from tests.factories import make_place, make_user

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.django_db(transaction=True)


def sign_in(page: Page, name: str) -> None:
    """Fill in and send the sign-in form."""
    page.goto("/accounts/login/")
    page.get_by_label("User name or e-mail address").fill(name)
    page.get_by_label("Password").fill(name)
    page.get_by_role("button", name="Sign in").click()


def test_a_mistyped_password_is_told_and_the_next_attempt_works(page: Page) -> None:
    make_user("careless")
    page.goto("/accounts/login/")
    assert violations(page) == []
    page.get_by_label("User name or e-mail address").fill("careless")
    page.get_by_label("Password").fill("mistyped")
    page.get_by_role("button", name="Sign in").click()
    assert page.get_by_text("password you specified are not correct").is_visible()
    assert violations(page) == []
    page.get_by_label("Password").fill("careless")
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("/desk/")


@override_settings(REQUIRE_SECOND_FACTOR=True, MFA_TOTP_TOLERANCE=1)
def test_an_administrator_is_led_through_the_set_up_to_the_first_page(page: Page) -> None:
    make_user("admin", Role.ADMINISTRATOR)
    sign_in(page, "admin")
    page.goto("/admin/")
    assert page.get_by_text("Your role needs a second factor.").is_visible()
    page.get_by_label("Password").fill("admin")
    page.get_by_role("button", name="Confirm").click()
    assert violations(page) == []
    secret = page.get_by_label("Authenticator secret").input_value()
    now = list(yield_hotp_counters_from_time())[1]
    page.get_by_label("Authenticator code").fill(format_hotp_value(hotp_value(secret, now)))
    page.get_by_role("button", name="Activate").click()
    codes = page.get_by_label("Unused codes").input_value().split()
    assert len(codes) == 10
    assert violations(page) == []
    page.goto("/admin/")
    assert page.get_by_role("heading", name="Vocabularies, places, areas and accounts").is_visible()


@override_settings(REQUIRE_SECOND_FACTOR=False)
def test_an_area_is_drawn_and_saved_on_the_administrators_map(page: Page) -> None:
    make_user("admin", Role.ADMINISTRATOR)
    sign_in(page, "admin")
    page.goto("/admin/incidents/area/add/")
    page.get_by_label("Name:").fill("A line")
    page.get_by_label("Kind").select_option("line_of_contact")
    page.get_by_label("Source").fill("a map")
    page.get_by_label("Uncertainty in metres").fill("500")
    page.get_by_label("Drawn so by").fill("somebody")
    page.get_by_role("link", name=re.compile("polyline|line", re.IGNORECASE)).first.click()
    board = page.locator(".leaflet-container")
    board.scroll_into_view_if_needed()
    for number, (x, y) in enumerate(((200, 150), (300, 200)), start=1):
        board.click(position={"x": x, "y": y})
        expect(board.locator(".leaflet-editing-icon")).to_have_count(number)
        # Leaflet.draw takes clicks that follow within a twentieth of a second for one.
        page.wait_for_timeout(200)
    page.get_by_role("link", name="Finish").click()
    expect(page.locator("textarea[name=geometry]")).to_have_value(re.compile("LineString"))
    page.get_by_role("button", name="Save", exact=True).click()
    page.wait_for_url("/admin/incidents/area/")
    area = Area.objects.get()
    assert area.geometry.geom_type == "LineString"
    assert area.geometry.num_points == 2


@override_settings(REQUIRE_SECOND_FACTOR=False)
def test_a_place_is_shown_on_the_administrators_map_and_saved_unchanged(page: Page) -> None:
    make_user("admin", Role.ADMINISTRATOR)
    place = make_place("Hadrut", (47.03, 39.52))
    sign_in(page, "admin")
    page.goto(f"/admin/incidents/place/{place.pk}/change/")
    page.locator(".leaflet-container .leaflet-marker-icon").wait_for()
    page.get_by_role("button", name="Save", exact=True).click()
    page.wait_for_url("/admin/incidents/place/")
    place.refresh_from_db()
    assert place.point.coords == (47.03, 39.52)
