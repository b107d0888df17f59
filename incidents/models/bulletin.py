"""Bulletins: a side's count of violations for a day or week, without places; their reviews."""

from __future__ import annotations

import datetime as dt

import pgtrigger
from django.apps import apps
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from incidents.enums import Bound, ClaimStatus, Decision, Side
from incidents.querysets.bulletin import BulletinQuerySet
from incidents.validators import validate_plain_text

from .base import Stamped, never_deleted, recorded
from .bulletin_triggers import (
    BULLETIN_DECIDED_BY_REVIEW,
    DECIDED_BULLETIN_IS_FIXED,
    REVIEWER_WROTE_NOTHING,
)
from .statement import Statement

LONGEST_DAYS = 31
"""The most days one bulletin counts: a month."""


@recorded()
class Bulletin(Stamped):
    """How many violations a side counts for some days; the other's count is set beside it.

    Days are local (UTC+4), both included. A bound says which end of its number is open. `side` is
    that of the statement's actor. `version` counts the saves, so that of two people who change it
    at once the second is told; `round` counts submissions, each decided by one review.
    """

    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="bulletins")
    side = models.CharField(_("who counts"), max_length=16, choices=Side)
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"))
    violations = models.PositiveIntegerField(_("violations"))
    violations_bound = models.CharField(
        _("how exact"), max_length=8, choices=Bound, default=Bound.EXACT
    )
    shots = models.PositiveIntegerField(_("shots"), null=True, blank=True)
    shots_bound = models.CharField(_("how exact"), max_length=8, choices=Bound, default=Bound.EXACT)
    weapons = models.CharField(
        _("weapons"), max_length=300, blank=True, validators=[validate_plain_text]
    )
    stretch = models.CharField(
        _("stretch of the line"), max_length=300, blank=True, validators=[validate_plain_text]
    )
    status = models.CharField(
        _("status"), max_length=16, choices=ClaimStatus, default=ClaimStatus.DRAFT
    )
    version = models.PositiveIntegerField(default=1, editable=False)
    round = models.PositiveSmallIntegerField(_("submission"), default=0, editable=False)
    submitted_at = models.DateTimeField(_("submitted"), null=True, blank=True)

    objects = BulletinQuerySet.as_manager()

    class Meta:
        ordering = ["starts_on", "side"]
        indexes = [
            models.Index(
                fields=["starts_on", "ends_on"],
                name="bulletin_accepted",
                condition=Q(status=ClaimStatus.ACCEPTED),
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")), name="bulletin_days_in_order"
            ),
            models.CheckConstraint(
                condition=Q(ends_on__lt=F("starts_on") + dt.timedelta(days=LONGEST_DAYS)),
                name="bulletin_a_month_at_most",
            ),
            models.CheckConstraint(condition=Q(side__in=Side.values), name="bulletin_side_known"),
            models.CheckConstraint(
                condition=Q(status__in=ClaimStatus.values)
                & Q(violations_bound__in=Bound.values)
                & Q(shots_bound__in=Bound.values),
                name="bulletin_codes_known",
            ),
            models.UniqueConstraint(
                fields=["statement", "starts_on", "ends_on"],
                condition=~Q(status__in=[ClaimStatus.REJECTED, ClaimStatus.WITHDRAWN]),
                name="bulletin_once_per_statement",
                violation_error_message=_("This statement's count for these days is on record."),
            ),
        ]
        triggers = [
            never_deleted(),
            pgtrigger.ReadOnly(name="author_is_fixed", fields=["created_by"]),
            pgtrigger.Trigger(
                name="decided_is_fixed",
                when=pgtrigger.Before,
                operation=pgtrigger.Update,
                func=DECIDED_BULLETIN_IS_FIXED,
            ),
            pgtrigger.Trigger(
                name="decided_by_review",
                when=pgtrigger.After,
                operation=pgtrigger.Insert | pgtrigger.Update,
                timing=pgtrigger.Deferred,
                func=BULLETIN_DECIDED_BY_REVIEW,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_side_display()} {self.starts_on}: {self.violations}"

    @property
    def writer_ids(self) -> set[int]:
        """Who ever wrote in it, as its history tells. One query."""
        history = apps.get_model("incidents", "BulletinEvent")._default_manager
        edited = history.filter(pgh_obj=self.pk, edited_by__isnull=False)
        return {self.created_by_id, *edited.values_list("edited_by_id", flat=True)}


class BulletinReview(models.Model):
    """An editor's decision on one submission of one bulletin: who, when and why. Append-only."""

    bulletin = models.ForeignKey(Bulletin, on_delete=models.PROTECT, related_name="reviews")
    round = models.PositiveSmallIntegerField(_("submission"))
    reviewer = models.ForeignKey("incidents.User", on_delete=models.PROTECT, related_name="+")
    decision = models.CharField(_("decision"), max_length=8, choices=Decision)
    reason = models.TextField(_("reason"), blank=True)
    decided_at = models.DateTimeField(_("decided"), auto_now_add=True)

    class Meta:
        ordering = ["bulletin", "round"]
        constraints = [
            models.UniqueConstraint(
                fields=["bulletin", "round"], name="bulletin_review_one_decision_per_round"
            ),
            models.CheckConstraint(
                condition=Q(decision=Decision.ACCEPT)
                | (Q(decision__in=[Decision.RETURN, Decision.REJECT]) & ~Q(reason="")),
                name="bulletin_review_has_reason",
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete),
            pgtrigger.Trigger(
                name="reviewer_is_not_author",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func=REVIEWER_WROTE_NOTHING,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.bulletin}: {self.decision}"
