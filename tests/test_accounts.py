"""Signing in and out, passwords, second factors: through the real pages, with real limits."""

from __future__ import annotations

import re
import secrets
import time
from typing import TYPE_CHECKING, Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core import mail
from django.test import Client, override_settings

from incidents.enums import Role
from tests.factories import analyst, editor, make_user

if TYPE_CHECKING:
    from incidents.models import User

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("collected")]

WRONG = "The username and/or password you specified are not correct."
TOO_MANY = "Too many failed login attempts. Try again later."
SET_UP = "/accounts/2fa/totp/activate/"
SECONDS_PER_CODE = 30


@pytest.fixture
def visitor() -> Client:
    """A browser at an address of its own: the limits count by address and outlive a test."""
    return Client(REMOTE_ADDR=f"10.{'.'.join(str(byte) for byte in secrets.token_bytes(3))}")


@pytest.fixture
def newcomer() -> User:
    """An analyst of a name never used before: the limits also count by name."""
    return make_user(f"newcomer-{secrets.token_hex(4)}")


def sign_in(browser: Client, login: str, password: str) -> Any:
    """Send the sign-in form."""
    return browser.post("/accounts/login/", {"login": login, "password": password})


def signed_in_as(browser: Client) -> str | None:
    """The number of the person a browser is signed in as."""
    return browser.session.get("_auth_user_id")


def text_of(answer: Any) -> str:
    """A page as text."""
    return str(answer.content.decode())


def code_for(secret: str, *, later: int = 0) -> str:
    """What an authenticator app shows now, or so many codes later."""
    counter = int(time.time()) // SECONDS_PER_CODE + later
    return str(format_hotp_value(hotp_value(secret, counter)))


@pytest.fixture
def clocks_differ() -> Any:
    """Accept the neighbouring codes, so that no test hangs on the half-minute's edge."""
    with override_settings(MFA_TOTP_TOLERANCE=1):
        yield


def set_up_second_factor(browser: Client, password: str) -> str:
    """Go through the set-up pages; return the secret that the app would keep."""
    asked_again = browser.get(SET_UP)["Location"]
    assert browser.post(asked_again, {"password": password})["Location"] == SET_UP
    page = text_of(browser.get(SET_UP))
    found = re.search(r'id="authenticator_secret"[^>]*value="(\w+)"', page, re.DOTALL)
    assert found is not None
    answer = browser.post(SET_UP, {"code": code_for(found[1])})
    assert answer.status_code == 302
    return found[1]


@pytest.mark.parametrize("login", ["analyst", "analyst@example.org", "Analyst@Example.org"])
def test_people_sign_in_by_name_or_address(visitor: Client, login: str) -> None:
    person = analyst()
    assert sign_in(visitor, login, "analyst").status_code == 302
    assert signed_in_as(visitor) == str(person.pk)


def test_a_wrong_password_gets_a_sentence_and_keeps_the_name(
    visitor: Client, newcomer: User
) -> None:
    answer = sign_in(visitor, newcomer.username, "mistyped")
    assert answer.status_code == 200
    assert WRONG in text_of(answer)
    assert f'value="{newcomer.username}"' in text_of(answer)
    assert "mistyped" not in text_of(answer)
    assert signed_in_as(visitor) is None


def test_an_unknown_name_gets_the_same_sentence(visitor: Client) -> None:
    assert WRONG in text_of(sign_in(visitor, f"nobody-{secrets.token_hex(4)}", "something"))


def test_an_account_that_is_switched_off_cannot_sign_in(visitor: Client) -> None:
    make_user("former", is_active=False)
    sign_in(visitor, "former", "former")
    assert signed_in_as(visitor) is None


def test_attempts_at_one_account_are_limited_even_with_the_right_password(
    visitor: Client, newcomer: User
) -> None:
    name = newcomer.username
    answers = [text_of(sign_in(visitor, name, "guess")) for _attempt in range(5)]
    assert [WRONG in answer for answer in answers] == [True] * 5
    assert TOO_MANY in text_of(sign_in(visitor, name, name))
    assert signed_in_as(visitor) is None


