"""Publishing later: what an editor decides now becomes public at a moment, or not unseen."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pghistory
from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from incidents import permissions
from incidents.enums import IncidentStatus, Occurrence, Responsibility
from incidents.models import Claim, Incident, ScheduledPublication, User

from .publishing import NotPublishable, locked, publish, refuse_unready

if TYPE_CHECKING:
    from incidents.permissions import Person

LATEST = dt.timedelta(days=90)
"""How far off a publication may be put: what lies longer should be looked at again."""


def schedule(
    incident: Incident,
    editor: User,
    not_before: dt.datetime,
    view: tuple[Occurrence, Responsibility],
    reason: str,
    *,
    sensitive: bool = False,
    shown_within_m: int | None = None,
) -> ScheduledPublication:
    """Have a draft published with this assessment once `not_before` has come.

    Whatever would be refused now is refused now; what changes until then is looked at again.
    Raises NotPublishable and writes nothing then.
    """
    now = timezone.now()
    if not now < not_before <= now + LATEST:
        raise NotPublishable(_("Give a moment from now on, within 90 days."))
    with transaction.atomic(), pghistory.context(user=editor.pk, reason="schedule"):
        incident = locked(incident, IncidentStatus.DRAFT)
        if not permissions.may_publish(editor):
            raise NotPublishable(_("Only an editor publishes incidents."))
        if incident.scheduled.waiting().exists():
            raise NotPublishable(_("It waits for its moment already: call that off first."))
        incident.sensitive = sensitive
        refuse_unready(incident, editor)
        return ScheduledPublication.objects.create(
            incident=incident,
            not_before=not_before,
            occurrence=view[0],
            responsibility=view[1],
            reason=reason,
            sensitive=sensitive,
            shown_within_m=shown_within_m if sensitive else None,
            claims=_accepted_now(incident),
            asked_by=editor,
        )


def call_off(asked: ScheduledPublication, editor: Person) -> None:
    """Leave a draft a draft after all. Raises NotPublishable for what is settled already."""
    with transaction.atomic(), pghistory.context(user=editor.pk, reason="call off"):
        found = ScheduledPublication.objects.select_for_update().get(pk=asked.pk)
        if not permissions.may_publish(editor):
            raise NotPublishable(_("Only an editor calls a publication off."))
        if found.settled_at is not None:
            raise NotPublishable(_("This publication was settled meanwhile."))
        found.settled_at, found.called_off_by_id = timezone.now(), editor.pk
        found.save()


def publish_due(now: dt.datetime | None = None) -> int:
    """Publish what is due at `now`, each by itself, and return how many became public.

    What cannot be published is settled with the reason. Any number of workers may do this at once:
    each takes what nobody else has taken.
    """
    now = now or timezone.now()
    published = 0
    while True:
        with transaction.atomic():
            due = (
                ScheduledPublication.objects.select_for_update(skip_locked=True, of=("self",))
                .select_related("incident", "asked_by")
                .waiting()
                .filter(not_before__lte=now)
                .first()
            )
            if due is None:
                return published
            published += _settle(due)


def _settle(due: ScheduledPublication) -> int:
    try:
        with transaction.atomic():
            _publish(due)
            connection.check_constraints()
    except NotPublishable as error:
        due.refusal = str(error)
    except IntegrityError:
        due.refusal = _("The database refused it: look at the incident, then publish it by hand.")
    due.settled_at = timezone.now()
    with pghistory.context(user=due.asked_by_id, reason="scheduled"):
        due.save()
    return 0 if due.refusal else 1


def _publish(due: ScheduledPublication) -> None:
    if _accepted_now(due.incident) != due.claims:
        raise NotPublishable(
            _("Its claims are others than those the editor had read. Look at it, then publish.")
        )
    decided: dict[str, Any] = {"sensitive": due.sensitive, "shown_within_m": due.shown_within_m}
    publish(
        due.incident,
        due.asked_by,
        due.reason,
        occurrence=Occurrence(due.occurrence),
        responsibility=Responsibility(due.responsibility),
        **decided,
    )


def _accepted_now(incident: Incident) -> list[int]:
    accepted = Claim.objects.accepted().filter(incident=incident)
    return list(accepted.order_by("pk").values_list("pk", flat=True))
