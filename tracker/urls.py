"""The addresses: the tracker's own, signing in, and the administrators' pages."""

from __future__ import annotations

from django.urls import include, path

from incidents.admin import administrators

urlpatterns = [
    path("accounts/", include("allauth.urls")),
    path("admin/", administrators.urls),
    path("", include("incidents.urls")),
]

handler404 = "incidents.views.errors.not_found"
