"""Reviews of claims and assessments of incidents."""

from __future__ import annotations

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from incidents.enums import Credibility, Decision, Occurrence, Reliability, Responsibility

from .base import never_deleted, recorded
from .claim import Claim
from .incident import Incident
from .triggers import DECIDED_IS_FINAL, REVIEWER_IS_NOT_AUTHOR


@recorded()
class Review(models.Model):
    """An editor's decision on one submission of one claim.

    Open while `decision` is null; a claim has at most one open review. Once decided the
    database refuses any change to the row.
    """

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="reviews")
    round = models.PositiveSmallIntegerField(_("submission"))
    reviewer = models.ForeignKey("incidents.User", on_delete=models.PROTECT, related_name="reviews")
    opened_at = models.DateTimeField(_("opened"), auto_now_add=True)
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    decision = models.CharField(
        _("decision"), max_length=8, choices=Decision, null=True, blank=True
    )
    reason = models.TextField(_("reason"), blank=True)
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
                fields=["claim", "round"],
                condition=Q(decision__isnull=False),
                name="review_one_decision_per_round",
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


class Assessment(models.Model):
    """The editor's published view of an incident on two axes, with a reason. Append-only.

    `proposed_*` is what the comparison proposed at that moment; the editor decides.
    """

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="assessments")
    occurrence = models.CharField(_("occurrence"), max_length=24, choices=Occurrence)
    responsibility = models.CharField(_("responsibility"), max_length=16, choices=Responsibility)
    reason = models.TextField(_("reason"))
    proposed_occurrence = models.CharField(max_length=24, choices=Occurrence)
    proposed_responsibility = models.CharField(max_length=16, choices=Responsibility)
    decided_by = models.ForeignKey("incidents.User", on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(_("decided"), auto_now_add=True)

    class Meta:
        ordering = ["incident", "-decided_at"]
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="assessment_has_reason"),
            models.CheckConstraint(
                condition=Q(occurrence__in=Occurrence.values)
                & Q(responsibility__in=Responsibility.values),
                name="assessment_known",
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

    def __str__(self) -> str:
        return f"{self.incident}: {self.occurrence}, {self.responsibility}"
