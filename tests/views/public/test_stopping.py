"""Stopping e-mails by the signed address, without signing in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.test import Client

from incidents.enums import MailChoice
from incidents.mailing import stop_address
from incidents.models import User
from tests.factories import analyst, editor

if TYPE_CHECKING:
    from django.conf import LazySettings

pytestmark = pytest.mark.django_db


def choice(person: User) -> str:
    return User.objects.get(pk=person.pk).notices_by_mail


def test_looking_at_the_address_changes_nothing(client: Client) -> None:
    for answer in (client.get(stop_address(analyst())), client.head(stop_address(analyst()))):
        assert answer.status_code == 200
    assert choice(analyst()) == MailChoice.DIGEST


def test_the_button_stops_them_at_once_for_its_owner_only() -> None:
    browser = Client(enforce_csrf_checks=True)
    page = browser.get(stop_address(analyst()))
    assert '<form method="post">' in page.text
    editor()
    done = browser.post(stop_address(analyst()))
    assert done.status_code == 200
    assert "You get no more e-mails about notices." in done.text
    assert (choice(analyst()), choice(editor())) == (MailChoice.NONE, MailChoice.DIGEST)


def test_stopping_twice_is_no_fault(client: Client) -> None:
    for _time in range(2):
        assert client.post(stop_address(analyst())).status_code == 200
    assert choice(analyst()) == MailChoice.NONE


def test_the_page_names_nobody_and_is_not_to_be_found(client: Client) -> None:
    page = client.get(stop_address(analyst()))
    assert [word for word in ("analyst", "example.org") if word in page.text] == []
    assert '<meta name="robots" content="noindex">' in page.text
    assert 'rel="canonical"' not in page.text
    assert "no-store" in page["Cache-Control"]


@pytest.mark.parametrize("token", ["1", "1:forged", "x", ":", "1:" + "A" * 43])
def test_a_forged_address_is_not_found(client: Client, token: str) -> None:
    analyst()
    for answer in (
        client.get(f"/notices/stop/{token}/"),
        client.post(f"/notices/stop/{token}/"),
    ):
        assert answer.status_code == 404
    assert choice(analyst()) == MailChoice.DIGEST


def test_an_address_signed_with_another_key_is_not_found(
    client: Client, settings: LazySettings
) -> None:
    address = stop_address(analyst())
    settings.SECRET_KEY = "another key, long enough to be one and not the one of before"
    assert client.post(address).status_code == 404
    assert choice(analyst()) == MailChoice.DIGEST
