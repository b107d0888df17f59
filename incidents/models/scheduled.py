"""Publications that an editor has decided on and that wait for their moment."""

from __future__ import annotations

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from incidents.enums import Occurrence, Responsibility
from incidents.querysets.waiting import WaitingQuerySet
from incidents.validators import validate_plain_text

from .base import never_deleted, recorded
from .incident import SHOWN_WITHIN, Incident


@recorded()
class ScheduledPublication(models.Model):
    """A draft that is published with this assessment, but not before a moment.

    Open until `settled_at`. Then either the incident was published, or `refusal` says in a
    sentence why it was not, or somebody called it off: `called_off_by`. `claims` are the numbers of
    the accepted claims the editor had read: with others nothing is published unseen.
    """

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="scheduled")
    not_before = models.DateTimeField(_("not before"))
    occurrence = models.CharField(_("occurrence"), max_length=24, choices=Occurrence)
    responsibility = models.CharField(_("responsibility"), max_length=16, choices=Responsibility)
    reason = models.TextField(_("reason"), blank=True, validators=[validate_plain_text])
    sensitive = models.BooleanField(_("sensitive"), default=False)
    shown_within_m = models.PositiveIntegerField(
        _("how exactly the place is shown"), choices=SHOWN_WITHIN, null=True, blank=True
    )
    claims = models.JSONField(_("claims read"))
    asked_by = models.ForeignKey("incidents.User", on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(_("asked"), auto_now_add=True)
    settled_at = models.DateTimeField(_("settled"), null=True, blank=True)
    called_off_by = models.ForeignKey(
        "incidents.User", on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    refusal = models.TextField(_("why it was not published"), blank=True)

    objects = WaitingQuerySet.as_manager()

    class Meta:
        ordering = ["not_before", "pk"]
        indexes = [
            models.Index(
                fields=["not_before"],
                condition=Q(settled_at=None),
                name="scheduled_publication_due",
            )
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["incident"], condition=Q(settled_at=None), name="scheduled_once_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(occurrence__in=Occurrence.values)
                & Q(responsibility__in=Responsibility.values)
                & (Q(shown_within_m=None) | Q(sensitive=True)),
                name="scheduled_known",
            ),
            models.CheckConstraint(
                condition=Q(settled_at__isnull=False) | Q(called_off_by=None, refusal=""),
                name="scheduled_settled_somehow",
            ),
            models.CheckConstraint(
                condition=Q(not_before__gt=F("asked_at")), name="scheduled_for_later"
            ),
        ]
        triggers = [
            never_deleted(),
            pgtrigger.ReadOnly(
                name="made_once",
                exclude=["settled_at", "called_off_by", "refusal"],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.incident}: {self.not_before}"
