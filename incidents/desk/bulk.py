"""Changing several records at once: event type, tags, who goes on with them.

A change is all or nothing for each record: where one part of it is refused the record stays as it
is, and every reason is reported. However many records there are, the number of queries is the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, TypeAlias, TypeVar

import pghistory
from django.db import transaction
from django.db.models import Case, F, Value, When
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from incidents.enums import ClaimStatus, EventType
from incidents.models import Claim, Draft, Incident, IncidentTag, Tag, User
from incidents.permissions import Action, may_act, may_edit_claim

from .content import Sheet
from .records import own_incidents, seen_of

if TYPE_CHECKING:
    from django.db.models import QuerySet

GOING_ON: Final = (ClaimStatus.DRAFT, ClaimStatus.RETURNED, ClaimStatus.SUBMITTED)
"""The states of a claim in which somebody goes on with it."""

Seen: TypeAlias = Mapping[int, str]
"""By primary key: what `records.seen_of` gave when the page was made."""

R = TypeVar("R", Claim, Incident)


@dataclass(frozen=True, slots=True)
class Change:
    """What to do to each record; None and empty leave it as it is.

    Tags are labels as typed, each with a slug. `reassign` tells that claims go to `assigned_to`,
    and back to whoever wrote them where that is None.
    """

    event_type: EventType | None = None
    add_tags: tuple[str, ...] = ()
    remove_tags: tuple[str, ...] = ()
    reassign: bool = False
    assigned_to: User | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing would be changed."""
        return not (self.event_type or self.add_tags or self.remove_tags or self.reassign)


@dataclass(slots=True)
class Report:
    """What became of each record, by primary key; `refused` holds every reason.

    `as_before` are those that already were as wanted.
    """

    changed: list[int] = field(default_factory=list)
    as_before: list[int] = field(default_factory=list)
    refused: dict[int, list[str]] = field(default_factory=dict)


def change_claims(user: User, seen: Seen, change: Change) -> Report:
    """Change those of somebody's claims that `seen` names, each all or nothing.

    Tags are put on the incident a claim speaks of. A key that is no claim of theirs is refused
    like the rest.
    """
    with _recorded(user):
        own = Claim.objects.written_or_taken_by(user).select_related("incident")
        claims = _locked(own.prefetch_related("writers"), seen)
        revised = _revised(claims) if change.event_type else set()
        reasons = {
            claim.pk: _against_claim(
                user, claim, seen[claim.pk], change, is_revised=claim.public_id in revised
            )
            for claim in claims
        }
        good = [claim for claim in claims if not reasons[claim.pk]]
        changed = _set_type(user, good, change) | _assign(good, change)
        tagged = _tag({claim.incident_id for claim in good}, change)
        changed |= {claim.pk for claim in good if claim.incident_id in tagged}
    return _report(seen, reasons, changed)


def change_incidents(user: User, seen: Seen, change: Change) -> Report:
    """Change those of somebody's incidents that `seen` names: as `change_claims` does."""
    with _recorded(user):
        own = own_incidents(user).order_by().values("pk")
        incidents = _locked(Incident.objects.filter(pk__in=own), seen)
        reasons = {one.pk: _against_incident(user, one, seen[one.pk], change) for one in incidents}
        good = [incident for incident in incidents if not reasons[incident.pk]]
        changed = _set_type(user, good, change) | _tag({one.pk for one in good}, change)
    return _report(seen, reasons, changed)


@contextmanager
def _recorded(user: User) -> Iterator[None]:
    """One transaction whose history says who, and that it was done in the table."""
    with transaction.atomic(), pghistory.context(user=user.pk, reason="table of records"):
        yield


def _locked(records: QuerySet[R], seen: Seen) -> list[R]:
    """The records as they are now, locked in one order, so that two people never wait crosswise."""
    return list(records.filter(pk__in=list(seen)).order_by("pk").select_for_update(of=("self",)))


def _against_claim(
    user: User, claim: Claim, seen: str, change: Change, *, is_revised: bool
) -> list[str]:
    """Every reason against a change of one claim."""
    status = {"status": claim.get_status_display()}
    reasons = []
    if change.event_type and not may_edit_claim(user, claim):
        reasons.append(
            _("The claim is %(status)s; its type is changed only while it is a draft or returned.")
            % status
        )
    elif change.event_type and is_revised:
        reasons.append(_("Somebody revises this claim in a draft: change its type there."))
    if change.reassign and claim.status not in GOING_ON:
        reasons.append(_("The claim is %(status)s: nobody goes on with it.") % status)
    reasons += _against_tags(user, claim.incident, change)
    return reasons or _overtaken(claim, seen, change)


