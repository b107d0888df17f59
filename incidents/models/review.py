"""Reviews: what editors decide on claims."""

from __future__ import annotations

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from incidents.enums import (
    ClaimField,
    Credibility,
    Decision,
    RejectGround,
    Reliability,
)
from incidents.validators import validate_plain_text

from .base import never_deleted, recorded
from .claim import Claim
from .triggers import DECIDED_IS_FINAL, REMARKS_ARE_FIXED, REVIEWER_IS_NOT_AUTHOR


@recorded()
class Review(models.Model):
    """An editor's decision on one submission of one claim.

    Open while `decision` is null: then `reviewer` has the claim on their desk since `taken_at`, or
    nobody has. A claim has at most one open review. `reader` is 2 for the second of two editors,
    where a claim needs both. Once decided the database refuses any change to the row.
    """

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="reviews")
    round = models.PositiveSmallIntegerField(_("submission"))
    reader = models.PositiveSmallIntegerField(_("reader"), default=1)
    reviewer = models.ForeignKey(
        "incidents.User", on_delete=models.PROTECT, related_name="reviews", null=True, blank=True
    )
    opened_at = models.DateTimeField(_("opened"), auto_now_add=True)
    taken_at = models.DateTimeField(_("taken"), null=True, blank=True)
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    decision = models.CharField(
        _("decision"), max_length=8, choices=Decision, null=True, blank=True
    )
    reason = models.TextField(_("reason"), blank=True, validators=[validate_plain_text])
    ground = models.CharField(_("ground"), max_length=16, choices=RejectGround, blank=True)
    reliability = models.CharField(
        _("source reliability"), max_length=1, choices=Reliability, null=True, blank=True
    )
    credibility = models.PositiveSmallIntegerField(
        _("information credibility"), choices=Credibility, null=True, blank=True
    )

    class Meta:
        ordering = ["claim", "opened_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["claim"], condition=Q(decision__isnull=True), name="review_one_open"
            ),
            models.UniqueConstraint(
                fields=["claim", "round", "reader"],
                condition=Q(decision__isnull=False),
                name="review_one_decision_per_reader",
            ),
            models.UniqueConstraint(
                fields=["claim", "round", "reviewer"],
                condition=Q(decision__isnull=False),
                name="review_two_editors",
            ),
            models.CheckConstraint(condition=Q(reader__in=[1, 2]), name="review_reader_known"),
            models.CheckConstraint(
                condition=Q(reviewer__isnull=True, taken_at__isnull=True, decision__isnull=True)
                | Q(reviewer__isnull=False, taken_at__isnull=False),
                name="review_taken_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(ground="") & (Q(decision__isnull=True) | ~Q(decision=Decision.REJECT))
                | Q(decision=Decision.REJECT, ground__in=RejectGround.values),
                name="review_ground_of_rejection",
            ),
            models.CheckConstraint(
                condition=Q(decision__isnull=True, decided_at__isnull=True)
                | Q(
                    decision__isnull=False,
                    decision__in=Decision.values,
                    decided_at__isnull=False,
                ),
                name="review_decided_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(decision__isnull=True)
                | Q(
                    decision=Decision.ACCEPT,
                    reliability__isnull=False,
                    reliability__in=Reliability.values,
                    credibility__isnull=False,
                    credibility__in=Credibility.values,
                )
                | (
                    Q(decision__in=[Decision.RETURN, Decision.REJECT])
                    & ~Q(reason="")
                    & Q(reliability__isnull=True, credibility__isnull=True)
                ),
                name="review_grade_or_reason",
            ),
        ]
        triggers = [
            never_deleted(),
            pgtrigger.Trigger(
                name="decided_is_final",
                when=pgtrigger.Before,
                operation=pgtrigger.Update,
                func=DECIDED_IS_FINAL,
            ),
            pgtrigger.Trigger(
                name="reviewer_is_not_author",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update,
                func=REVIEWER_IS_NOT_AUTHOR,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.claim}: {self.decision or 'open'}"

    @property
    def says_more(self) -> bool:
        """Whether the reason says more than the remarks on single fields together."""
        remarks = " ".join(remark.words for remark in self.remarks.all())
        return bool(self.reason) and self.reason != remarks


@recorded()
class ReviewRemark(models.Model):
    """What an editor says of one part of a claim; the author reads it at that field."""

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="remarks")
    field = models.CharField(_("about"), max_length=16, choices=ClaimField)
    words = models.TextField(_("remark"), validators=[validate_plain_text])

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["review", "field"], name="remark_once_per_field"),
            models.CheckConstraint(
                condition=Q(field__in=ClaimField.values) & ~Q(words=""), name="remark_field_known"
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="decided_is_final",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
                func=REMARKS_ARE_FIXED,
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_field_display()}: {self.words[:60]}"
