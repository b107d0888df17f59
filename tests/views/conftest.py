"""The cast that desk and review pages share: a visitor, the analyst and the editor."""

from __future__ import annotations

import pytest
from django.test import Client

from incidents.snapshot.holding import holder
from tests.factories import analyst, editor
from tests.views.signing_in import signed_in


@pytest.fixture(autouse=True)
def _no_snapshot() -> None:
    """No test sees the columns that another one has loaded."""
    holder.forget()


@pytest.fixture
def visitor() -> Client:
    """Somebody who is not signed in."""
    return Client()


@pytest.fixture
def writer(db: None) -> Client:
    """The analyst's browser."""
    return signed_in(analyst())


@pytest.fixture
def reviewer(db: None) -> Client:
    """The editor's browser."""
    return signed_in(editor())
