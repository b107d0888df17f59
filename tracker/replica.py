"""Reading from a replica of the database, when `DATABASE_REPLICA_URL` names one.

Only anonymous readers' GET and HEAD requests read from it. Whoever is signed in reads from the
primary, and so do workers and commands: a replica lags, and they must see what they just wrote.
"""

from __future__ import annotations

from contextvars import ContextVar
from typing import TYPE_CHECKING, Any

from django.conf import settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.db.models import Model
    from django.http import HttpRequest, HttpResponse

reading = ContextVar("reading", default=False)
"""Whether the current request may read from the replica."""


class ReplicaMiddleware:
    """Marks the requests that may read from the replica. Costs nothing when there is none."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the next handler of the chain."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request with the mark set, and clear it afterwards."""
        anonymous = settings.SESSION_COOKIE_NAME not in request.COOKIES
        token = reading.set(anonymous and request.method in ("GET", "HEAD"))
        try:
            return self.get_response(request)
        finally:
            reading.reset(token)


class ReplicaRouter:
    """Django's database router: reads by mark, everything else to the primary."""

    def db_for_read(self, model: type[Model], **hints: Any) -> str:
        """Return the database that a query of `model` is sent to."""
        return "replica" if reading.get() else "default"

    def db_for_write(self, model: type[Model], **hints: Any) -> str:
        """Return the primary: a replica cannot be written."""
        return "default"

    def allow_relation(self, first: Model, second: Model, **hints: Any) -> bool:
        """Allow relations: both databases hold the same rows."""
        return True

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool:
        """Migrate the primary only; the replica follows by itself."""
        return db == "default"
