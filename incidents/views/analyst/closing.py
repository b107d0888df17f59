"""Putting a draft away, and taking it up again."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from incidents.desk.closing import discard, restore
from incidents.desk.saving import DraftClosed
from incidents.permissions import Action
from incidents.views.guards import requires
from incidents.views.people import person
from incidents.workflow import NotAllowed

from .drafts import draft_of


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Action.OPEN_DESK)
def draft_discard(request: HttpRequest, public_id: str) -> HttpResponse:
    """Ask whether a draft is to be discarded; discard it on POST."""
    draft = draft_of(request, public_id)
    if request.method != "POST":
        return render(request, "analyst/draft_discard.html", {"draft": draft})
    try:
        discard(draft, person(request))
    except (DraftClosed, NotAllowed) as error:
        messages.error(request, str(error))
        return redirect("draft", public_id)
    messages.success(request, _("The draft is discarded. Its words are kept for the record."))
    return redirect("desk")


@require_POST
@requires(Action.OPEN_DESK)
def draft_restore(request: HttpRequest, public_id: str) -> HttpResponse:
    """Take a discarded draft up again."""
    try:
        restore(draft_of(request, public_id), person(request))
    except NotAllowed as error:
        messages.error(request, str(error))
    return redirect("draft", public_id)
