"""Figures of how evenly the record treats the sides: derived, written anew every night."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from incidents.enums import Measure, Side


class BalanceFigure(models.Model):
    """One figure of one side and month; a month that is null is all time.

    `count` of `out_of`; a median is in `days`, over `out_of` claims. `code` is a grade where the
    measure counts grades. Everything counted is public by itself; see docs/methodology.md.
    """

    measure = models.CharField(_("measure"), max_length=16, choices=Measure)
    side = models.CharField(_("side"), max_length=16, choices=Side)
    month = models.DateField(_("first day of the month"), null=True, blank=True)
    code = models.CharField(_("grade"), max_length=1, blank=True)
    count = models.PositiveIntegerField(_("number"), null=True, blank=True)
    out_of = models.PositiveIntegerField(_("out of"))
    days = models.DecimalField(_("days"), max_digits=7, decimal_places=1, null=True, blank=True)
    refreshed_at = models.DateTimeField(_("counted"), auto_now_add=True)

    class Meta:
        ordering = ["measure", "side", "month", "code"]
        constraints = [
            models.UniqueConstraint(
                fields=["measure", "side", "month", "code"],
                name="balance_figure_once",
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                condition=Q(measure__in=Measure.values) & Q(side__in=Side.values),
                name="balance_codes_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.measure} {self.side} {self.month or 'in all'}"
