"""Casualty figures: they hang off a claim, never off an incident."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from incidents.enums import CasualtyCategory, Count, Harm, Side

from .base import recorded
from .claim import Claim
from .triggers import fixed_once_decided

_NO_NUMBERS = Q(minimum__isnull=True, best__isnull=True, maximum__isnull=True)
# A CHECK passes when a comparison with NULL leaves it unknown, so presence is asked for too.
_ALL_NUMBERS = Q(minimum__isnull=False, best__isnull=False, maximum__isnull=False)


@recorded()
class CasualtyFigure(models.Model):
    """How many of whom a claim says were harmed: whose, who, what, minimum / best / maximum.

    `count` keeps an explicit "none" (0, 0, 0) apart from losses said without a number.
    A claim that says nothing of a cell has no row for it.
    """

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="figures")
    side = models.CharField(_("whose"), max_length=16, choices=Side)
    category = models.CharField(_("who"), max_length=16, choices=CasualtyCategory)
    harm = models.CharField(_("what"), max_length=16, choices=Harm)
    count = models.CharField(_("count"), max_length=16, choices=Count, default=Count.STATED)
    minimum = models.PositiveIntegerField(_("minimum"), null=True, blank=True)
    best = models.PositiveIntegerField(_("best"), null=True, blank=True)
    maximum = models.PositiveIntegerField(_("maximum"), null=True, blank=True)

    class Meta:
        ordering = ["side", "category", "harm"]
        triggers = [fixed_once_decided()]
        constraints = [
            models.UniqueConstraint(
                fields=["claim", "side", "category", "harm"], name="figure_once_per_cell"
            ),
            models.CheckConstraint(
                condition=(
                    Q(minimum__isnull=True) | Q(best__isnull=True) | Q(minimum__lte=F("best"))
                )
                & (Q(best__isnull=True) | Q(maximum__isnull=True) | Q(best__lte=F("maximum")))
                & (
                    Q(minimum__isnull=True) | Q(maximum__isnull=True) | Q(minimum__lte=F("maximum"))
                ),
                name="figure_range_in_order",
            ),
            models.CheckConstraint(
                condition=(Q(count=Count.STATED) & ~_NO_NUMBERS)
                | (Q(count=Count.NONE, minimum=0, best=0, maximum=0) & _ALL_NUMBERS)
                | (Q(count=Count.NOT_STATED) & _NO_NUMBERS),
                name="figure_count_fits_numbers",
            ),
            models.CheckConstraint(
                condition=Q(side__in=Side.values)
                & Q(category__in=CasualtyCategory.values)
                & Q(harm__in=Harm.values),
                name="figure_cell_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_side_display()} {self.category} {self.harm}: {self.best}"
