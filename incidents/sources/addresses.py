"""Normalising addresses, so that one publication is logged once."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from w3lib.url import canonicalize_url, url_query_cleaner

TRACKING_PARAMETERS = (
    "fbclid",
    "gclid",
    "igshid",
    "mc_cid",
    "mc_eid",
    "utm_campaign",
    "utm_content",
    "utm_id",
    "utm_medium",
    "utm_source",
    "utm_term",
    "yclid",
)

_FRONT_HOSTS = re.compile(r"^(?:www\d?|m|mobile|amp)\.(?=[^.]+\.)")


def url_key(url: str) -> str:
    """Return a key that is equal for the usual variants of one address.

    Leaves out scheme, port of the scheme, `www.` and mobile hosts, tracking parameters,
    fragment and trailing slash; sorts what is left of the query. Total: a text that is no
    address comes back as it is, without spaces around it.
    """
    cleaned = url_query_cleaner(url.strip(), TRACKING_PARAMETERS, remove=True)
    try:
        parts = urlsplit(canonicalize_url(cleaned))
        host = parts.hostname or ""
        port = f":{parts.port}" if parts.port not in (None, 80, 443) else ""
    except ValueError:
        return url.strip()
    if not host:
        return url.strip()
    query = f"?{parts.query}" if parts.query else ""
    return f"{_FRONT_HOSTS.sub('', host)}{port}{parts.path.rstrip('/')}{query}"
