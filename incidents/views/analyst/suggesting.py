"""Lists that complete a field while somebody types: places, actors, outlets, incidents, statements.

Each item carries `sets`: what choosing it writes into which fields of the row or card.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from incidents.desk.filling import fields_of, lon_lat_text
from incidents.desk.question import LONGEST
from incidents.desk.suggesting import (
    search_actors,
    search_incidents,
    search_outlets,
    search_statements,
)
from incidents.enums import EventType, Side
from incidents.forms.draft.labels import incident_words, statement_words
from incidents.permissions import Action
from incidents.understanding.answers import NotUnderstood
from incidents.understanding.where import WhereAnswer, understand_where

from .drafts import draft_of
from .scripts import BadBody, for_scripts

if TYPE_CHECKING:
    from collections.abc import Callable

    from incidents.models import Actor, DraftSketch, Incident, Outlet, Statement

Item = dict[str, Any]

MOST: Final = 8


@require_GET
@for_scripts(Action.OPEN_DESK)
def suggest(request: HttpRequest, kind: str) -> HttpResponse:
    """Answer what may be meant by `q`; `draft` and `card` tell what is near for incidents."""
    q = request.GET.get("q", "").strip()
    if len(q) > LONGEST:
        raise BadBody(
            _("Type %(most)s characters at most to search.") % {"most": LONGEST}, path="q"
        )
    if kind == "incidents":
        items = [_incident(one) for one in _near_incidents(request, q)]
    elif kind not in _FOUND:
        raise BadBody(_("There is no such list."), status=404)
    else:
        items = _found(kind, q) if q else []
    return JsonResponse({"items": items})


def _found(kind: str, q: str) -> list[Item]:
    """What a text may mean; nothing yet for coordinates that are still being typed."""
    try:
        return _FOUND[kind](q)
    except NotUnderstood:
        return []


def _near_incidents(request: HttpRequest, q: str) -> list[Incident]:
    sketch = _sketch(request)
    if not q and sketch is None:
        return []
    return search_incidents(
        q,
        near_point=sketch.point if sketch else None,
        near_day=sketch.starts_on if sketch else None,
        limit=MOST,
    )


def _sketch(request: HttpRequest) -> DraftSketch | None:
    """Day and place of the card that asks, as last saved."""
    public_id, card = request.GET.get("draft", ""), request.GET.get("card", "")
    if not public_id or not card:
        return None
    return draft_of(request, public_id).sketches.filter(key=card[:16]).first()


def _item(value: str, label: str, detail: str, sets: dict[str, str]) -> Item:
    return {"value": value, "label": label, "detail": detail, "sets": sets}


def _actor(one: Actor) -> Item:
    detail = f"{Side(one.side).label} · {one.short_name}"
    return _item(one.slug, one.name, detail, {"actor": one.slug})


def _outlet(one: Outlet) -> Item:
    return _item(one.slug, one.name, one.url, {"outlet": one.slug, "outlet_name": ""})


def _statement(one: Statement) -> Item:
    detail = Truncator(one.summary).chars(120)
    return _item(one.public_id, statement_words(one), str(detail), {"repeats": one.public_id})


def _incident(one: Incident) -> Item:
    value = str(one.pk)
    detail = f"{EventType(one.event_type).label} · {one.get_status_display()}"
    return _item(value, incident_words(one), detail, {"incident": value, "title": ""})


def sets_of_place(one: WhereAnswer) -> dict[str, str]:
    """Return what choosing a place writes into a row, with the words for it."""
    return {"text": one.label, **fields_of(one)}


def _place(one: WhereAnswer) -> Item:
    sets = sets_of_place(one)
    item = _item(one.place_slug or sets["point"], one.label, one.detail, sets)
    words = {"words": one.words, "warning": one.warning, "offer": one.offer}
    return item | words | {"at": lon_lat_text(one.at)}


_FOUND: Final[dict[str, Callable[[str], list[Item]]]] = {
    "actors": lambda q: [_actor(one) for one in search_actors(q, MOST)],
    "outlets": lambda q: [_outlet(one) for one in search_outlets(q, MOST)],
    "statements": lambda q: [_statement(one) for one in search_statements(q, MOST)],
    "places": lambda q: [
        _place(one) for one in understand_where(q, box=settings.REGION_BBOX, limit=MOST)
    ],
}
"""How each list but that of incidents is found."""
