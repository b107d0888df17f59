"""Accounts: one role each, an address of their own, never without an administrator."""

from __future__ import annotations

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.test import Client

from incidents.enums import Role
from incidents.models import User
from tests.admin.conftest import administrator, errors_of, newest_event
from tests.factories import analyst, editor, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("collected")]


def test_an_account_is_made_with_an_address_and_a_role(desk: Client) -> None:
    fields = {
        "username": "newcomer",
        "email": "newcomer@example.org",
        "role": "editor",
        "usable_password": "false",
    }
    assert errors_of(desk.post("/admin/incidents/user/add/", fields)) == []
    made = User.objects.get(username="newcomer")
    assert (made.role, made.email, made.has_usable_password()) == (
        "editor",
        "newcomer@example.org",
        False,
    )
    again = fields | {"username": "twin", "email": "Newcomer@example.org"}
    answer = desk.post("/admin/incidents/user/add/", again)
    assert errors_of(answer) == ["Another account has this e-mail address."]
    answer = desk.post("/admin/incidents/user/add/", fields | {"username": "no", "email": ""})
    assert errors_of(answer) == ["This field is required."]


def test_a_new_role_is_recorded_with_who_gave_it(desk: Client) -> None:
    person = analyst()
    fields = {
        "username": person.username,
        "email": person.email,
        "role": "editor",
        "is_active": "on",
    }
    answer = desk.post(f"/admin/incidents/user/{person.pk}/change/", fields)
    assert errors_of(answer) == []
    event = newest_event("User")
    assert (event.pgh_obj_id, event.role) == (person.pk, "editor")
    assert event.pgh_context.metadata["user"] == administrator().pk


def test_the_last_administrator_stays_one(desk: Client) -> None:
    person = administrator()
    fields = {"username": person.username, "email": person.email, "role": "analyst"}
    answer = desk.post(f"/admin/incidents/user/{person.pk}/change/", fields)
    sentence = "This is the only administrator: give somebody else the role first."
    assert errors_of(answer) == [sentence]
    make_user("second_administrator", Role.ADMINISTRATOR)
    answer = desk.post(f"/admin/incidents/user/{person.pk}/change/", fields)
    assert errors_of(answer) == []


def test_a_replaced_address_no_longer_signs_anybody_in(desk: Client) -> None:
    person = editor()
    EmailAddress.objects.create(user=person, email=person.email, primary=True)
    fields = {
        "username": person.username,
        "email": "new@example.org",
        "role": "editor",
        "is_active": "on",
    }
    answer = desk.post(f"/admin/incidents/user/{person.pk}/change/", fields)
    assert errors_of(answer) == []
    assert EmailAddress.objects.filter(user=person, email="editor@example.org").exists() is False


def test_a_lost_second_factor_is_removed(desk: Client) -> None:
    Authenticator.objects.create(user=editor(), type=Authenticator.Type.TOTP, data={"secret": "x"})
    fields = {"action": "remove_second_factor", "_selected_action": [editor().pk, analyst().pk]}
    answer = desk.post("/admin/incidents/user/", fields, follow=True)
    assert "The second factor of 1 person was removed." in answer.content.decode()
    assert Authenticator.objects.count() == 0
