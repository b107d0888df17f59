"""The published view of an incident, and views an editor asks another one to confirm."""

from __future__ import annotations

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from incidents.enums import Occurrence, Responsibility
from incidents.querysets.waiting import WaitingQuerySet
from incidents.validators import validate_plain_text

from .base import never_deleted, recorded
from .incident import Incident
from .triggers import RESPONSIBILITY_TAKES_TWO


class Assessment(models.Model):
    """The editor's published view of an incident on two axes, with a reason. Append-only.

    `proposed_*` is what the comparison proposed at that moment; the editor decides. `seconded_by`
    is the other editor who confirmed another answer to who is responsible: the database refuses
    such an assessment without one.
    """

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="assessments")
    occurrence = models.CharField(_("occurrence"), max_length=24, choices=Occurrence)
    responsibility = models.CharField(_("responsibility"), max_length=16, choices=Responsibility)
    reason = models.TextField(_("reason"))
    proposed_occurrence = models.CharField(max_length=24, choices=Occurrence)
    proposed_responsibility = models.CharField(max_length=16, choices=Responsibility)
    decided_by = models.ForeignKey("incidents.User", on_delete=models.PROTECT, related_name="+")
    seconded_by = models.ForeignKey(
        "incidents.User", on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
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
            models.CheckConstraint(
                condition=Q(seconded_by__isnull=True) | ~Q(seconded_by=F("decided_by")),
                name="assessment_seconded_by_another",
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete),
            pgtrigger.Trigger(
                name="responsibility_takes_two",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func=RESPONSIBILITY_TAKES_TWO,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.incident}: {self.occurrence}, {self.responsibility}"


@recorded()
class Reassessment(models.Model):
    """Another view of a published incident that waits for a second editor.

    Open until `settled_at`; `confirmed` then tells whether it became an assessment. An incident has
    at most one open.
    """

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="reassessments")
    occurrence = models.CharField(_("occurrence"), max_length=24, choices=Occurrence)
    responsibility = models.CharField(_("responsibility"), max_length=16, choices=Responsibility)
    reason = models.TextField(_("reason"), validators=[validate_plain_text])
    asked_by = models.ForeignKey("incidents.User", on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(_("asked"), auto_now_add=True)
    settled_by = models.ForeignKey(
        "incidents.User", on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    settled_at = models.DateTimeField(_("settled"), null=True, blank=True)
    confirmed = models.BooleanField(_("confirmed"), default=False)

    objects = WaitingQuerySet.as_manager()

    class Meta:
        ordering = ["-asked_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["incident"],
                condition=Q(settled_at__isnull=True),
                name="reassessment_one_open",
            ),
            models.CheckConstraint(
                condition=~Q(reason="")
                & Q(occurrence__in=Occurrence.values)
                & Q(responsibility__in=Responsibility.values),
                name="reassessment_known",
            ),
            models.CheckConstraint(
                condition=Q(settled_at__isnull=True, settled_by__isnull=True, confirmed=False)
                | Q(settled_at__isnull=False, settled_by__isnull=False),
                name="reassessment_settled_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(confirmed=False) | ~Q(settled_by=F("asked_by")),
                name="reassessment_confirmed_by_another",
            ),
        ]
        triggers = [never_deleted()]

    def __str__(self) -> str:
        return f"{self.incident}: {self.occurrence}, {self.responsibility}?"
