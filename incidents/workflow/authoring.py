"""What those who write claims do: hand them in, and take them back."""

from __future__ import annotations

from collections.abc import Iterable

import pghistory
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from incidents import permissions
from incidents.models import Claim, ClaimWriter, User

from .taking import clear
from .transitions import TRANSITIONS, NotAllowed, locked


def submit(claim: Claim, author: User, also: Iterable[int] = ()) -> Claim:
    """Hand a draft or returned claim to the editors, and return it as it is now.

    `also` are the keys of others who wrote in it; none of them decides on it later. Raises
    NotAllowed for a person who may not edit it, ValidationError for a wrong field.
    """
    with transaction.atomic(), pghistory.context(user=author.pk, reason="submit"):
        claim = locked(claim, "submit")
        if not permissions.may_edit_claim(author, claim):
            raise NotAllowed(_("Only those who write a claim submit it."))
        claim.full_clean(exclude=["created_by", "edited_by"])
        claim.status = TRANSITIONS["submit"].target
        claim.round += 1
        claim.submitted_at = timezone.now()
        if author.pk != claim.created_by_id:
            claim.edited_by = author
        ClaimWriter.objects.bulk_create(
            (ClaimWriter(claim=claim, user_id=pk) for pk in sorted({author.pk, *also})),
            ignore_conflicts=True,
        )
        claim.save()
        return claim


def withdraw(claim: Claim, author: User, reason: str) -> Claim:
    """Take back a claim that is not decided; it stays on record. Raises NotAllowed."""
    with transaction.atomic(), pghistory.context(user=author.pk, reason=reason):
        claim = locked(claim, "withdraw")
        if not permissions.may_withdraw_claim(author, claim):
            raise NotAllowed(_("Only those who write a claim withdraw it."))
        claim.status = TRANSITIONS["withdraw"].target
        claim.save()
        clear(claim)
        return claim