def test_attempts_from_one_address_are_limited(visitor: Client) -> None:
    answers = [sign_in(visitor, f"nobody-{secrets.token_hex(4)}", "guess") for _try in range(11)]
    assert [WRONG in text_of(answer) for answer in answers] == [True] * 10 + [False]
    assert TOO_MANY in text_of(answers[-1])


def test_a_flood_of_sign_ins_is_answered_with_429(visitor: Client) -> None:
    statuses = {sign_in(visitor, "", "").status_code for _attempt in range(31)}
    assert statuses == {200, 429}
    answer = sign_in(visitor, "", "")
    assert "Wait a minute" in text_of(answer)


def test_nobody_signs_up(visitor: Client) -> None:
    answer = visitor.get("/accounts/signup/")
    assert "Accounts are made by an administrator." in text_of(answer)
    fields = {"username": "new", "email": "new@example.org", "password1": "f8#kkQ2!zz"}
    visitor.post("/accounts/signup/", fields | {"password2": "f8#kkQ2!zz"})
    assert signed_in_as(visitor) is None
    assert "/accounts/signup/" not in text_of(visitor.get("/accounts/login/"))


def test_signing_out_needs_a_post(visitor: Client) -> None:
    visitor.force_login(analyst())
    assert "Sign out" in text_of(visitor.get("/accounts/logout/"))
    assert signed_in_as(visitor) is not None
    assert visitor.post("/accounts/logout/").status_code == 302
    assert signed_in_as(visitor) is None


def test_a_password_is_changed_and_the_owner_is_told(visitor: Client) -> None:
    person = analyst()
    sign_in(visitor, "analyst", "analyst")
    answer = visitor.post(
        "/accounts/password/change/",
        {"oldpassword": "analyst", "password1": "f8#kkQ2!zz", "password2": "f8#kkQ2!zz"},
    )
    assert answer.status_code == 302
    person.refresh_from_db()
    assert person.check_password("f8#kkQ2!zz") is True
    assert [message.to for message in mail.outbox] == [["analyst@example.org"]]


def test_a_forgotten_password_is_reset_by_mail(visitor: Client) -> None:
    person = analyst()
    visitor.post("/accounts/password/reset/", {"email": "analyst@example.org"})
    (message,) = mail.outbox
    found = re.search(r"/accounts/password/reset/key/\S+", str(message.body))
    assert found is not None
    form = visitor.get(found[0], follow=True)
    answer = visitor.post(
        form.redirect_chain[-1][0], {"password1": "f8#kkQ2!zz", "password2": "f8#kkQ2!zz"}
    )
    assert answer.status_code == 302
    person.refresh_from_db()
    assert person.check_password("f8#kkQ2!zz") is True


def test_a_reset_does_not_tell_which_addresses_have_accounts(visitor: Client) -> None:
    analyst()
    known = visitor.post("/accounts/password/reset/", {"email": "analyst@example.org"})
    unknown = visitor.post("/accounts/password/reset/", {"email": "nobody@example.org"})
    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])


@pytest.mark.usefixtures("clocks_differ")
def test_a_second_factor_is_set_up_and_then_asked_for(visitor: Client) -> None:
    person = editor()
    sign_in(visitor, "editor", "editor")
    secret = set_up_second_factor(visitor, "editor")
    assert "Recovery Codes" in text_of(visitor.get("/accounts/2fa/recovery-codes/"))
    visitor.post("/accounts/logout/")

    assert sign_in(visitor, "editor", "editor")["Location"] == "/accounts/2fa/authenticate/"
    assert signed_in_as(visitor) is None
    refused = visitor.post("/accounts/2fa/authenticate/", {"code": "000000"})
    assert "Incorrect code." in text_of(refused)
    assert signed_in_as(visitor) is None
    # The code of the set-up is used up, so the app's next one.
    visitor.post("/accounts/2fa/authenticate/", {"code": code_for(secret, later=1)})
    assert signed_in_as(visitor) == str(person.pk)


