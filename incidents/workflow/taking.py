"""Who has a submitted claim on their desk, so that two editors do not read the same one.

Taking a claim opens its review and names the reviewer. Another editor gets it when it is put
back, or when nothing was decided for HELD_FOR.
"""

from __future__ import annotations

import datetime as dt
from typing import Final

import pghistory
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from incidents import permissions
from incidents.enums import Decision
from incidents.models import Claim, Review, User

from .transitions import NotAllowed, locked

HELD_FOR: Final = dt.timedelta(hours=4)
"""How long a claim that was taken stays with its editor; after that others may take it."""


def take(claim: Claim, editor: User) -> Review:
    """Put a submitted claim on an editor's desk, and return the open review.

    Taking it again prolongs the time. Raises NotAllowed for a claim that is not submitted, that
    the editor wrote in or has read already, and while another editor has it.
    """
    with transaction.atomic(), pghistory.context(user=editor.pk, reason="take"):
        claim = locked(claim, "accept")
        refuse_reader(claim, editor)
        return opened(claim, editor)


def release(claim: Claim, editor: User) -> None:
    """Put a claim back for other editors. Raises NotAllowed unless `editor` has it."""
    with transaction.atomic(), pghistory.context(user=editor.pk, reason="put back"):
        claim = locked(claim, "accept")
        review = _open_review(claim)
        if review is None or review.reviewer_id != editor.pk:
            raise NotAllowed(_("This claim is not on your desk."))
        clear(claim)


def held_now() -> Q:
    """Return the condition on reviews that keep their claim from other editors at this moment."""
    return Q(decision=None, taken_at__gt=timezone.now() - HELD_FOR)


def is_held(review: Review) -> bool:
    """Return whether an open review keeps its claim from other editors at this moment."""
    taken_at = review.taken_at
    return taken_at is not None and timezone.now() - taken_at < HELD_FOR


def clear(claim: Claim) -> None:
    """Take a claim from whoever has it on their desk; the history says who had it."""
    Review.objects.filter(claim=claim, decision=None).update(reviewer=None, taken_at=None)


def refuse_reader(claim: Claim, editor: User) -> None:
    """Raise NotAllowed for somebody who cannot decide on this claim, or has done so already."""
    if not permissions.may_review_claim(editor, claim):
        raise NotAllowed(_("An editor decides on claims that others wrote, never on their own."))
    if claim.reviews.filter(round=claim.round, reviewer=editor, decision=Decision.ACCEPT).exists():
        raise NotAllowed(_("You have read this claim; it waits for a second editor."))


def opened(claim: Claim, editor: User) -> Review:
    """Return the open review of a locked claim with `editor` as its reviewer, saved.

    Raises NotAllowed while another editor has it.
    """
    review = _open_review(claim) or Review(claim=claim)
    if review.reviewer_id not in {None, editor.pk} and is_held(review):
        assert review.reviewer is not None
        raise NotAllowed(
            _("%(name)s has this claim on their desk.") % {"name": review.reviewer.known_as}
        )
    decided = claim.reviews.filter(round=claim.round, decision__isnull=False).exists()
    review.round, review.reader = claim.round, 2 if decided else 1
    review.reviewer, review.taken_at = editor, timezone.now()
    review.save()
    return review


def _open_review(claim: Claim) -> Review | None:
    found: Review | None = (
        Review.objects.select_for_update(of=("self",))
        .select_related("reviewer")
        .filter(claim=claim, decision=None)
        .first()
    )
    return found
