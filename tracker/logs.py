"""Logs: one JSON object a line on standard error, without personal data.

A line never holds a network address, a user's name or number, an e-mail address, a query string,
a header or a form value. A request is named by its method, the route that matched (not the
address typed), its status and how long it took. Only a server's own failure names the path.
"""

from __future__ import annotations

import logging
import re
import time
from typing import TYPE_CHECKING

from django.conf import settings
from pythonjsonlogger.json import JsonFormatter

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
NETWORK_ADDRESS = re.compile(
    r"\b\d{1,3}(?:\.\d{1,3}){3}\b|\b(?:[0-9a-f]{1,4}:){3,7}[0-9a-f]{1,4}\b"
)
QUERY = re.compile(r"\?\S+")
KEPT = ("method", "route", "status", "milliseconds", "task", "job")
logger = logging.getLogger("tracker.request")


def without_personal_data(text: str) -> str:
    """Return a text with e-mail and network addresses and query strings replaced.

    >>> without_personal_data("mail to a.b@example.org from 192.0.2.7 for /x?q=name")
    'mail to [e-mail] from [address] for /x?[query]'
    """
    return QUERY.sub("?[query]", NETWORK_ADDRESS.sub("[address]", EMAIL.sub("[e-mail]", text)))


class PrivateJsonFormatter(JsonFormatter):
    """Writes time, level, logger, message and the few extra fields that are known to be safe."""

    converter = staticmethod(time.gmtime)

    def format(self, record: logging.LogRecord) -> str:
        """Return one line of JSON."""
        fields: dict[str, object] = {
            "time": self.formatTime(record, "%Y-%m-%dT%H:%M:%SZ"),
            "level": record.levelname,
            "logger": record.name,
            "message": without_personal_data(record.getMessage()),
        }
        fields |= {name: getattr(record, name) for name in KEPT if hasattr(record, name)}
        if record.exc_info:
            fields["exception"] = without_personal_data(str(self.formatException(record.exc_info)))
        return self.serialize_log_record(fields)


class RequestLogMiddleware:
    """Logs each answer that did not come from a static file."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the next handler of the chain."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request, then log it."""
        started = time.monotonic()
        response = self.get_response(request)
        if not request.path.startswith(settings.STATIC_URL):
            match = request.resolver_match
            fields = {
                "method": request.method,
                "route": match.route if match else None,
                "status": response.status_code,
                "milliseconds": round((time.monotonic() - started) * 1000),
            }
            logger.info("answered", extra=fields)
        return response