@pytest.mark.usefixtures("clocks_differ")
def test_a_recovery_code_opens_the_door_once(visitor: Client) -> None:
    editor()
    sign_in(visitor, "editor", "editor")
    set_up_second_factor(visitor, "editor")
    shown = text_of(visitor.get("/accounts/2fa/recovery-codes/"))
    box = re.search(r"<textarea[^>]*>(.*?)</textarea>", shown, re.DOTALL)
    assert box is not None
    recovery = box[1].split()[0]
    visitor.post("/accounts/logout/")

    sign_in(visitor, "editor", "editor")
    visitor.post("/accounts/2fa/authenticate/", {"code": recovery})
    assert signed_in_as(visitor) is not None
    visitor.post("/accounts/logout/")

    sign_in(visitor, "editor", "editor")
    visitor.post("/accounts/2fa/authenticate/", {"code": recovery})
    assert signed_in_as(visitor) is None


def with_second_factor(person: User) -> User:
    """The person with a second factor, however it was made."""
    Authenticator.objects.create(user=person, type=Authenticator.Type.TOTP, data={"secret": "x"})
    return person


@pytest.mark.urls("tests.guarded_urls")
@override_settings(REQUIRE_SECOND_FACTOR=True)
def test_an_editor_is_sent_to_the_set_up_before_any_guarded_page(visitor: Client) -> None:
    visitor.force_login(editor())
    assert [visitor.get(page)["Location"] for page in ("/desk/", "/review/")] == [SET_UP, SET_UP]
    with_second_factor(editor())
    assert [text_of(visitor.get(page)) for page in ("/desk/", "/review/")] == ["desk", "review"]


@pytest.mark.urls("tests.guarded_urls")
@override_settings(REQUIRE_SECOND_FACTOR=True)
def test_an_analyst_may_do_without_a_second_factor(visitor: Client) -> None:
    visitor.force_login(analyst())
    assert text_of(visitor.get("/desk/")) == "desk"


@pytest.mark.urls("tests.guarded_urls")
@override_settings(REQUIRE_SECOND_FACTOR=False)
def test_nobody_is_sent_to_the_set_up_where_it_is_not_required(visitor: Client) -> None:
    visitor.force_login(editor())
    assert text_of(visitor.get("/review/")) == "review"


@pytest.mark.urls("tests.guarded_urls")
@override_settings(REQUIRE_SECOND_FACTOR=True)
def test_the_set_up_page_says_why_somebody_was_sent_there(visitor: Client) -> None:
    editor()
    sign_in(visitor, "editor", "editor")
    page = visitor.get("/review/", follow=True)
    assert "Your role needs a second factor." in text_of(page)


@pytest.mark.urls("tests.guarded_urls")
@pytest.mark.parametrize(
    ("role", "statuses"),
    [(Role.ANALYST, [200, 403]), (Role.EDITOR, [200, 200]), (Role.ADMINISTRATOR, [403, 403])],
)
@override_settings(REQUIRE_SECOND_FACTOR=False)
def test_guarded_pages_open_by_role(visitor: Client, role: Role, statuses: list[int]) -> None:
    visitor.force_login(make_user("somebody", role))
    assert [visitor.get(page).status_code for page in ("/desk/", "/review/")] == statuses


@pytest.mark.urls("tests.guarded_urls")
def test_a_visitor_is_sent_to_sign_in_and_comes_back(visitor: Client) -> None:
    analyst()
    answer = visitor.get("/desk/?day=2020-12-12")
    assert answer["Location"] == "/accounts/login/?next=/desk/%3Fday%3D2020-12-12"
    back = visitor.post(answer["Location"], {"login": "analyst", "password": "analyst"})
    assert back["Location"] == "/desk/?day=2020-12-12"


@pytest.mark.parametrize("page", ["/accounts/login/", "/accounts/password/reset/"])
def test_pages_hold_no_inline_script_or_style(visitor: Client, page: str) -> None:
    text = text_of(visitor.get(page))
    assert re.findall(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=", text) == []
