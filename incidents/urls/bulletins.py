"""The addresses of bulletins: at the desk, in review, and public."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from incidents.views.analyst.bulletins import desk_bulletin, desk_bulletins, new_bulletin
from incidents.views.editor.bulletins import review_bulletin, review_bulletins
from incidents.views.public.bulletins import bulletins

urlpatterns: list[URLPattern | URLResolver] = [
    path("bulletins/", bulletins, name="bulletins"),
    path("desk/bulletins/", desk_bulletins, name="desk_bulletins"),
    path("desk/bulletins/new/", new_bulletin, name="desk_bulletin_new"),
    path("desk/bulletins/<int:number>/", desk_bulletin, name="desk_bulletin"),
    path("review/bulletins/", review_bulletins, name="review_bulletins"),
    path("review/bulletins/<int:number>/", review_bulletin, name="review_bulletin"),
]
