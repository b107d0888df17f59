"""How a bulletin moves: by the steps of a claim's way, from the table in workflow.TRANSITIONS.

Each change is one function and one transaction, holding the new status, the decision and the
history together. The database holds the same rules by triggers; here they are refused with a
sentence.
"""

from __future__ import annotations

import pghistory
from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from incidents import jobs
from incidents.enums import Decision
from incidents.models import Bulletin, BulletinReview, User
from incidents.permissions import Action, may_act
from incidents.workflow import TRANSITIONS, NotAllowed


class Decided(NotAllowed):
    """Somebody was quicker: the bulletin is no longer in the state, or submission, one looked at.

    `bulletin` is as it stands now.
    """

    def __init__(self, bulletin: Bulletin) -> None:
        super().__init__(
            _("This bulletin has moved on meanwhile: it is %(status)s now.")
            % {"status": bulletin.get_status_display()}
        )
        self.bulletin = bulletin


def submit(bulletin: Bulletin, author: User) -> Bulletin:
    """Hand a draft or returned bulletin to the editors, and return it as it is now.

    Raises NotAllowed for a person who writes none, Decided where it is neither.
    """
    with transaction.atomic(), pghistory.context(user=author.pk, reason="submit"):
        bulletin = _locked(bulletin, "submit")
        if not may_act(author, Action.WRITE_BULLETIN, bulletin):
            raise NotAllowed(_("Only those who write bulletins submit one."))
        bulletin.round += 1
        bulletin.submitted_at = timezone.now()
        if author.pk != bulletin.created_by_id:
            bulletin.edited_by = author
        return _moved(bulletin, "submit")


def accept(bulletin: Bulletin, editor: User, number: int, reason: str = "") -> BulletinReview:
    """Accept submission `number` of a bulletin: it is public from then on. Raises NotAllowed."""
    return _decide(bulletin, editor, number, Decision.ACCEPT, reason)


def return_to_author(bulletin: Bulletin, editor: User, number: int, reason: str) -> BulletinReview:
    """Send submission `number` of a bulletin back with a reason. Raises NotAllowed."""
    return _decide(bulletin, editor, number, Decision.RETURN, reason)


def reject(bulletin: Bulletin, editor: User, number: int, reason: str) -> BulletinReview:
    """Turn submission `number` of a bulletin down with a reason. Raises NotAllowed."""
    return _decide(bulletin, editor, number, Decision.REJECT, reason)


def withdraw(bulletin: Bulletin, author: User) -> Bulletin:
    """Take back a bulletin that is not decided; it stays on record. Raises NotAllowed."""
    with transaction.atomic(), pghistory.context(user=author.pk, reason="withdraw"):
        bulletin = _locked(bulletin, "withdraw")
        if not may_act(author, Action.WITHDRAW_BULLETIN, bulletin):
            raise NotAllowed(_("Only those who wrote a bulletin withdraw it."))
        return _moved(bulletin, "withdraw")


def _decide(
    bulletin: Bulletin, editor: User, number: int, decision: Decision, reason: str
) -> BulletinReview:
    if decision != Decision.ACCEPT and not reason.strip():
        raise NotAllowed(_("Say why: the author reads the reason."))
    with transaction.atomic(), pghistory.context(user=editor.pk, reason=reason or decision.value):
        bulletin = _locked(bulletin, decision.value)
        if bulletin.round != number:
            raise Decided(bulletin)
        if not may_act(editor, Action.DECIDE_BULLETIN, bulletin):
            raise NotAllowed(
                _("An editor decides on bulletins that others wrote, never on their own.")
            )
        review = BulletinReview.objects.create(
            bulletin=bulletin,
            round=bulletin.round,
            reviewer=editor,
            decision=decision,
            reason=reason.strip(),
        )
        _moved(bulletin, decision.value)
        if decision == Decision.ACCEPT:
            jobs.queue_on_commit(jobs.ADVANCE_SNAPSHOT)
        # Deferred rules are asked here, where whoever decides still hears of a refusal.
        connection.check_constraints()
        return review


def _moved(bulletin: Bulletin, step: str) -> Bulletin:
    bulletin.status = TRANSITIONS[step].target
    bulletin.version += 1
    bulletin.save()
    return bulletin


def _locked(bulletin: Bulletin, step: str) -> Bulletin:
    """The row as it is now, locked, if the step is open in its status. Raises Decided."""
    current: Bulletin = (
        Bulletin.objects.select_for_update(of=("self",))
        .select_related("statement__actor")
        .get(pk=bulletin.pk)
    )
    if current.status not in TRANSITIONS[step].sources:
        raise Decided(current)
    return current
