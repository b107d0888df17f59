"""The desk: what somebody has begun, what came back, what waits, what came in, who is at work."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from incidents.desk import overview
from incidents.forms.paging import read_page, refuse_others
from incidents.permissions import Action
from incidents.views.errors import answers_bad_parameter
from incidents.views.guards import requires
from incidents.views.people import person

if TYPE_CHECKING:
    from django.core.paginator import Page

    from incidents.models import Draft

DRAFTS_A_PAGE: Final = 15


@require_safe
@requires(Action.OPEN_DESK)
@answers_bad_parameter
def dashboard(request: HttpRequest) -> HttpResponse:
    """Show everything that is somebody's to go on with."""
    user = person(request)
    page = _drafts(request)
    context = {
        "drafts": list(page),
        "page": page,
        "returned": overview.returned_to(user),
        "bulletins_returned": overview.bulletins_returned_to(user),
        "discussions": overview.discussions_of(user),
        "waiting": overview.waiting_of(user),
        "leads": overview.leads(),
        "published": overview.published_with(user),
        "at_work": overview.at_work(user),
    }
    return render(request, "analyst/dashboard.html", context)


def _drafts(request: HttpRequest) -> Page[Draft]:
    refuse_others(request.GET)
    return read_page(request.GET, overview.drafts_of(person(request)), DRAFTS_A_PAGE)
