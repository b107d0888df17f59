"""The cast at the desk: a colleague beside those of all pages."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.factories import other_analyst
from tests.views.signing_in import signed_in


@pytest.fixture
def colleague(db: None) -> Client:
    """The other analyst's browser."""
    return signed_in(other_analyst())
