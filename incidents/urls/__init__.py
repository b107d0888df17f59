"""The tracker's own addresses."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver

from incidents.urls.api import urlpatterns as api
from incidents.urls.health import urlpatterns as health
from incidents.urls.public import urlpatterns as public

urlpatterns: list[URLPattern | URLResolver] = [*health, *api, *public]
