"""How a claim moves: submit, return, accept, reject, withdraw.

TRANSITIONS is the whole table. Each change is one function and one transaction, holding the
claim's new status, the decision and the history together. The database holds the same rules
by constraints and triggers (models/triggers.py); here they are refused with a sentence.
"""

from __future__ import annotations

from typing import NamedTuple

import pghistory
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from incidents import permissions, publication
from incidents.enums import ClaimStatus, Credibility, Decision, Reliability
from incidents.models import Claim, Review, User


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


def submit(claim: Claim, author: User) -> Claim:
    """Hand a draft or returned claim to the editors, and return it as it is now.

    Raises NotAllowed for a person who may not edit it, ValidationError for a wrong field.
    """
    with transaction.atomic(), pghistory.context(user=author.pk, reason="submit"):
        claim = _locked(claim, "submit")
        if not permissions.may_edit_claim(author, claim):
            raise NotAllowed(_("Only those who write a claim submit it."))
        claim.full_clean(exclude=["created_by", "edited_by"])
        claim.status = TRANSITIONS["submit"].target
        claim.round += 1
        claim.submitted_at = timezone.now()
        if author.pk != claim.created_by_id:
            claim.edited_by = author
        claim.save()
        return claim


def accept(
    claim: Claim,
    editor: User,
    reliability: Reliability,
    credibility: Credibility,
    reason: str = "",
) -> Review:
    """Accept a submitted claim with its grade, and return the review.

    Raises NotAllowed, also for credibility 1 without an accepted claim of another lineage
    and side that agrees.
    """
    return _decide(claim, editor, Decision.ACCEPT, reason, reliability, credibility)


def return_to_author(claim: Claim, editor: User, reason: str) -> Review:
    """Send a submitted claim back with a reason, and return the review. Raises NotAllowed."""
    return _decide(claim, editor, Decision.RETURN, reason)


def reject(claim: Claim, editor: User, reason: str) -> Review:
    """Turn a submitted claim down with a reason, and return the review. Raises NotAllowed."""
    return _decide(claim, editor, Decision.REJECT, reason)


def withdraw(claim: Claim, author: User, reason: str) -> Claim:
    """Take back a claim that is not decided; it stays on record. Raises NotAllowed."""
    with transaction.atomic(), pghistory.context(user=author.pk, reason=reason):
        claim = _locked(claim, "withdraw")
        if not permissions.may_withdraw_claim(author, claim):
            raise NotAllowed(_("Only those who write a claim withdraw it."))
        claim.status = TRANSITIONS["withdraw"].target
        claim.save()
        return claim


def _decide(
    claim: Claim,
    editor: User,
    decision: Decision,
    reason: str,
    reliability: Reliability | None = None,
    credibility: Credibility | None = None,
) -> Review:
    if decision != Decision.ACCEPT and not reason.strip():
        raise NotAllowed(_("Say why: the author reads the reason."))
    try:
        with transaction.atomic(), pghistory.context(user=editor.pk, reason=reason or decision):
            claim = _locked(claim, decision.value)
            if not permissions.may_review_claim(editor, claim):
                raise NotAllowed(
                    _("An editor decides on claims that others wrote, never on their own.")
                )
            review = _reviewed(claim, editor, decision, reason, reliability, credibility)
            claim.status = TRANSITIONS[decision.value].target
            claim.reliability = reliability
            claim.credibility = credibility
            claim.grade_reason = reason if decision == Decision.ACCEPT else ""
            claim.save()
            if decision == Decision.ACCEPT:
                publication.take_in(claim, editor)
            _check_deferred_rules()
    except IntegrityError as error:
        if "credibility 1" in str(error):
            raise NotAllowed(
                _(
                    "Credibility 1 needs an accepted claim of another lineage, and of another "
                    "side or an independent actor, that agrees on day and place."
                )
            ) from error
        raise
    return review


def _reviewed(
    claim: Claim,
    editor: User,
    decision: Decision,
    reason: str,
    reliability: Reliability | None,
    credibility: Credibility | None,
) -> Review:
    """The review that carries the decision: the one `editor` has open, or a new one."""
    review = Review.objects.select_for_update().filter(claim=claim, decision=None).first()
    if review is None:
        review = Review(claim=claim)
    elif review.reviewer_id != editor.pk:
        raise NotAllowed(_("Another editor has this claim open."))
    review.round = claim.round
    review.reviewer = editor
    review.decision = decision
    review.decided_at = timezone.now()
    review.reason = reason
    review.reliability = reliability
    review.credibility = credibility
    review.save()
    return review


def _locked(claim: Claim, action: str) -> Claim:
    """The row as it is now, locked, if the action is open in its status."""
    found: Claim = Claim.objects.select_for_update().get(pk=claim.pk)
    if found.status not in TRANSITIONS[action].sources:
        raise NotAllowed(_("The claim is %(status)s.") % {"status": found.get_status_display()})
    return found


def _check_deferred_rules() -> None:
    """Have the deferred triggers run now, where their refusal can be explained."""
    with transaction.get_connection().cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
