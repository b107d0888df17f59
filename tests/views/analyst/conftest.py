"""The cast at the desk: an analyst and a colleague who are signed in, and a visitor."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client

from tests.factories import analyst, editor, other_analyst
from tests.views.signing_in import signed_in


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
