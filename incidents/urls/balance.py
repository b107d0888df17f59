"""The addresses of the balance."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from incidents.views.public.balance import balance, balance_csv

urlpatterns: list[URLPattern | URLResolver] = [
    path("balance/", balance, name="balance"),
    path("balance.csv", balance_csv, name="balance_csv"),
]
