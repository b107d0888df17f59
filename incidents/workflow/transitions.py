"""From which statuses an action leads to which: the whole table, and the lock all actions take."""

from __future__ import annotations

from typing import NamedTuple

from django.utils.translation import gettext as _

from incidents.enums import ClaimStatus
from incidents.models import Claim


class Transition(NamedTuple):
    """From which statuses an action leads to which."""

    sources: tuple[ClaimStatus, ...]
    target: ClaimStatus


TRANSITIONS: dict[str, Transition] = {
    "submit": Transition((ClaimStatus.DRAFT, ClaimStatus.RETURNED), ClaimStatus.SUBMITTED),
    "accept": Transition((ClaimStatus.SUBMITTED,), ClaimStatus.ACCEPTED),
    "return": Transition((ClaimStatus.SUBMITTED,), ClaimStatus.RETURNED),
    "reject": Transition((ClaimStatus.SUBMITTED,), ClaimStatus.REJECTED),
    "withdraw": Transition(
        (ClaimStatus.DRAFT, ClaimStatus.SUBMITTED, ClaimStatus.RETURNED), ClaimStatus.WITHDRAWN
    ),
}


class NotAllowed(ValueError):
    """The action is not open to this person or in this state; the message says why."""


def locked(claim: Claim, action: str) -> Claim:
    """Return the row as it is now, locked, if the action is open in its status.

    Raises NotAllowed where it is not.
    """
    found: Claim = Claim.objects.select_for_update(of=("self",)).get(pk=claim.pk)
    if found.status not in TRANSITIONS[action].sources:
        raise NotAllowed(_("The claim is %(status)s.") % {"status": found.get_status_display()})
    return found
