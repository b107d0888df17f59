"""The cast of the API's tests: a visitor who is not signed in."""

from __future__ import annotations

import pytest
from django.test import Client


@pytest.fixture
def visitor() -> Client:
    """Somebody who is not signed in."""
    return Client()
