"""A mail server of the tests' own, and settings that send to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.mail_server import MailServer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.conf import LazySettings

SITE = "https://tracker.example"


@pytest.fixture
def mail_server(settings: LazySettings) -> Iterator[MailServer]:
    """A running server to which this process sends."""
    with MailServer() as server:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = server.host, server.port
        settings.SITE_URL = SITE
        settings.NOTICES_BY_MAIL = True
        yield server
