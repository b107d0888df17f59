"""Changing the words of a draft incident, so that two editors never overwrite each other unawares.

Compare-and-set by field, as at the desk: an editor says which state they saw, and what they left
as it stood is no change of theirs.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import pghistory
from django.db import transaction
from django.utils.translation import gettext as _

from incidents.desk.bulk import slug_of
from incidents.desk.merging import merge
from incidents.desk.paths import tidy
from incidents.models import Incident, IncidentTag, Tag
from incidents.permissions import Action, may_act
from incidents.publication import NotPublishable

from .kinds import INCIDENT
from .naming import attach
from .shown import tags_of
from .timeline import timeline_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from incidents.models import User

    from .timeline import Timeline

WORDS: Final = ("title", "summary", "event_type", "no_place_reason", "sensitive")
"""What an editor words in an incident, besides its tags; the rest follows its claims."""

YES: Final = "yes"
"""How a mark that is set stands among texts; one that is not is the empty text."""


class NotWorded(ValueError):
    """The words of this incident cannot be changed so; the message says why in one sentence."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words as they stand: `fields` by name, `tags`, the state's token, who changed it last."""

    fields: Mapping[str, str]
    tags: tuple[str, ...]
    token: str
    changed_by: int | None
    changed_at: dt.datetime


class Overtaken(ValueError):
    """Somebody changed the same `fields` meanwhile; nothing was written.

    `mine` are all fields the editor had changed, `tags` those that both together want, `now` is
    what stands.
    """

    def __init__(
        self, fields: Sequence[str], mine: Iterable[str], tags: Sequence[str], now: Words
    ) -> None:
        super().__init__(_("Somebody else has changed this meanwhile; nothing was overwritten."))
        self.fields = tuple(fields)
        self.mine = frozenset(mine)
        self.tags = tuple(tags)
        self.now = now


def words_now(incident: Incident) -> Words:
    """Return the words of an incident as they stand, with the token of that state."""
    timeline = timeline_of(INCIDENT, incident.pk)
    return _words(Incident.objects.get(pk=incident.pk), timeline)


def reword(
    incident: Incident,
    editor: User,
    typed: Mapping[str, str],
    tags: Collection[str],
    *,
    seen: str,
    reason: str = "",
) -> bool:
    """Write the words of a draft as far as its editor changed them; return whether anything was.

    `typed` are all of WORDS as texts, `seen` is the token of the state they were shown. Tags that
    either of two editors added or took off stay so. Raises Overtaken where a field was changed by
    somebody else meanwhile, NotWorded, ValidationError; writes nothing then.
    """
    why = reason.strip() or _("words of the draft")
    with transaction.atomic(), pghistory.context(user=editor.pk, reason=why):
        locked: Incident = Incident.objects.select_for_update().get(pk=incident.pk)
        refuse_writer(locked, editor)
        timeline = timeline_of(INCIDENT, locked.pk)
        before = timeline.seen_at(seen)
        if before is None:
            raise NotWorded(_("This form is of no version of the incident. Open the page anew."))
        attach([before])
        now = _words(locked, timeline)
        mine = _typed(typed, _texts(before.row))
        wanted = _tags(now.tags, tags_of(before), tags)
        merged = merge(now.fields, mine)
        if merged.conflicts:
            raise Overtaken(merged.conflicts, mine, wanted, now)
        changes = {name: text for name, (_was, text) in merged.wrote.items()}
        if not changes and set(map(slug_of, wanted)) == set(map(slug_of, now.tags)):
            return False
        write_words(locked, editor, changes, wanted)
        return True


def refuse_unread(incident: Incident, seen: str) -> None:
    """Raise NotPublishable where an incident was changed since `seen`, in an open transaction.

    Locks it, so that what was read is what is published. Without `seen` nothing is refused.
    """
    Incident.objects.select_for_update().get(pk=incident.pk)
    if seen and timeline_of(INCIDENT, incident.pk).token != seen:
        raise NotPublishable(
            _("Somebody changed the incident meanwhile. Read what stands there now, then publish.")
        )


