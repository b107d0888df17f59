"""Whether this process is alive, and whether it is ready to answer.

Meant for whoever runs the tracker: reasons in plain words, and nothing about where things are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from celery import current_app
from django.db import DatabaseError, InterfaceError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from kombu.exceptions import OperationalError as BrokerError

from .guards import public_page

if TYPE_CHECKING:
    from collections.abc import Callable

OK = "ok"
BROKER_SECONDS = 2


@public_page
@never_cache
@require_safe
def alive(_request: HttpRequest) -> JsonResponse:
    """Answer 200 as long as the process answers at all; asks nobody else."""
    return JsonResponse({"alive": True})


@public_page
@never_cache
@require_safe
def ready(_request: HttpRequest) -> JsonResponse:
    """Answer 200 when database, migrations and broker are in order, else 503 with the reasons."""
    checks = {name: check() for name, check in CHECKS.items()}
    is_ready = set(checks.values()) == {OK}
    return JsonResponse({"ready": is_ready, "checks": checks}, status=200 if is_ready else 503)


def database() -> str:
    """Return OK or why the database is not in order."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except (DatabaseError, InterfaceError):
        return "The database does not answer."
    return OK


def migrations() -> str:
    """Return OK or how many migrations are still to be applied."""
    try:
        executor = MigrationExecutor(connection)
        waiting = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    except (DatabaseError, InterfaceError):
        return "Nobody can tell while the database does not answer."
    return f"Migrations not applied: {waiting}." if waiting else OK


def broker() -> str:
    """Return OK or why the broker is not in order; waits two seconds at most for it."""
    try:
        # A new connection: one from the pool would answer from memory.
        with current_app.connection_for_write(connect_timeout=BROKER_SECONDS) as link:
            link.ensure_connection(max_retries=1, interval_start=0, timeout=BROKER_SECONDS)
    except (BrokerError, OSError):
        return "The broker does not answer."
    return OK


CHECKS: dict[str, Callable[[], str]] = {
    "database": database,
    "migrations": migrations,
    "broker": broker,
}
