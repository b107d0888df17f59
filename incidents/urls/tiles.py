"""The addresses of vector tiles."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from incidents.views.public.tiles import tile, tilejson

urlpatterns: list[URLPattern | URLResolver] = [
    path("tiles/tiles.json", tilejson, name="tilejson"),
    path("tiles/<str:z>/<str:x>/<str:y>.mvt", tile, name="tile"),
]
