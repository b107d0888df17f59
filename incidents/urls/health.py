"""Addresses for whoever runs the tracker."""

from __future__ import annotations

from django.urls import path

from incidents.views import health

urlpatterns = [
    path("healthz", health.alive, name="healthz"),
    path("readyz", health.ready, name="readyz"),
]
