"""Leads: what came in and may become a statement. Never public."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from incidents.enums import LeadStatus
from incidents.validators import validate_plain_text

from .base import recorded
from .outlet import Outlet
from .statement import Statement


@recorded()
class Lead(models.Model):
    """Something that came in by a feed or was pasted."""

    outlet = models.ForeignKey(Outlet, on_delete=models.PROTECT, null=True, blank=True)
    url = models.URLField(_("address"), max_length=1000, blank=True)
    title = models.CharField(_("title"), max_length=300, blank=True)
    text = models.TextField(_("text"), blank=True, validators=[validate_plain_text])
    received_at = models.DateTimeField(_("received"), auto_now_add=True)
    status = models.CharField(
        _("status"), max_length=16, choices=LeadStatus, default=LeadStatus.NEW
    )
    taken_by = models.ForeignKey(
        "incidents.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    statement = models.ForeignKey(
        Statement, on_delete=models.PROTECT, null=True, blank=True, related_name="leads"
    )

    class Meta:
        ordering = ["-received_at"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(url="") | ~Q(text=""), name="lead_has_address_or_text"
            ),
            models.CheckConstraint(
                condition=~Q(status=LeadStatus.USED) | Q(statement__isnull=False),
                name="lead_used_has_statement",
            ),
        ]

    def __str__(self) -> str:
        return self.title or self.url or self.text[:60]
