"""What editors decide on a claim that others wrote."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

import pghistory
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from incidents import notices, publication
from incidents.enums import ClaimField, Credibility, Decision, RejectGround, Reliability
from incidents.models import Claim, Review, ReviewRemark, User
from incidents.sources.grades import usual_grades

from .corroborating import is_corroborated
from .reading_twice import first_reading, second_reading_reasons
from .taking import opened, refuse_reader
from .transitions import TRANSITIONS, NotAllowed, locked

SECOND: Final = 2
"""The reader whose acceptance ends a review by two editors."""

NEEDS_SECOND_LINEAGE: Final = gettext_lazy(
    "Credibility 1 needs an accepted claim of another lineage, and of another side or an "
    "independent actor, that agrees on day and place."
)


@dataclass(frozen=True, slots=True)
class _Verdict:
    """All that one editor decides on one claim at one time."""

    decision: Decision
    reason: str
    reliability: Reliability | None = None
    credibility: Credibility | None = None
    ground: RejectGround | None = None
    remarks: Mapping[ClaimField, str] = field(default_factory=dict)
    seen: int | None = None


def accept(
    claim: Claim,
    editor: User,
    reliability: Reliability,
    credibility: Credibility,
    reason: str = "",
    *,
    seen: int | None = None,
) -> Review:
    """Accept a submitted claim with a grade, and return the review.

    `seen` is the submission (Claim.round) the editor has read, None for whichever it is now; here
    and below another one is refused. Where two editors are needed the first acceptance leaves the
    claim submitted; with the second it is accepted, with the more cautious of the two letters and
    of the two digits. Raises NotAllowed, also for a letter that departs from what the source
    usually gets and gives no reason, and for credibility 1 without an accepted claim of another
    lineage and side that agrees.
    """
    verdict = _Verdict(Decision.ACCEPT, reason, reliability, credibility, seen=seen)
    return _decide(claim, editor, verdict)


def return_to_author(
    claim: Claim,
    editor: User,
    reason: str,
    remarks: Mapping[ClaimField, str] | None = None,
    *,
    seen: int | None = None,
) -> Review:
    """Send a submitted claim back, and return the review. Raises NotAllowed.

    `reason` may be empty where remarks on single fields say it.
    """
    kept = {field: words.strip() for field, words in (remarks or {}).items() if words.strip()}
    words = reason.strip() or " ".join(kept.values())
    return _decide(claim, editor, _Verdict(Decision.RETURN, words, remarks=kept, seen=seen))


def reject(
    claim: Claim, editor: User, reason: str, ground: RejectGround, *, seen: int | None = None
) -> Review:
    """Turn a submitted claim down, and return the review. Raises NotAllowed."""
    return _decide(claim, editor, _Verdict(Decision.REJECT, reason, ground=ground, seen=seen))


def _decide(claim: Claim, editor: User, verdict: _Verdict) -> Review:
    if verdict.decision != Decision.ACCEPT and not verdict.reason.strip():
        raise NotAllowed(_("Say why: the author reads the reason."))
    why = verdict.reason or verdict.decision
    try:
        with transaction.atomic(), pghistory.context(user=editor.pk, reason=why):
            claim = locked(claim, verdict.decision.value)
            if verdict.seen not in {None, claim.round}:
                raise NotAllowed(_("The claim was changed and submitted again: read it anew."))
            refuse_reader(claim, editor)
            _refuse_unreasoned(claim, verdict)
            review = _review(claim, editor, verdict)
            if _waits_for_second(claim, review):
                return review
            _move(claim, review, verdict)
            if verdict.decision == Decision.ACCEPT:
                publication.take_in(claim, editor)
            notices.tell_of_decision(claim, editor, verdict.decision)
            _check_deferred_rules()
    except IntegrityError as error:
        if "credibility 1" in str(error):
            raise NotAllowed(NEEDS_SECOND_LINEAGE) from error
        raise
    return review


def _refuse_unreasoned(claim: Claim, verdict: _Verdict) -> None:
    """Raise NotAllowed for a grade that has to be explained, or cannot be given."""
    if verdict.decision != Decision.ACCEPT:
        return
    usual = {one.reliability for one in usual_grades(claim.statement)}
    if usual and verdict.reliability not in usual and not verdict.reason.strip():
        raise NotAllowed(
            _("This source is usually graded %(usual)s. Say why this time it is %(given)s.")
            % {"usual": ", ".join(sorted(usual)), "given": verdict.reliability}
        )
    if verdict.credibility == Credibility.CONFIRMED and not is_corroborated(claim):
        raise NotAllowed(NEEDS_SECOND_LINEAGE)


def _review(claim: Claim, editor: User, verdict: _Verdict) -> Review:
    """The decided review: the one `editor` has open, or a new one. Remarks go in before it ends."""
    review = opened(claim, editor)
    ReviewRemark.objects.bulk_create(
        ReviewRemark(review=review, field=field, words=words)
        for field, words in verdict.remarks.items()
    )
    review.decision = verdict.decision
    review.decided_at = timezone.now()
    review.reason = verdict.reason
    review.ground = verdict.ground or ""
    review.reliability = verdict.reliability
    review.credibility = verdict.credibility
    review.full_clean(exclude=["claim", "reviewer"])
    review.save()
    return review


def _waits_for_second(claim: Claim, review: Review) -> bool:
    """Whether an acceptance is the first of two."""
    if review.decision != Decision.ACCEPT or review.reader == SECOND:
        return False
    return bool(second_reading_reasons(claim))


def _move(claim: Claim, review: Review, verdict: _Verdict) -> None:
    """Give the claim its new status, and the grade of all who accepted it."""
    claim.status = TRANSITIONS[verdict.decision.value].target
    if verdict.decision == Decision.ACCEPT:
        readings = [one for one in (first_reading(claim), review) if one is not None]
        claim.reliability = max(str(one.reliability) for one in readings)
        claim.credibility = max(one.credibility or 0 for one in readings)
        reasons = [one.reason.strip() for one in readings if one.reason.strip()]
        claim.grade_reason = "\n".join(dict.fromkeys(reasons))
    claim.save()


def _check_deferred_rules() -> None:
    """Have the deferred triggers run now, where their refusal can be explained."""
    with transaction.get_connection().cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
