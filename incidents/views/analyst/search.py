"""Searching the desk."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from incidents.desk.question import LONGEST
from incidents.desk.searching import search
from incidents.forms.filter import BadParameter
from incidents.permissions import Action
from incidents.views.errors import answers_bad_parameter
from incidents.views.guards import requires
from incidents.views.people import person


@require_safe
@requires(Action.OPEN_DESK)
@answers_bad_parameter
def desk_search(request: HttpRequest) -> HttpResponse:
    """Show what answers `q`, or what can be asked when it is empty.

    A question that is too long gets its sentence at the field and stays in it.
    """
    for name in request.GET:
        if name != "q":
            raise BadParameter(name[:60], _("There is no parameter of this name here."))
    q = request.GET.get("q", "")
    error = ""
    if len(q) > LONGEST:
        error = _("A search has %(limit)d characters at most; this one has %(length)d.") % {
            "limit": LONGEST,
            "length": len(q),
        }
    found = search(person(request), q) if q.strip() and not error else None
    context = {"q": q, "found": found, "error": error}
    return render(request, "analyst/search.html", context, status=400 if error else 200)
