"""Waiting for processes that tests start, and telling them where the tests' database is."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING
from urllib.parse import quote

from django.db import connection

if TYPE_CHECKING:
    from collections.abc import Callable

PATIENCE = 60


def wait_for(condition: Callable[[], object], what: str) -> None:
    """Wait until a condition holds; fail with `what` when it takes too long."""
    deadline = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < deadline, f"waited {PATIENCE} seconds for {what}"
        time.sleep(0.05)


def address_of_test_database() -> str:
    """The address of the database the tests run on, as DATABASE_URL writes it."""
    parts = connection.settings_dict
    login = quote(parts["USER"], safe="")
    if parts["PASSWORD"]:
        login += f":{quote(parts['PASSWORD'], safe='')}"
    address = f"postgis://{login}@/{quote(parts['NAME'])}?host={quote(parts['HOST'], safe='')}"
    return address + (f"&port={parts['PORT']}" if parts["PORT"] else "")


def somebody_asks() -> bool:
    """Whether another connection to the tests' database is in the middle of something."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT EXISTS (SELECT 1 FROM pg_stat_activity WHERE datname = current_database() "
            "AND pid <> pg_backend_pid() AND backend_type = 'client backend' AND state <> 'idle')"
        )
        return bool(cursor.fetchone()[0])
