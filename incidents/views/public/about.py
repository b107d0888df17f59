"""What the tracker is, how it stays neutral, what it is made from, and who sees what."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from incidents.comparison import alphabetical
from incidents.enums import Side
from incidents.views.errors import answers_bad_parameter
from incidents.views.guards import public_page
from incidents.views.public.parameters import read_only

NOBODY_READS = "@localhost"
"""The end of the sender's address where nobody has set one."""


@public_page
@answers_bad_parameter
def about(request: HttpRequest) -> HttpResponse:
    """Explain the tracker to somebody who has never heard of it."""
    read_only(request.GET)
    context = {"sides": alphabetical(Side), "contact": contact(), "tiles": settings.MAP_TILES_URL}
    return render(request, "public/about.html", context)


def contact() -> str:
    """Return the address the deployer writes from, empty where none was set."""
    address: str = settings.MAIL_FROM
    return "" if address.endswith(NOBODY_READS) else address
