"""Saving a draft field by field, so that nothing typed is lost and nobody is overwritten unawares.

Each save is one transaction under a lock of the draft's row, raises the draft's version by one if
anything changed, and is kept as a DraftChange. Who comes second learns what the first one wrote.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from django.db import transaction
from django.utils.translation import gettext as _

from incidents.enums import DraftStatus
from incidents.models import Draft, DraftChange

from . import paths
from .filling import fill_places
from .headline import headline_of
from .merging import Merge, merge
from .paths import BadChange
from .sketching import sketch

if TYPE_CHECKING:
    import datetime as dt

    from incidents.models import User

Changes: TypeAlias = Mapping[str, tuple[str, str]]
"""By path: what the author saw there, and what they typed."""


class DraftClosed(ValueError):
    """The draft is submitted or discarded; the message says so."""

    def __init__(self, draft: Draft) -> None:
        super().__init__(_("This draft is %(status)s.") % {"status": draft.get_status_display()})


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field that two people changed: nothing of `yours` was written.

    `theirs` is what stands there now, `changed_by` whose it is and `changed_at` since when, where
    that is known. `removed` tells that the card or row itself was taken away.
    """

    path: str
    yours: str
    theirs: str
    changed_by: str
    changed_at: dt.datetime | None
    removed: bool = False


@dataclass(frozen=True, slots=True)
class Saved:
    """What a save did: the `version` now, the paths it `wrote`, those `merged` from others.

    `merged` maps the paths others wrote since the base version to what stands there now, except
    those in conflict. `notes` says by path what was left out of a text.
    """

    draft: Draft
    version: int
    wrote: Mapping[str, str]
    merged: Mapping[str, str]
    conflicts: tuple[Conflict, ...]
    notes: Mapping[str, str]


def save(draft: Draft, user: User, base_version: int, changes: Changes) -> Saved:
    """Write `changes` as far as nobody is overwritten, and say what became of each.

    `base_version` is the version the author last read. Raises BadChange for an unknown field, a
    version that never was and a key list that is none, TooLong where a limit is passed, and
    DraftClosed; writes nothing then.
    """
    tidied, notes = _tidied(changes)
    with transaction.atomic():
        locked = lock(draft)
        since = _changes_since(locked, base_version)
        merged = merge(locked.content, tidied, _paths(since))
        _keep(locked, user, merged)
    conflicts = _conflicts(locked, merged, tidied)
    return Saved(
        draft=locked,
        version=locked.version,
        wrote={path: now for path, (_was, now) in merged.wrote.items()},
        merged=_merged_from_others(locked, since, tidied, merged),
        conflicts=conflicts,
        notes=notes,
    )


def save_form(draft: Draft, user: User, base_version: int, posted: Mapping[str, str]) -> Saved:
    """Save a whole form that was rendered at `base_version`; names that are no paths are skipped.

    What its author saw is found by going back through the changes. A place told by distance and
    direction gets its point (`filling`). Raises as `save` does.
    """
    seen = content_at(draft, base_version)
    typed = {path: text for path, text in posted.items() if paths.limit_of(path) is not None}
    typed |= fill_places(typed, seen)
    changes = {
        path: (seen.get(path, ""), now)
        for path, now in typed.items()
        if paths.tidy(now).text != seen.get(path, "")
    }
    return save(draft, user, base_version, changes)


def content_at(draft: Draft, version: int) -> dict[str, str]:
    """Return the content as it was at an earlier version. Raises BadChange if there was none."""
    content = dict(draft.content)
    for change in reversed(_changes_since(draft, version)):
        if change.version > draft.version:
            continue
        for path, (was, _now) in change.changes.items():
            content[path] = was or ""
    return {path: text for path, text in content.items() if text}


def lock(draft: Draft) -> Draft:
    """Return the row of an open draft, locked until the transaction ends. Raises DraftClosed."""
    locked: Draft = Draft.objects.select_for_update().get(pk=draft.pk)
    if locked.status != DraftStatus.OPEN:
        raise DraftClosed(locked)
    return locked


def _tidied(changes: Changes) -> tuple[dict[str, tuple[str, str]], dict[str, str]]:
    """The changes without what cannot be stored, and what to tell of it by path."""
    tidied, notes = {}, {}
    for path, (was, now) in changes.items():
        text, removed = paths.tidy(now)
        paths.refuse_bad(path, text)
        if path.startswith("claims.") and path.endswith(".claim") and path.count(".") == 2:
            raise BadChange(path, _("Which claim a card revises is not changed by hand."))
        tidied[path] = (paths.tidy(was).text, text)
        if removed:
            notes[path] = paths.removed_sentence(removed)
    return tidied, notes


def _changes_since(draft: Draft, version: int) -> list[DraftChange]:
    """The saves after a version, oldest first. Raises BadChange for one that never was."""
    if not 0 <= version <= draft.version:
        raise BadChange("version", _("The draft never had this version."))
    if version == draft.version:
        return []
    return list(
        draft.changes.filter(version__gt=version).select_related("changed_by").order_by("version")
    )


def _paths(changes: list[DraftChange]) -> set[str]:
    return {path for change in changes for path in change.changes}


def _keep(draft: Draft, user: User, merged: Merge) -> None:
    """Store what was merged: content, version, headline, the change itself, the sketches."""
    if not merged.wrote:
        return
    paths.refuse_too_much(merged.content.values())
    draft.content = merged.content
    draft.version += 1
    draft.headline = headline_of(draft)
    draft.save(update_fields=["content", "version", "headline", "updated_at"])
    DraftChange.objects.create(
        draft=draft, version=draft.version, changed_by=user, changes=merged.wrote
    )
    sketch(draft, merged.wrote)


def _merged_from_others(
    draft: Draft, since: list[DraftChange], changes: Changes, merged: Merge
) -> dict[str, str]:
    """What the author of a save does not have on screen yet, by path."""
    news = {path: draft.content.get(path, "") for path in _paths(since)}
    for path in merged.wrote:
        news[path] = draft.content.get(path, "")
    typed = {path: now for path, (_was, now) in changes.items()}
    return {
        path: text
        for path, text in news.items()
        if path not in merged.conflicts and typed.get(path) != text
    }


def _conflicts(draft: Draft, merged: Merge, changes: Changes) -> tuple[Conflict, ...]:
    if not merged.conflicts:
        return ()
    last: dict[str, DraftChange] = {}
    for change in draft.changes.filter(changes__has_any_keys=_looked_for(merged)).select_related(
        "changed_by"
    ):
        last |= dict.fromkeys(change.changes, change)
    return tuple(_conflict(draft, path, merged, changes, last) for path in merged.conflicts)


def _looked_for(merged: Merge) -> list[str]:
    """The paths whose last writer is to be named: those in conflict, and the lists they lie in."""
    lists = {keys for path in merged.removed for keys, _key in paths.owners(path)}
    return sorted({*merged.conflicts, *lists})


def _conflict(
    draft: Draft,
    path: str,
    merged: Merge,
    changes: Changes,
    last: Mapping[str, DraftChange],
) -> Conflict:
    removed = path in merged.removed
    above = [keys for keys, _key in reversed(paths.owners(path))] if removed else []
    writer = next((last[name] for name in (*above, path) if name in last), None)
    return Conflict(
        path=path,
        yours=changes[path][1],
        theirs=draft.content.get(path, ""),
        changed_by=writer.changed_by.known_as if writer else "",
        changed_at=writer.changed_at if writer else None,
        removed=removed,
    )
