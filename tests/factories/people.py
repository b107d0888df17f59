"""The cast of the tests, named by role."""

from __future__ import annotations

from functools import cache
from typing import Any

from django.contrib.auth.hashers import make_password

from incidents.enums import Role
from incidents.models import User


def make_user(username: str, role: Role = Role.ANALYST, **fields: Any) -> User:
    """Return the user of this name, made at the first call; the password is the name."""
    found = User.objects.filter(username=username).first()
    if found is not None:
        return found
    return User.objects.create(
        username=username,
        email=f"{username}@example.org",
        password=_hashed(username),
        role=role,
        **fields,
    )


@cache
def _hashed(password: str) -> str:
    """The password as the product stores it. Hashing is slow by design, so once for each name."""
    return make_password(password)


def analyst() -> User:
    """Who writes."""
    return make_user("analyst")


def other_analyst() -> User:
    """Who writes too."""
    return make_user("other_analyst")


def second_editor() -> User:
    """Who decides too, where two have to."""
    return make_user("second_editor", Role.EDITOR)


def editor() -> User:
    """Who decides."""
    return make_user("editor", Role.EDITOR)


def administrator() -> User:
    """Who keeps accounts and vocabularies."""
    return make_user("administrator", Role.ADMINISTRATOR)
