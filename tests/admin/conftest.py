"""An administrator at work, and what the pages answer."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from django.apps import apps
from django.test import Client, override_settings

from incidents.enums import Role
from incidents.models import User
from tests.factories import (
    make_user,
)

if TYPE_CHECKING:
    from collections.abc import Iterator


def administrator() -> User:
    """Who keeps the vocabularies and the accounts."""
    return make_user("administrator", Role.ADMINISTRATOR)


@pytest.fixture
def desk() -> Iterator[Client]:
    """A browser in which the administrator is signed in."""
    browser = Client()
    browser.force_login(administrator())
    with override_settings(REQUIRE_SECOND_FACTOR=False):
        yield browser


def errors_of(answer: Any) -> list[str]:
    """The sentences shown at the fields or above the form."""
    lists = re.findall(r'<ul class="errorlist.*?</ul>', answer.content.decode(), re.DOTALL)
    return re.findall(r"<li>(.*?)</li>", "".join(lists))


def newest_event(model: str) -> Any:
    """The last line of a record's history."""
    return apps.get_model("incidents", f"{model}Event").objects.latest("pgh_id")
