"""Letting colleagues write in a draft. Nobody who wrote in it decides on its claims later."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from incidents.models import DraftShare, Presence, User
from incidents.permissions import Action, may
from incidents.workflow import NotAllowed

from .records import WRITERS
from .saving import lock

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from incidents.models import Draft


def share(draft: Draft, owner: User, colleague: User) -> DraftShare:
    """Let a colleague read and write a draft, and return the share; twice changes nothing.

    Raises NotAllowed for anybody but the owner and for somebody who has no desk, DraftClosed for
    a draft that is not open.
    """
    if draft.owner_id != owner.pk:
        raise NotAllowed(_("Only whoever began a draft shares it."))
    if colleague.pk == owner.pk:
        raise NotAllowed(_("This draft is yours already."))
    if not may(colleague, Action.WRITE_CLAIM):
        raise NotAllowed(_("%(name)s writes no claims.") % {"name": colleague.known_as})
    with transaction.atomic():
        locked = lock(draft)
        shared, _created = DraftShare.objects.get_or_create(draft=locked, user=colleague)
    return shared


def unshare(draft: Draft, owner: User, colleague: User) -> None:
    """Take a draft back from a colleague; what they wrote stays.

    Raises NotAllowed for anybody but the owner, DraftClosed for a draft that is not open.
    """
    if draft.owner_id != owner.pk:
        raise NotAllowed(_("Only whoever began a draft takes it back."))
    with transaction.atomic():
        locked = lock(draft)
        DraftShare.objects.filter(draft=locked, user=colleague).delete()
        Presence.objects.filter(draft=locked, user=colleague).delete()


def candidates(draft: Draft) -> QuerySet[User]:
    """Return whom a draft can be shared with, by user name."""
    colleagues = User.objects.filter(is_active=True, role__in=WRITERS).exclude(pk=draft.owner_id)
    return colleagues.order_by("username")
