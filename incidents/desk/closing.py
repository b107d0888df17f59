"""Discarding a draft, and taking it up again: nothing that was typed is ever deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from incidents.enums import DraftStatus, LeadStatus
from incidents.models import Draft
from incidents.workflow import NotAllowed

from .saving import lock
from .sketching import forget, sketch

if TYPE_CHECKING:
    from incidents.models import User


def discard(draft: Draft, user: User) -> Draft:
    """Put a draft away and return it; a lead it came from is free again.

    Raises NotAllowed for anybody but its owner, DraftClosed for one that is not open.
    """
    if draft.owner_id != user.pk:
        raise NotAllowed(_("Only whoever began a draft discards it."))
    with transaction.atomic():
        locked = lock(draft)
        locked.status = DraftStatus.DISCARDED
        locked.save(update_fields=["status", "updated_at"])
        forget(locked)
        if locked.lead is not None and locked.lead.status == LeadStatus.TAKEN:
            locked.lead.status, locked.lead.taken_by = LeadStatus.NEW, None
            locked.lead.save(update_fields=["status", "taken_by"])
    return locked


def restore(draft: Draft, user: User) -> Draft:
    """Take a discarded draft up again and return it; one that is open already stays so.

    Its lead stays free: somebody else may have taken it meanwhile. Raises NotAllowed for anybody
    but its owner, and for a submitted draft.
    """
    if draft.owner_id != user.pk:
        raise NotAllowed(_("Only whoever began a draft takes it up again."))
    with transaction.atomic():
        locked: Draft = Draft.objects.select_for_update().get(pk=draft.pk)
        if locked.status == DraftStatus.SUBMITTED:
            raise NotAllowed(_("This draft is submitted: its claims are on record."))
        locked.status = DraftStatus.OPEN
        locked.save(update_fields=["status", "updated_at"])
        sketch(locked, ["claims"])
    return locked
