"""The list of incidents, with the same parameters as the map."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from incidents.views.guards import public_page
from incidents.views.public.explorer import ask

SORT_WORDS = (
    ("newest", _("newest first")),
    ("oldest", _("oldest first")),
    ("published", _("last published first")),
)


@public_page
def incident_list(request: HttpRequest) -> HttpResponse:
    """Show one page of the incidents the address asks for."""
    asked = ask(request)
    context = asked.context() | {"sorts": SORT_WORDS}
    return render(request, "public/incident_list.html", context, status=asked.status)