def refuse_writer(incident: Incident, editor: User) -> None:
    """Raise NotWorded for an incident whose words this person cannot write in its state."""
    if not may_act(editor, Action.WRITE_INCIDENT, incident):
        raise NotWorded(
            _("The incident is %(status)s: its words are changed by a correction, if at all.")
            % {"status": incident.get_status_display()}
        )
    if is_scheduled(incident):
        raise NotWorded(waits_words())


def is_scheduled(incident: Incident) -> bool:
    """Return whether a draft waits for the moment at which an editor has it published."""
    return incident.scheduled.waiting().exists()


def waits_words() -> str:
    """Return why such a draft is not changed: it would be published as nobody had read it."""
    return _("The incident waits for the moment of its publication: call that off, then change it.")


def write_words(
    incident: Incident,
    editor: User,
    changes: Mapping[str, str],
    tags: Collection[str] | None,
) -> None:
    """Write fields and tags of a locked draft, noting the editor; None leaves the tags alone."""
    for name, text in changes.items():
        setattr(incident, name, text == YES if name == "sensitive" else text)
    if not incident.sensitive:
        # Only the place of a sensitive incident is shown less exactly.
        incident.shown_within_m = None
    if tags is not None:
        write_tags(incident, tags)
    # Whoever edits is a writer: four eyes looks at this column and at its history.
    if incident.created_by_id != editor.pk:
        incident.edited_by = editor
    incident.full_clean(exclude=["created_by", "edited_by"])
    incident.save()


def write_tags(incident: Incident, labels: Collection[str]) -> bool:
    """Have a locked incident carry these tags and no others; return whether any changed."""
    wanted = {slug_of(label): label for label in labels}
    carried = IncidentTag.objects.filter(incident=incident)
    there = set(carried.order_by().values_list("tag__slug", flat=True))
    missing = {slug: label for slug, label in wanted.items() if slug not in there}
    gone = there - set(wanted)
    if gone:
        carried.filter(tag__slug__in=gone).delete()
    if missing:
        Tag.objects.bulk_create(
            [Tag(slug=slug, label=label) for slug, label in missing.items()], ignore_conflicts=True
        )
        IncidentTag.objects.bulk_create(
            [IncidentTag(incident=incident, tag=t) for t in Tag.objects.filter(slug__in=missing)]
        )
    return bool(gone or missing)


def _typed(typed: Mapping[str, str], saw: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    """What an editor changed of what they saw: by field what stood there and what they typed."""
    tidied = {name: tidy(typed[name]).text.strip() for name in WORDS}
    return {name: (saw[name], now) for name, now in tidied.items() if now != saw[name].strip()}


def _tags(now: Collection[str], saw: Collection[str], typed: Collection[str]) -> list[str]:
    """The tags that stand now with what the editor added, and without what they took off."""
    kept = {slug_of(label): label for label in typed}
    known = {slug_of(label) for label in saw}
    gone = known - set(kept)
    added = {slug: label for slug, label in kept.items() if slug not in known}
    stands = {slug_of(label): label for label in now if slug_of(label) not in gone}
    return list({**stands, **added}.values())


def _words(incident: Incident, timeline: Timeline) -> Words:
    """The words of a row that was just read; who changed it last, if the history knows."""
    last = timeline.versions[-1] if timeline.versions else None
    tags = incident.tags.order_by("slug").values_list("label", flat=True)
    return Words(
        _texts(incident),
        tuple(tags),
        timeline.token,
        last.user_id if last else None,
        last.at if last else incident.updated_at,
    )


def _texts(row: Incident) -> dict[str, str]:
    return {name: as_text(getattr(row, name)) for name in WORDS}


def as_text(value: str | bool) -> str:
    """Return a word, or a mark, as a text."""
    if isinstance(value, bool):
        return YES if value else ""
    return str(value)
