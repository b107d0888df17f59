"""Assessing a published incident anew: by one editor, or by two where responsibility changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pghistory
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from incidents import notices, permissions
from incidents.enums import IncidentStatus, NoticeKind, Occurrence, Responsibility
from incidents.models import Incident, PublishedVersion, Reassessment, User

from .publishing import NotPublishable, assess, locked, newest, propose, renew

if TYPE_CHECKING:
    from incidents.permissions import Person


def reassess(
    incident: Incident,
    editor: User,
    view: tuple[Occurrence, Responsibility],
    reason: str,
    *,
    seen: int | None = None,
) -> PublishedVersion | Reassessment:
    """Assess a published incident anew, with a public reason.

    Returns the new public version; where who is responsible would change, the request that waits
    for a second editor. `seen` is the newest version the editor has read. Raises NotPublishable.
    """
    if not reason.strip():
        raise NotPublishable(_("Say why it is assessed anew: the reason is public."))
    with transaction.atomic(), pghistory.context(user=editor.pk, reason=reason):
        incident = _open(incident, editor)
        if seen not in {None, newest(incident)}:
            raise NotPublishable(
                _("Somebody published a newer version meanwhile. Look at it, then assess again.")
            )
        if view == (incident.occurrence, incident.responsibility):
            raise NotPublishable(_("The incident is assessed so already."))
        if incident.reassessments.waiting().exists():
            raise NotPublishable(_("Another assessment waits for a second editor already."))
        if view[1] == incident.responsibility:
            return _apply(incident, view, reason, editor)
        return Reassessment.objects.create(
            incident=incident,
            occurrence=view[0],
            responsibility=view[1],
            reason=reason,
            asked_by=editor,
        )


def confirm(asked: Reassessment, editor: User) -> PublishedVersion:
    """Publish the assessment another editor asked for, and return the version.

    Raises NotPublishable for whoever asked, and for what is settled already.
    """
    with transaction.atomic(), pghistory.context(user=editor.pk, reason="confirm"):
        incident = _open(asked.incident, editor)
        asked = _unsettled(asked)
        if asked.asked_by_id == editor.pk:
            raise NotPublishable(_("Another editor confirms it."))
        _settle(asked, editor, confirmed=True)
        view = Occurrence(asked.occurrence), Responsibility(asked.responsibility)
        return _apply(incident, view, asked.reason, asked.asked_by, editor)


def decline(asked: Reassessment, editor: User) -> None:
    """Put an asked assessment away; whoever asked may do so too. Raises NotPublishable."""
    with transaction.atomic(), pghistory.context(user=editor.pk, reason="decline"):
        _open(asked.incident, editor)
        _settle(_unsettled(asked), editor, confirmed=False)


def _open(incident: Incident, editor: Person) -> Incident:
    found = locked(incident, IncidentStatus.PUBLISHED)
    if not permissions.may_publish(editor):
        raise NotPublishable(_("Only an editor assesses incidents."))
    return found


def _unsettled(asked: Reassessment) -> Reassessment:
    found: Reassessment = Reassessment.objects.select_related("asked_by").get(pk=asked.pk)
    if found.settled_at is not None:
        raise NotPublishable(_("This assessment was settled meanwhile."))
    return found


def _settle(asked: Reassessment, editor: User, *, confirmed: bool) -> None:
    asked.settled_by, asked.settled_at, asked.confirmed = editor, timezone.now(), confirmed
    asked.save()


def _apply(
    incident: Incident,
    view: tuple[Occurrence, Responsibility],
    reason: str,
    editor: User,
    seconded_by: User | None = None,
) -> PublishedVersion:
    proposal = propose(incident)
    incident.occurrence, incident.responsibility = view
    incident.edited_by = editor
    assess(incident, editor, proposal, reason, seconded_by)
    notices.tell_of_incident(NoticeKind.CORRECTED, incident, seconded_by or editor)
    note = _("Assessed anew: %(occurrence)s; responsibility %(responsibility)s. %(reason)s") % {
        "occurrence": view[0].label,
        "responsibility": view[1].label,
        "reason": reason,
    }
    return renew(incident, seconded_by or editor, note)
