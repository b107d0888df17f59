"""Addresses as others see them: with scheme and host."""

from __future__ import annotations

from urllib.parse import urljoin

from django.conf import settings
from django.http import HttpRequest


def absolute(request: HttpRequest, path: str) -> str:
    """Return `path` of this site with scheme and host: those of SITE_URL, else the request's.

    An address that already has a host, as static files on another one have, stays as it is.
    """
    return urljoin(site_root(request), path)


def site_root(request: HttpRequest) -> str:
    """Return the address of the first page, with a slash at the end."""
    return f"{settings.SITE_URL}/" if settings.SITE_URL else request.build_absolute_uri("/")
