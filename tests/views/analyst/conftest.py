"""The cast at the desk: an analyst and a colleague who are signed in, and a visitor."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client

from incidents.models import User
from tests.factories import analyst, editor, other_analyst


def signed_in(person: User) -> Client:
    """A browser in which somebody is signed in."""
    client = Client()
    client.force_login(person)
    return client


@pytest.fixture
def visitor(collected: Path) -> Client:
    """Somebody who is not signed in."""
    return Client()


@pytest.fixture
def writer(db: None, collected: Path) -> Client:
    """The analyst's browser."""
    return signed_in(analyst())


@pytest.fixture
def colleague(db: None, collected: Path) -> Client:
    """The other analyst's browser."""
    return signed_in(other_analyst())


@pytest.fixture
def reviewer(db: None, collected: Path) -> Client:
    """The editor's browser."""
    return signed_in(editor())
