"""Areas: dated lines and polygons, each as somebody draws them."""

from __future__ import annotations

from django.contrib.gis.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from incidents.enums import AreaKind
from incidents.querysets.area import AreaQuerySet

from .base import recorded


@recorded()
class Area(models.Model):
    """A line or polygon valid for a time, with its source and uncertainty in metres."""

    slug = models.SlugField(max_length=100, unique=True)
    name = models.CharField(_("name"), max_length=200)
    kind = models.CharField(_("kind"), max_length=20, choices=AreaKind)
    valid_from = models.DateField(_("valid from"), null=True, blank=True)
    valid_to = models.DateField(_("valid until"), null=True, blank=True)
    source = models.CharField(_("source"), max_length=500)
    uncertainty_m = models.PositiveIntegerField(_("uncertainty in metres"))
    drawn_by = models.CharField(_("drawn so by"), max_length=200)
    note = models.TextField(_("note"), blank=True)
    geometry = models.GeometryField(_("geometry"), srid=4326)

    objects = AreaQuerySet.as_manager()

    class Meta:
        ordering = ["kind", "name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_from__isnull=True)
                | Q(valid_to__isnull=True)
                | Q(valid_to__gte=F("valid_from")),
                name="area_interval_in_order",
            )
        ]

    def __str__(self) -> str:
        return self.name
