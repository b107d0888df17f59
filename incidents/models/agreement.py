"""Agreements and their clauses."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from .base import recorded


@recorded()
class Agreement(models.Model):
    """A document the parties agreed to."""

    slug = models.SlugField(max_length=80, unique=True)
    title = models.CharField(_("title"), max_length=200)
    short_title = models.CharField(_("short title"), max_length=80)
    signed_on = models.DateField(_("signed on"))
    in_force_from = models.DateTimeField(_("in force from"))
    in_force_until = models.DateTimeField(_("in force until"), null=True, blank=True)
    summary = models.TextField(_("in our words"))
    source = models.CharField(_("source"), max_length=500)

    class Meta:
        ordering = ["in_force_from"]
        constraints = [
            models.CheckConstraint(
                condition=Q(in_force_until__isnull=True)
                | Q(in_force_until__gte=F("in_force_from")),
                name="agreement_interval_in_order",
            )
        ]

    def __str__(self) -> str:
        return self.short_title


@recorded()
class Clause(models.Model):
    """One numbered clause of an agreement, in our words."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="clauses")
    number = models.CharField(_("number"), max_length=16)
    summary = models.TextField(_("in our words"))
    due_on = models.DateField(_("due on"), null=True, blank=True)

    class Meta:
        ordering = ["agreement", "number"]
        constraints = [
            models.UniqueConstraint(fields=["agreement", "number"], name="clause_number_once")
        ]

    def __str__(self) -> str:
        return f"{self.agreement}, {self.number}"
