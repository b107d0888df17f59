"""The addresses of the API. All are public, and everything else under /api/ is a JSON 404."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path, re_path

from incidents.api.openapi import docs, not_found, openapi_json
from incidents.api.service import api
from incidents.views.guards import public_page

_operations = [
    pattern
    for pattern in api.urls[0]
    if isinstance(pattern, URLPattern) and pattern.name != "api-root"
]
for _pattern in _operations:
    public_page(_pattern.callback)

urlpatterns: list[URLPattern | URLResolver] = [
    path(
        "api/",
        include(
            (
                [
                    path("docs", public_page(docs), name="docs"),
                    path("openapi.json", public_page(openapi_json), name="openapi"),
                    *_operations,
                    re_path(r"^(.*)$", public_page(not_found), name="not_found"),
                ],
                "api",
            )
        ),
    ),
]
