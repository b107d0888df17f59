"""Parts of the draft page that compare it with what is on record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from incidents.desk.content import Sheet
from incidents.desk.finding import similar_incidents
from incidents.forms.draft.checks import relation_field
from incidents.permissions import Action

from .drafts import draft_of
from .offering import offers_for
from .remarks import reading_of
from .scripts import for_scripts

if TYPE_CHECKING:
    from incidents.models import Draft


@require_GET
@for_scripts(Action.OPEN_DESK)
def draft_repeats(request: HttpRequest, public_id: str) -> HttpResponse:
    """Return what the statement may repeat: publications and statements on record."""
    draft = draft_of(request, public_id)
    context = offers_for(draft, reading_of(draft.content))
    return render(request, "analyst/_repeats.html", context)


@require_GET
@for_scripts(Action.OPEN_DESK)
def draft_similar(request: HttpRequest, public_id: str, key: str) -> HttpResponse:
    """Return the incidents and the colleagues' drafts that may be what a card speaks of."""
    draft = draft_of(request, public_id)
    if key not in {card.key for card in Sheet(draft.content).claims}:
        raise Http404
    similar = similar_incidents(draft, key)
    near = [(one, _relation(draft, key, one.incident.pk)) for one in similar.incidents]
    context = {"near": near, "colleagues": similar.colleagues}
    return render(request, "analyst/_similar.html", context)


def _relation(draft: Draft, key: str, incident: int) -> object:
    return relation_field(f"claims.{key}.relations.{incident}", draft.content)
