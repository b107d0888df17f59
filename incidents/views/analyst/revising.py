"""A claim that an editor returned, opened as a draft again."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from incidents.desk.revising import revise
from incidents.models import Claim
from incidents.permissions import Action
from incidents.views.guards import requires
from incidents.views.people import person
from incidents.workflow import NotAllowed


@require_POST
@requires(Action.WRITE_CLAIM)
def claim_revise(request: HttpRequest, public_id: str) -> HttpResponse:
    """Open a returned claim as a draft; back to the desk with the reason where that is refused."""
    claim = get_object_or_404(
        Claim.objects.written_or_taken_by(person(request)), public_id=public_id
    )
    try:
        draft = revise(claim, person(request))
    except NotAllowed as error:
        messages.error(request, str(error))
        return redirect("desk")
    return redirect("draft", draft.public_id)
