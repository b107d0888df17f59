"""The tracker's addresses with two guarded pages more: its own come with the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.urls import include, path

from incidents.permissions import Action
from incidents.views.guards import requires

if TYPE_CHECKING:
    from django.http import HttpRequest


@requires(Action.OPEN_DESK)
def desk(_request: HttpRequest) -> HttpResponse:
    """A page for analysts and editors."""
    return HttpResponse("desk")


@requires(Action.OPEN_REVIEW)
def review(_request: HttpRequest) -> HttpResponse:
    """A page for editors."""
    return HttpResponse("review")


urlpatterns = [
    path("desk/", desk),
    path("review/", review),
    path("", include("tracker.urls")),
]
