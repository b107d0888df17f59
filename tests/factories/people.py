"""The cast of the tests, named by role."""

from __future__ import annotations

from typing import Any

from incidents.enums import Role
from incidents.models import User


def make_user(username: str, role: Role = Role.ANALYST, **fields: Any) -> User:
    """Return the user of this name, made at the first call; the password is the name."""
    found = User.objects.filter(username=username).first()
    if found is not None:
        return found
    return User.objects.create_user(
        username=username,
        email=f"{username}@example.org",
        password=username,
        role=role,
        **fields,
    )


def analyst() -> User:
    """Who writes."""
    return make_user("analyst")


def other_analyst() -> User:
    """Who writes too."""
    return make_user("other_analyst")


def editor() -> User:
    """Who decides."""
    return make_user("editor", Role.EDITOR)
