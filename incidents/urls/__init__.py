"""The tracker's own addresses."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver

from incidents.urls.api import urlpatterns as api
from incidents.urls.balance import urlpatterns as balance
from incidents.urls.bulletins import urlpatterns as bulletins
from incidents.urls.desk import urlpatterns as desk
from incidents.urls.discussions import urlpatterns as discussions
from incidents.urls.health import urlpatterns as health
from incidents.urls.public import urlpatterns as public
from incidents.urls.review import urlpatterns as review
from incidents.urls.sharing import urlpatterns as sharing
from incidents.urls.tiles import urlpatterns as tiles

urlpatterns: list[URLPattern | URLResolver] = [
    *(*health, *api, *public, *sharing, *balance, *tiles),
    *(*bulletins, *desk, *review, *discussions),
]
