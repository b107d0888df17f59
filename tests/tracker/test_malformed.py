"""A NUL character is answered with a sentence, never with a failure."""

from __future__ import annotations

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "path",
    [
        "/%00",
        "/incidents/%00/",
        "/incidents/NK-2020-0001%00/",
        "/incidents/%00/history/",
        "/incidents/%00/v/1/",
        "/statements/%00/",
        "/api/v1/incidents/%00",
        "/accounts/%00/",
    ],
)
def test_a_nul_in_the_address_is_a_bad_request(client: Client, path: str) -> None:
    answer = client.get(path)
    assert (answer.status_code, answer.content.decode()) == (
        400,
        "The address contains the character U+0000.",
    )


def test_a_nul_in_a_session_cookie_is_a_bad_request(client: Client) -> None:
    answer = client.get(
        "/incidents/", headers={"cookie": r'sessionid="\000\000\000\000\000\000\000\000"'}
    )
    assert (answer.status_code, answer.content.decode()) == (
        400,
        "A cookie contains the character U+0000.",
    )


def test_a_nul_in_a_log_in_form_is_refused_at_the_field(client: Client) -> None:
    answer = client.post("/accounts/login/", {"login": "a\0b", "password": "c\0d"})
    assert answer.status_code == 200
    assert set(answer.context["form"].errors) >= {"login"}
