"""The addresses of the public pages."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from incidents.views.preferences import choose
from incidents.views.public.about import about
from incidents.views.public.home import home
from incidents.views.public.incident_list import incident_list
from incidents.views.public.incident_page import incident
from incidents.views.public.map_places import map_places
from incidents.views.public.methodology import methodology
from incidents.views.public.place_page import place
from incidents.views.public.statement_page import statement
from incidents.views.public.timeline_page import timeline
from incidents.views.public.versions import history, version

urlpatterns: list[URLPattern | URLResolver] = [
    path("", home, name="home"),
    path("incidents/", incident_list, name="incidents"),
    path("incidents/<str:reference>/", incident, name="incident"),
    path("incidents/<str:reference>/history/", history, name="incident_history"),
    path("incidents/<str:reference>/v/<int:number>/", version, name="incident_version"),
    path("statements/<str:public_id>/", statement, name="statement"),
    path("places/<slug:slug>/", place, name="place"),
    path("timeline/", timeline, name="timeline"),
    path("map/places.json", map_places, name="map_places"),
    path("preferences/", choose, name="preferences"),
    path("methodology/", methodology, name="methodology"),
    path("about/", about, name="about"),
]
