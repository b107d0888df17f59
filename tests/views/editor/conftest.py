"""The cast at the review pages: two editors, an analyst, and a visitor."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client

from tests.factories import analyst, editor, second_editor
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
def reviewer(db: None, collected: Path) -> Client:
    """The editor's browser."""
    return signed_in(editor())


@pytest.fixture
def second(db: None, collected: Path) -> Client:
    """The second editor's browser."""
    return signed_in(second_editor())
