"""Bringing back what an incident said in an earlier version."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from incidents import publication
from incidents.enums import IncidentStatus
from incidents.models import Incident, IncidentSite

from .kinds import INCIDENT
from .rewording import WORDS, as_text, write_tags, write_words
from .shown import tags_of
from .standing import OF_INCIDENT
from .undoing import NotRestorable, columns, refuse_nothing, refuse_others, two_states, undoing

if TYPE_CHECKING:
    from collections.abc import Collection

    from incidents.models import User

    from .timeline import State


def restore_incident(
    incident: Incident,
    editor: User,
    number: int,
    fields: Collection[str],
    reason: str,
    *,
    seen: str,
    public: int | None = None,
) -> list[str]:
    """Bring back fields as they stood in version `number`; return those that differed.

    `seen` is the token of the timeline the editor read, `public` the newest public version. What
    is public of a published incident is brought back by a correction, with `reason` as its note;
    tags alone make no public version. Raises NotRestorable, NotPublishable and ValidationError;
    writes nothing then.
    """
    refuse_others(fields, OF_INCIDENT)
    with undoing(editor, reason):
        locked: Incident = Incident.objects.select_for_update().get(pk=incident.pk)
        then, now = two_states(INCIDENT, locked, editor, number, seen)
        differing = [name for name in fields if _held(then, name) != _held(now, name)]
        refuse_nothing(differing)
        changes = {name: getattr(then.row, name) for name in differing if name in WORDS}
        if "sensitive" in changes:
            changes["shown_within_m"] = then.row.shown_within_m
        if "sites" in differing:
            _write_sites(locked, then)
        if {"sites", "no_place_reason"} & set(differing):
            _refuse_nowhere(locked, changes)
        tags = tags_of(then) if "tags" in differing else None
        if locked.status == IncidentStatus.DRAFT:
            locked.shown_within_m = changes.pop("shown_within_m", locked.shown_within_m)
            texts = {name: as_text(value) for name, value in changes.items()}
            write_words(locked, editor, texts, tags)
        else:
            _correct(locked, editor, reason, public, changes, tags, differing)
    return differing


def _correct(
    incident: Incident,
    editor: User,
    note: str,
    public: int | None,
    changes: dict[str, Any],
    tags: Collection[str] | None,
    differing: list[str],
) -> None:
    """Bring back in a published incident; tags are never public and no correction."""
    if tags is not None:
        write_tags(incident, tags)
    if differing != ["tags"]:
        publication.correct(incident, editor, note, seen=public, **changes)


def _held(state: State, name: str) -> Any:
    """What a state of an incident holds under a name, to be compared."""
    if name == "tags":
        return sorted(tags_of(state))
    if name == "sites":
        return [columns(row) for row in state.parts[IncidentSite]]
    if name == "sensitive":
        return state.row.sensitive, state.row.shown_within_m
    return getattr(state.row, name)


def _write_sites(incident: Incident, then: State) -> None:
    """Write the sites of a state anew, and the point that represents them."""
    rows = then.parts[IncidentSite]
    if any(row.place is None and row.point is None for row in rows):
        raise NotRestorable(_("A place of that version is no longer in the gazetteer."))
    incident.sites.all().delete()
    IncidentSite.objects.bulk_create(
        [IncidentSite(incident=incident, **columns(row)) for row in rows]
    )
    publication.take_place(incident)


def _refuse_nowhere(incident: Incident, changes: dict[str, Any]) -> None:
    if changes.get("no_place_reason", incident.no_place_reason) or incident.sites.exists():
        return
    raise NotRestorable(
        _("It would have neither a place nor a reason for having none. Choose both.")
    )
