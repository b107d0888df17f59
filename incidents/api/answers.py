"""Answers as JSON: pages of other sites may read them, and nothing is kept for too long."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Any

import orjson
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag

ASK_AGAIN = "public, no-cache"
"""Keep it, but ask each time whether it still holds."""

FOR_GOOD = "public, max-age=31536000, immutable"
"""For an address that names the version: it never answers anything else."""


def answer(content: Any, status: int = 200, content_type: str = "application/json") -> HttpResponse:
    """Return `content` as JSON, bytes as they are. All is public: any site's pages may read it."""
    text = content if isinstance(content, bytes) else orjson.dumps(content, default=_as_list)
    response = HttpResponse(text, status=status, content_type=content_type)
    return _open(response, ASK_AGAIN)


def _as_list(value: object) -> list[Any]:
    """A named tuple as the list that any other tuple becomes."""
    if isinstance(value, tuple):
        return list(value)
    raise TypeError(f"{type(value).__name__} is no JSON")


def refusal(parameter: str, message: str) -> HttpResponse:
    """Return 400 that names the parameter and says what is wrong with it."""
    return answer({"parameter": parameter, "message": message}, status=400)


def missing(message: str) -> HttpResponse:
    """Return 404 with one sentence."""
    return answer({"message": message}, status=404)


def moved(address: str, query: str = "") -> HttpResponse:
    """Return 301 to where an incident went; to be asked again, because a merge can be undone."""
    to = f"{address}?{query}" if query else address
    return _open(HttpResponsePermanentRedirect(to), ASK_AGAIN)


def unchanged_or(
    request: HttpRequest,
    tag: str,
    build: Callable[[], Any],
    caching: str = ASK_AGAIN,
    content_type: str = "application/json",
) -> HttpResponse:
    """Return 304 when the client still holds the answer with this tag, else what `build` makes."""
    etag = quote_etag(tag)
    held = get_conditional_response(request, etag=etag)
    response = held or answer(build(), content_type=content_type)
    response["ETag"] = etag
    return _open(response, caching)


def tag_of(version: int, *parts: object) -> str:
    """Return an entity tag for a version of what is public and everything the answer depends on."""
    key = "\n".join(map(str, parts)).encode()
    return f"{version}-{hashlib.sha256(key).hexdigest()[:16]}"


def _open(response: HttpResponse, caching: str) -> HttpResponse:
    response["Access-Control-Allow-Origin"] = "*"
    response["Access-Control-Expose-Headers"] = "ETag, Link"
    response["Cache-Control"] = caching
    return response
