"""The administrators' site: who gets in, and what is kept there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client, override_settings
from django.urls import URLPattern, URLResolver, get_resolver

from incidents.admin import administrators
from incidents.enums import Role
from tests.admin.conftest import administrator
from tests.factories import make_user

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("collected")]

SET_UP = "/accounts/2fa/totp/activate/"


def admin_addresses() -> list[str]:
    """An address for every route of the site, with 1 for each number or name asked for."""

    def walk(patterns: list[URLPattern | URLResolver], prefix: str) -> Iterator[str]:
        for entry in patterns:
            route = prefix + str(entry.pattern)
            if isinstance(entry, URLResolver):
                yield from walk(entry.url_patterns, route)
            else:
                yield "/" + re.sub(r"<[^>]+>", "1", route)

    resolver = next(r for r in get_resolver().url_patterns if str(r.pattern) == "admin/")
    assert isinstance(resolver, URLResolver)
    return [
        address
        for address in walk(resolver.url_patterns, "admin/")
        if "(" not in address and not address.endswith("/logout/")
    ]


def test_only_vocabularies_places_areas_and_accounts_are_there() -> None:
    assert {model.__name__ for model in administrators._registry} == {
        "Actor",
        "Agreement",
        "Area",
        "Outlet",
        "Place",
        "User",
    }


@pytest.mark.parametrize("role", [Role.ANALYST, Role.EDITOR])
@override_settings(REQUIRE_SECOND_FACTOR=False)
def test_analysts_and_editors_are_refused_on_every_page(role: Role) -> None:
    browser = Client()
    browser.force_login(make_user("somebody", role, is_staff=True, is_superuser=True))
    answers = {address: browser.get(address).status_code for address in admin_addresses()}
    assert len(answers) > 30
    assert {address: s for address, s in answers.items() if s != 403} == {}


def test_a_visitor_is_sent_to_the_one_sign_in_page() -> None:
    visitor = Client()
    elsewhere = {
        address: location
        for address in admin_addresses()
        if not (location := visitor.get(address)["Location"]).startswith("/accounts/login/?next=")
    }
    assert elsewhere == {}


@override_settings(REQUIRE_SECOND_FACTOR=True)
def test_an_administrator_sets_up_a_second_factor_first() -> None:
    browser = Client()
    browser.force_login(administrator())
    assert browser.get("/admin/")["Location"] == SET_UP
    Authenticator.objects.create(
        user=administrator(), type=Authenticator.Type.TOTP, data={"secret": "x"}
    )
    assert browser.get("/admin/").status_code == 200


def test_every_list_and_form_opens(desk: Client) -> None:
    names = [model._meta.model_name for model in administrators._registry]
    pages = [f"/admin/incidents/{name}/{page}" for name in names for page in ("", "add/")]
    assert {page: desk.get(page).status_code for page in ["/admin/", *pages]} == dict.fromkeys(
        ["/admin/", *pages], 200
    )


def test_signing_out_and_passwords_have_one_place(desk: Client) -> None:
    assert desk.get("/admin/password_change/")["Location"] == "/accounts/password/change/"
    assert desk.get("/admin/login/")["Location"] == "/admin/"
    assert desk.post("/admin/logout/")["Location"] == "/"
    assert desk.get("/admin/")["Location"] == "/accounts/login/?next=/admin/"
