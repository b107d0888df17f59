"""Addresses for other sites and programs: embeds, pictures, site map, icons."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from incidents.views.public.embed import embed_incident, embed_map
from incidents.views.public.machines import favicon, manifest, robots
from incidents.views.public.oembed import oembed
from incidents.views.public.picture import picture
from incidents.views.public.sitemaps import sitemap_index, sitemap_section

urlpatterns: list[URLPattern | URLResolver] = [
    path("embed/incident/<str:reference>/", embed_incident, name="embed_incident"),
    path("embed/map/", embed_map, name="embed_map"),
    path("oembed", oembed, name="oembed"),
    path("incidents/<str:reference>/picture.png", picture, name="incident_picture"),
    path("sitemap.xml", sitemap_index, name="sitemap"),
    path("sitemap-<slug:section>.xml", sitemap_section, name="sitemap_section"),
    path("robots.txt", robots, name="robots"),
    path("favicon.ico", favicon, name="favicon"),
    path("site.webmanifest", manifest, name="manifest"),
]
