"""Claims: what one statement says about one incident."""

from __future__ import annotations

import pgtrigger
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from incidents.enums import (
    ClaimStatus,
    Credibility,
    DatePrecision,
    EventType,
    Initiator,
    Outcome,
    Reliability,
    Stance,
)
from incidents.querysets.claim import ClaimQuerySet
from incidents.querysets.words import CLAIM_WORDS
from incidents.validators import new_public_id, validate_plain_text

from .agreement import Clause
from .base import Stamped, never_deleted, recorded
from .incident import Incident
from .place import Place
from .site import SiteFields
from .statement import Statement
from .triggers import (
    DECIDED_BY_REVIEW,
    DECIDED_IS_FIXED,
    KEEPS_A_CLAIM,
    NEEDS_SECOND_LINEAGE,
    TWO_READERS,
    WRITER_HAS_NOT_DECIDED,
    WRITERS_ARE_KEPT,
    credibility_follows,
    fixed_once_decided,
    inside_region,
)


@recorded()
class Claim(Stamped):
    """What one statement says about one incident, and how an editor graded it.

    Days are local (UTC+4), as the statement gives them; `starts_at` and `ends_at` are
    instants where a time of day is said. `round` counts submissions; a review belongs to
    one round.
    """

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="claims")
    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="claims")
    status = models.CharField(
        _("status"), max_length=16, choices=ClaimStatus, default=ClaimStatus.DRAFT
    )
    round = models.PositiveSmallIntegerField(_("submission"), default=0, editable=False)
    submitted_at = models.DateTimeField(_("submitted"), null=True, blank=True)
    stance = models.CharField(_("stance"), max_length=24, choices=Stance)
    initiator = models.CharField(
        _("who started it"), max_length=16, choices=Initiator, default=Initiator.NOT_STATED
    )
    event_type = models.CharField(
        _("what"), max_length=20, choices=EventType, null=True, blank=True
    )
    starts_on = models.DateField(_("first day"), null=True, blank=True)
    ends_on = models.DateField(_("last day"), null=True, blank=True)
    starts_at = models.DateTimeField(_("began at"), null=True, blank=True)
    ends_at = models.DateTimeField(_("ended at"), null=True, blank=True)
    date_precision = models.PositiveSmallIntegerField(
        _("precision of the time"), choices=DatePrecision, null=True, blank=True
    )
    paraphrase = models.TextField(_("in our words"), validators=[validate_plain_text])
    quotation = models.TextField(_("quotation"), blank=True, validators=[validate_plain_text])
    quotation_start = models.PositiveIntegerField(null=True, blank=True)
    quotation_end = models.PositiveIntegerField(null=True, blank=True)
    breached_clause = models.ForeignKey(
        Clause,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="claims",
        verbose_name=_("clause said to be breached"),
    )
    reliability = models.CharField(
        _("source reliability"), max_length=1, choices=Reliability, null=True, blank=True
    )
    credibility = models.PositiveSmallIntegerField(
        _("information credibility"), choices=Credibility, null=True, blank=True
    )
    grade_reason = models.TextField(_("reason of the grade"), blank=True)
    assigned_to = models.ForeignKey(
        "incidents.User",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("goes on with it"),
        help_text=_("Empty: whoever wrote it."),
    )

    objects = ClaimQuerySet.as_manager()

    class Meta:
        ordering = ["statement__issued_on", "statement_id"]
        indexes = [
            models.Index(
                fields=["incident", "statement"],
                name="claim_accepted",
                condition=Q(status=ClaimStatus.ACCEPTED),
            ),
            models.Index(
                fields=["initiator", "incident"],
                name="claim_accepted_initiator",
                condition=Q(status=ClaimStatus.ACCEPTED),
            ),
            models.Index(fields=["status", "submitted_at"], name="claim_queue"),
            GinIndex(CLAIM_WORDS, name="claim_words"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["statement", "incident"], name="claim_once_per_statement_and_incident"
            ),
            models.CheckConstraint(
                condition=Q(starts_on__isnull=True, ends_on__isnull=True)
                | Q(starts_on__isnull=False, ends_on__isnull=False, ends_on__gte=F("starts_on")),
                name="claim_days_in_order",
            ),
            models.CheckConstraint(
                condition=Q(ends_at__isnull=True)
                | Q(starts_at__isnull=False, ends_at__gte=F("starts_at")),
                name="claim_instants_in_order",
            ),
            models.CheckConstraint(
                condition=Q(starts_on__isnull=True) | Q(date_precision__isnull=False),
                name="claim_time_has_precision",
            ),
            models.CheckConstraint(
                condition=Q(quotation_start__isnull=True, quotation_end__isnull=True)
                | Q(
                    quotation_start__isnull=False,
                    quotation_end__isnull=False,
                    quotation_end__gt=F("quotation_start"),
                ),
                name="claim_quotation_in_order",
            ),
            models.CheckConstraint(
                condition=Q(status__in=ClaimStatus.values)
                & Q(stance__in=Stance.values)
                & Q(initiator__in=Initiator.values)
                & (Q(event_type__isnull=True) | Q(event_type__in=EventType.values))
                & (Q(date_precision__isnull=True) | Q(date_precision__in=DatePrecision.values)),
                name="claim_codes_known",
            ),
            models.CheckConstraint(
                condition=~Q(status=ClaimStatus.ACCEPTED)
                | Q(
                    reliability__isnull=False,
                    reliability__in=Reliability.values,
                    credibility__isnull=False,
                    credibility__in=Credibility.values,
                    round__gte=1,
                ),
                name="claim_accepted_is_graded",
            ),
        ]
        triggers = [
            never_deleted(),
            pgtrigger.ReadOnly(name="author_is_fixed", fields=["created_by"]),
            pgtrigger.Trigger(
                name="decided_is_fixed",
                when=pgtrigger.Before,
                operation=pgtrigger.Update,
                func=DECIDED_IS_FIXED,
            ),
            pgtrigger.Trigger(
                name="decided_by_review",
                when=pgtrigger.After,
                operation=pgtrigger.Insert | pgtrigger.Update,
                timing=pgtrigger.Deferred,
                func=DECIDED_BY_REVIEW,
            ),
            pgtrigger.Trigger(
                name="two_readers",
                when=pgtrigger.After,
                operation=pgtrigger.Insert | pgtrigger.Update,
                func=TWO_READERS,
            ),
            pgtrigger.Trigger(
                name="writers_are_kept",
                when=pgtrigger.After,
                operation=pgtrigger.Insert | pgtrigger.Update,
                func=WRITERS_ARE_KEPT,
            ),
            pgtrigger.Trigger(
                name="published_keeps_a_claim",
                when=pgtrigger.After,
                operation=pgtrigger.Update,
                timing=pgtrigger.Deferred,
                func=KEEPS_A_CLAIM,
            ),
            pgtrigger.Trigger(
                name="needs_second_lineage",
                when=pgtrigger.After,
                operation=pgtrigger.Insert | pgtrigger.Update,
                timing=pgtrigger.Deferred,
                func=NEEDS_SECOND_LINEAGE,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.statement} on {self.incident}"

    @property
    def writer_ids(self) -> set[int]:
        """Everybody who ever wrote in this claim; prefetch `writers` for lists."""
        return {writer.user_id for writer in self.writers.all()}


class ClaimWriter(models.Model):
    """Somebody who wrote in a claim, and therefore never decides on it. Append-only.

    The database notes author and editor itself at each change of a claim; whoever wrote in the
    draft it came from is noted with the submission.
    """

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="writers")
    user = models.ForeignKey("incidents.User", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["claim", "user"], name="claim_writer_once")]
        triggers = [
            pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete),
            pgtrigger.Trigger(
                name="writer_has_not_decided",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func=WRITER_HAS_NOT_DECIDED,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.claim}: {self.user}"


@recorded()
class ClaimSite(SiteFields):
    """A place a claim names, with its own point, precision and radius."""

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="sites")

    class Meta(SiteFields.Meta):
        triggers = [
            fixed_once_decided(),
            inside_region("point"),
            credibility_follows(
                "credibility_follows_site",
                pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
                "c.id IN (OLD.claim_id, NEW.claim_id)",
            ),
        ]


@recorded()
class ClaimOutcome(models.Model):
    """How a claim says it ended, at a place where it names one ("control taken of X")."""

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="outcomes")
    outcome = models.CharField(_("outcome"), max_length=16, choices=Outcome)
    place = models.ForeignKey(
        Place, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["id"]
        triggers = [fixed_once_decided()]
        constraints = [
            models.UniqueConstraint(
                fields=["claim", "outcome", "place"],
                name="claim_outcome_once",
                nulls_distinct=False,
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_outcome_display()} {self.place or ''}".strip()