def _against_incident(user: User, incident: Incident, seen: str, change: Change) -> list[str]:
    """Every reason against a change of one incident."""
    reasons = []
    if change.event_type and not may_act(user, Action.WRITE_INCIDENT, incident):
        reasons.append(
            _("The incident is %(status)s; its type is changed only while it is a draft.")
            % {"status": incident.get_status_display()}
        )
    if change.reassign:
        reasons.append(_("Claims are given to somebody, incidents are not."))
    reasons += _against_tags(user, incident, change)
    return reasons or _overtaken(incident, seen, change)


def _against_tags(user: User, incident: Incident, change: Change) -> list[str]:
    if not (change.add_tags or change.remove_tags):
        return []
    if may_act(user, Action.TAG_INCIDENT, incident):
        return []
    status = incident.get_status_display()
    return [_("The incident is %(status)s and gets no tags any more.") % {"status": status}]


def _overtaken(record: Claim | Incident, seen: str, change: Change) -> list[str]:
    """What somebody else has changed since the page was made, of what would be replaced."""
    (old_type, _slash, old_taker), (new_type, _slash, new_taker) = (
        text.partition("/") for text in (seen, seen_of(record))
    )
    reasons = []
    if change.event_type and new_type not in {old_type, change.event_type}:
        kind = record.get_event_type_display() or _("not stated")
        reasons.append(
            _("The type was changed meanwhile; it is now “%(type)s”. Send again to replace it.")
            % {"type": kind}
        )
    wanted = str(change.assigned_to.pk) if change.assigned_to else ""
    if change.reassign and new_taker not in {old_taker, wanted}:
        reasons.append(
            _("It was given to somebody else meanwhile. Look who has it, and send again.")
        )
    return reasons


def _revised(claims: Sequence[Claim]) -> set[str]:
    """The public identifiers of claims that an open draft revises, among those of `claims`."""
    statements = {claim.statement_id for claim in claims}
    drafts = Draft.objects.open().filter(statement__in=statements)
    contents = drafts.values_list("content", flat=True)
    return {card["claim"] for content in contents for card in Sheet(content).claims}


def _set_type(
    user: User, records: Sequence[Claim] | Sequence[Incident], change: Change
) -> set[int]:
    """Give records the type of the change; return which of them had another."""
    changed = {r.pk for r in records if change.event_type and r.event_type != change.event_type}
    if changed:
        # Somebody else's record now carries the editor's hand: four eyes looks at this column.
        hand = Case(When(created_by=user, then=F("edited_by")), default=Value(user.pk))
        type(records[0]).objects.filter(pk__in=changed).update(
            event_type=change.event_type, edited_by=hand, updated_at=timezone.now()
        )
    return changed


def _assign(claims: Sequence[Claim], change: Change) -> set[int]:
    """Give claims to somebody, to their own author by an empty field; return which moved."""
    if not change.reassign:
        return set()
    to = change.assigned_to.pk if change.assigned_to else None
    wanted = {claim.pk: None if to == claim.created_by_id else to for claim in claims}
    changed = {claim.pk for claim in claims if claim.assigned_to_id != wanted[claim.pk]}
    if changed:
        taker = Case(When(created_by=to, then=Value(None)), default=Value(to))
        Claim.objects.filter(pk__in=changed).update(assigned_to=taker, updated_at=timezone.now())
    return changed


def _tag(incidents: set[int], change: Change) -> set[int]:
    """Add and remove tags; return the incidents whose tags changed."""
    if not incidents or not (change.add_tags or change.remove_tags):
        return set()
    add = {slug_of(label): label for label in change.add_tags}
    remove = {slug_of(label) for label in change.remove_tags} - set(add)
    carried = IncidentTag.objects.filter(incident__in=incidents)
    gone = carried.filter(tag__slug__in=remove)
    changed = set(gone.order_by().values_list("incident", flat=True))
    gone.delete()
    if not add:
        return changed
    Tag.objects.bulk_create(
        [Tag(slug=slug, label=label) for slug, label in add.items()], ignore_conflicts=True
    )
    tags = Tag.objects.filter(slug__in=add)
    there = set(carried.order_by().values_list("incident", "tag"))
    missing = [(pk, tag) for pk in sorted(incidents) for tag in tags if (pk, tag.pk) not in there]
    IncidentTag.objects.bulk_create(
        [IncidentTag(incident_id=pk, tag=tag) for pk, tag in missing], ignore_conflicts=True
    )
    return changed | {pk for pk, _tag in missing}


def slug_of(label: str) -> str:
    """Return the slug of a tag; "" for a label without letters and digits."""
    return slugify(label, allow_unicode=True)[:60]


def _report(seen: Seen, reasons: Mapping[int, list[str]], changed: set[int]) -> Report:
    report = Report()
    for pk in seen:
        if pk not in reasons:
            report.refused[pk] = [_("This is not one of your records.")]
        elif reasons[pk]:
            report.refused[pk] = reasons[pk]
        else:
            (report.changed if pk in changed else report.as_before).append(pk)
    return report
