"""Pages kept in the memory of a process, for readers who are all shown the same.

A page is kept with the columns it was made beside and goes with them, so a publication is seen in
it as soon as on the map. It also goes after a minute, should anything change without a version.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import wraps
from typing import TYPE_CHECKING, Concatenate, Final, ParamSpec

from compression_middleware.middleware import MIN_LEN, compressor
from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage
from django.http import HttpResponse
from django.utils import timezone
from django.utils.cache import patch_vary_headers

from incidents.snapshot.holding import holder
from incidents.views.preferences import reader_of

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from django.http import HttpRequest

P = ParamSpec("P")

PERSONAL: Final = (
    settings.SESSION_COOKIE_NAME,
    settings.CSRF_COOKIE_NAME,
    CookieStorage.cookie_name,
)
"""Cookies of somebody who may be shown something that others are not."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A page as it was made for clients that take one encoding: its bytes and its headers."""

    content: bytes
    headers: tuple[tuple[str, str], ...]

    def __len__(self) -> int:
        return len(self.content)

    def answer(self) -> HttpResponse:
        """Return the page."""
        response = HttpResponse(self.content, headers=dict(self.headers))
        patch_vary_headers(response, ("Accept-Encoding",))
        return response


def kept_for_readers(
    view: Callable[Concatenate[HttpRequest, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """Return a view whose pages are made once for all who are shown the same.

    The page may depend on its address, on the reader's choices, on the day and on what is public,
    and on nothing else. Whoever brought a cookie of PERSONAL has the page made for them.
    """

    @wraps(view)
    def keeping(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if request.method not in {"GET", "HEAD"} or not request.COOKIES.keys().isdisjoint(PERSONAL):
            return view(request, *args, **kwargs)
        pages = holder.get().pages
        encoding, compress, _stream = compressor(request.headers.get("Accept-Encoding", ""))
        key = (encoding, *_key(request))
        kept: Kept | None = pages.get(key)
        if kept is not None:
            return kept.answer()
        response = view(request, *args, **kwargs)
        if response.status_code != 200 or response.cookies or len(response.content) < MIN_LEN:
            return response
        if encoding is not None:
            response.content = compress(response.content)
            response["Content-Encoding"] = encoding
        kept = Kept(response.content, tuple(response.headers.items()))
        pages.put(key, kept)
        return kept.answer()

    return keeping


def _key(request: HttpRequest) -> tuple[Hashable, ...]:
    """What a page may depend on beside what is public."""
    reader, today = reader_of(request), timezone.localdate()
    return request.scheme, request.get_host(), request.get_full_path(), reader, today
