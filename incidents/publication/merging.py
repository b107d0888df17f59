"""Making duplicates one incident, and undoing that: each one transaction, each recorded."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import pghistory
from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from incidents import notices, permissions
from incidents.enums import ClaimStatus, IncidentStatus, NoticeKind
from incidents.models import Claim, Incident, Merge, MergedClaim, User

from .publishing import NotPublishable, another_accepted, newest, renew, taken_off
from .scheduling import call_off

if TYPE_CHECKING:
    from incidents.permissions import Person

OPEN = (IncidentStatus.DRAFT, IncidentStatus.PUBLISHED)


def merge(
    source: Incident, target: Incident, editor: User, reason: str, *, seen: int | None = None
) -> Merge:
    """Make `source` one with `target`: its claims go over, and its reference leads there.

    A draft without a reference is discarded; a published incident goes into a published one only.
    The target becomes as sensitive, and its place as coarse, as the source was. `reason` is public
    where the target is; `seen` is the newest version of the source the editor has read. Raises
    NotPublishable and writes nothing then.
    """
    if not reason.strip():
        raise NotPublishable(_("Say why the two are one incident."))
    with transaction.atomic(), pghistory.context(user=editor.pk, reason=reason):
        source, target = _both_open(source, target, editor)
        if seen not in {None, newest(source)}:
            raise NotPublishable(
                _("Somebody published a newer version meanwhile. Look at it, then merge again.")
            )
        refuse_unfit(source, target, editor)
        claims = list(source.claims.all())
        made = Merge.objects.create(
            source=source,
            target=target,
            source_status=source.status,
            reason=reason,
            merged_by=editor,
        )
        notices.tell_of_incident(NoticeKind.MERGED, source, editor)
        MergedClaim.objects.bulk_create(MergedClaim(merge=made, claim=claim) for claim in claims)
        _close(source, target, editor)
        _move(claims, target)
        target.sensitive = target.sensitive or source.sensitive
        target.shown_within_m = coarser(target.shown_within_m, source.shown_within_m)
        _tell(
            target,
            editor,
            _("%(reference)s was merged into this incident. %(reason)s")
            % {"reference": source.reference, "reason": reason}
            if source.reference
            else _("Claims of a duplicate were taken in. %(reason)s") % {"reason": reason},
        )
        return made


def refuse_unfit(source: Incident, target: Incident, editor: User) -> None:
    """Raise NotPublishable for two open incidents that cannot be made one as they stand."""
    claims = list(source.claims.all())
    if source.status == IncidentStatus.PUBLISHED and target.status == IncidentStatus.DRAFT:
        raise NotPublishable(
            _("A published incident is not merged into a draft. Merge the draft into it.")
        )
    both = target.claims.filter(statement__in=[claim.statement_id for claim in claims])
    twice = [str(claim.statement) for claim in both.select_related("statement__actor")]
    if twice:
        raise NotPublishable(
            _("Both have a claim of the same statement: %(statements)s. Reject or withdraw one.")
            % {"statements": "; ".join(twice)}
        )
    accepted = [claim for claim in claims if claim.status == ClaimStatus.ACCEPTED]
    becomes_public = target.status == IncidentStatus.PUBLISHED and accepted
    is_sensitive = source.sensitive or target.sensitive
    if becomes_public and is_sensitive and not another_accepted(editor, accepted):
        raise NotPublishable(
            _("One of the two is marked as sensitive: another editor merges them.")
        )


def undo_merge(made: Merge, editor: User, reason: str) -> Incident:
    """Give the claims that went over back, and open the merged incident again as it stood.

    What was said of the target since stays there. Returns the incident that was merged; raises
    NotPublishable and writes nothing then.
    """
    if not reason.strip():
        raise NotPublishable(_("Say why the two are not one incident."))
    try:
        with transaction.atomic(), pghistory.context(user=editor.pk, reason=reason):
            found = _undo(made, editor, reason)
            connection.check_constraints()
            return found
    except IntegrityError as error:
        raise NotPublishable(
            _("A claim that stays is graded on the strength of one that would go back.")
        ) from error


def _undo(made: Merge, editor: User, reason: str) -> Incident:
    pair = (made.source_id, made.target_id)
    source, target = _locked_pair(*pair)
    made = Merge.objects.select_for_update(of=("self",)).get(pk=made.pk)
    if not permissions.may_publish(editor):
        raise NotPublishable(_("Only an editor undoes a merge."))
    if made.undone_at is not None:
        raise NotPublishable(_("This merge was undone meanwhile."))
    if target.status not in OPEN:
        raise NotPublishable(
            _("%(incident)s is %(status)s: its claims stay there.")
            % {"incident": target, "status": target.get_status_display()}
        )
    made.undone_by, made.undone_at, made.undo_reason = editor, timezone.now(), reason
    made.save()
    moved = list(Claim.objects.filter(moves__merge=made, incident=target))
    _move(moved, source)
    source.status = IncidentStatus(made.source_status)
    source.merged_into = None
    _tell(
        target,
        editor,
        _("The merge with %(reference)s was undone. %(reason)s")
        % {"reference": source.reference, "reason": reason}
        if source.reference
        else _("Claims of another incident were given back. %(reason)s") % {"reason": reason},
    )
    _tell(
        source,
        editor,
        _("The merge into %(reference)s was undone. %(reason)s")
        % {"reference": target.reference, "reason": reason},
    )
    return source


def _locked_pair(one: int, other: int) -> tuple[Incident, Incident]:
    """Both rows, locked in the order of their numbers so that two merges never wait in a circle."""
    rows = Incident.objects.select_for_update().filter(pk__in=(one, other)).order_by("pk")
    found = {row.pk: row for row in rows}
    return found[one], found[other]


def _both_open(source: Incident, target: Incident, editor: Person) -> tuple[Incident, Incident]:
    if source.pk == target.pk:
        raise NotPublishable(_("This is the incident itself: choose another."))
    if not permissions.may_publish(editor):
        raise NotPublishable(_("Only an editor merges incidents."))
    pair = _locked_pair(source.pk, target.pk)
    for one in pair:
        if one.status not in OPEN:
            raise NotPublishable(
                _("%(incident)s is %(status)s.")
                % {"incident": one, "status": one.get_status_display()}
            )
    return pair


def coarser(one: int | None, other: int | None) -> int | None:
    """Return the less exact of two ways to show a place; None shows it as it is known."""
    return max(filter(None, (one, other)), default=None)


def _close(source: Incident, target: Incident, editor: User) -> None:
    was_public = source.status == IncidentStatus.PUBLISHED
    source.status = IncidentStatus.MERGED if was_public else IncidentStatus.DISCARDED
    source.merged_into = target
    source.edited_by = editor
    source.save()
    for asked in source.scheduled.waiting():
        call_off(asked, editor)
    if was_public:
        taken_off(source)


def _move(claims: Sequence[Claim], incident: Incident) -> None:
    """Put claims at an incident; whoever wrote them stays their writer."""
    Claim.objects.filter(pk__in=[claim.pk for claim in claims]).update(incident=incident)


def _tell(incident: Incident, editor: User, note: str) -> None:
    """Save an incident; a published one as a new public version."""
    incident.edited_by = editor
    if incident.status == IncidentStatus.PUBLISHED:
        renew(incident, editor, note)
    else:
        incident.save()
