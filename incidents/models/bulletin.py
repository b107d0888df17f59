"""Bulletins: a side's count of violations for a day or week, without places."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from incidents.enums import ClaimStatus, Side

from .base import Stamped, never_deleted, recorded
from .statement import Statement


@recorded()
class Bulletin(Stamped):
    """How many violations a side counts for some days; the other's count is set beside it."""

    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="bulletins")
    side = models.CharField(_("who counts"), max_length=16, choices=Side)
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"))
    violations = models.PositiveIntegerField(_("violations"))
    shots = models.PositiveIntegerField(_("shots"), null=True, blank=True)
    weapons = models.CharField(_("weapons"), max_length=300, blank=True)
    stretch = models.CharField(_("stretch of the line"), max_length=300, blank=True)
    status = models.CharField(
        _("status"), max_length=16, choices=ClaimStatus, default=ClaimStatus.DRAFT
    )

    class Meta:
        ordering = ["starts_on", "side"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")), name="bulletin_days_in_order"
            ),
            models.CheckConstraint(condition=Q(side__in=Side.values), name="bulletin_side_known"),
            models.UniqueConstraint(
                fields=["statement", "starts_on", "ends_on"], name="bulletin_once_per_statement"
            ),
        ]
        triggers = [never_deleted()]

    def __str__(self) -> str:
        return f"{self.get_side_display()} {self.starts_on}: {self.violations}"
