"""Saving while somebody types, and signs of life of those who have a draft open."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_POST

from incidents.desk.presence import note_presence, others_here
from incidents.desk.saving import Conflict, Saved, content_at, save
from incidents.permissions import Action
from incidents.views.people import person

from .drafts import draft_of
from .remarks import understood_in
from .scripts import (
    for_scripts,
    is_somebody_else,
    read_body,
    read_changes,
    read_version,
    signed_out,
)

if TYPE_CHECKING:
    from incidents.models import Draft


@require_POST
@for_scripts(Action.OPEN_DESK)
def draft_save(request: HttpRequest, public_id: str) -> HttpResponse:
    """Save a batch of changes; tell what was written, what others wrote, and what conflicts."""
    draft = draft_of(request, public_id)
    body = read_body(request)
    if is_somebody_else(request, body):
        return signed_out()
    changes = read_changes(body)
    saved = save(draft, person(request), read_version(body), changes)
    touched = {*changes, *saved.merged}
    return JsonResponse(_told(saved) | {"understood": understood_in(saved.draft, touched)})


def _told(saved: Saved) -> dict[str, Any]:
    return {
        "version": saved.version,
        "wrote": dict(saved.wrote),
        "merged": dict(saved.merged),
        "conflicts": [_conflict(one) for one in saved.conflicts],
        "notes": dict(saved.notes),
        "headline": saved.draft.headline,
        "saved_at": timezone.localtime(saved.draft.updated_at).isoformat(timespec="seconds"),
    }


def _conflict(one: Conflict) -> dict[str, Any]:
    return {
        "path": one.path,
        "yours": one.yours,
        "theirs": one.theirs,
        "changed_by": one.changed_by,
        "changed_at": _local(one.changed_at),
        "removed": one.removed,
    }


def _local(moment: dt.datetime | None) -> str | None:
    return timezone.localtime(moment).isoformat(timespec="seconds") if moment else None


@require_POST
@for_scripts(Action.OPEN_DESK)
def draft_here(request: HttpRequest, public_id: str) -> HttpResponse:
    """Note a sign of life; tell who else is there and what they wrote since the page last read."""
    draft = draft_of(request, public_id)
    body = read_body(request)
    if is_somebody_else(request, body):
        return signed_out()
    base = read_version(body)
    merged = _since(draft, base)
    note_presence(draft, person(request))
    return JsonResponse(
        {
            "version": draft.version,
            "merged": merged,
            "others": [one.user.known_as for one in others_here(draft, person(request))],
            "status": draft.status,
            "headline": draft.headline,
        }
    )


def _since(draft: Draft, base: int) -> Mapping[str, str]:
    """What stands now in each field that has changed since a version."""
    before = content_at(draft, base)
    return {
        path: draft.content.get(path, "")
        for path in sorted({*before, *draft.content})
        if before.get(path, "") != draft.content.get(path, "")
    }
