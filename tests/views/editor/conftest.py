"""The cast at the review pages: a second editor beside those of all pages."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.factories import second_editor
from tests.views.signing_in import signed_in


@pytest.fixture
def second(db: None) -> Client:
    """The second editor's browser."""
    return signed_in(second_editor())
