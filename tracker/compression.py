"""Answers that hold no secret, compressed on the way out.

A compressed answer tells by its length how much of it repeats, so whoever can put words into a page
beside a secret can guess the secret letter by letter (the attack called BREACH). Static files are
compressed beforehand by WhiteNoise and do not come this far.
"""

from __future__ import annotations

from http import HTTPStatus
from typing import Final

from compression_middleware.middleware import CompressionMiddleware
from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.cache import patch_vary_headers

TEXTS: Final = ("text/", "application/json", "application/xml")
TEXT_SUFFIXES: Final = ("+json", "+xml")
COLUMNS: Final = "application/vnd.ceasefire-index"
"""The index as bytes: small numbers in a row, of which less than half remains."""


class PublicCompressionMiddleware(CompressionMiddleware):  # type: ignore[misc]  # untyped
    """Zstandard, Brotli or gzip, for texts whose length may be known to everybody.

    Entity tags become weak, since the bytes differ, and go on answering If-None-Match.
    """

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        """Compress a text without secrets for a client that takes it; leave all else alone."""
        if not is_text(response) and response.status_code != HTTPStatus.NOT_MODIFIED:
            return response
        # Also on what is not compressed, and on 304: a shared cache must keep the two apart.
        patch_vary_headers(response, ("Accept-Encoding",))
        if not holds_no_secret(request, response):
            return response
        compressed: HttpResponseBase = super().process_response(request, response)
        return compressed


def is_text(response: HttpResponseBase) -> bool:
    """Return whether the answer is of a type that gets shorter."""
    kind = response.headers.get("Content-Type", "").partition(";")[0].strip()
    return kind == COLUMNS or kind.startswith(TEXTS) or kind.endswith(TEXT_SUFFIXES)


def holds_no_secret(request: HttpRequest, response: HttpResponseBase) -> bool:
    """Return whether nothing in the answer is meant for one visitor only.

    Either any other site's pages may read it anyway, or the visitor brought neither a session nor
    the secret of a form and is given neither, so the answer is what everybody gets.
    """
    if response.headers.get("Access-Control-Allow-Origin") == "*":
        return True
    secrets = {settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME}
    return secrets.isdisjoint(request.COOKIES) and secrets.isdisjoint(response.cookies)
