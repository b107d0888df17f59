"""What the sites of incidents and of claims have in common."""

from __future__ import annotations

from django.contrib.gis.db import models
from django.contrib.gis.geos import Point
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from incidents.enums import WHERE_RADIUS_M, SiteRole, WherePrecision

from .place import Place


class SiteFields(models.Model):
    """A place or a free point, how exact it is, and what it is to the event.

    `point` overrides the place's own point; a site has at least one of the two.
    `radius_m` is the radius of uncertainty in metres; without it the precision's own counts.
    """

    place = models.ForeignKey(
        Place, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    point = models.PointField(_("point"), srid=4326, null=True, blank=True)
    precision = models.PositiveSmallIntegerField(_("precision"), choices=WherePrecision)
    radius_m = models.PositiveIntegerField(_("radius in metres"), null=True, blank=True)
    role = models.CharField(_("role"), max_length=16, choices=SiteRole, default=SiteRole.LOCATION)
    description = models.CharField(_("in words"), max_length=300, blank=True)

    class Meta:
        abstract = True
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(place__isnull=False) | Q(point__isnull=False),
                name="%(class)s_somewhere",
            ),
            models.CheckConstraint(
                condition=Q(precision__in=WherePrecision.values), name="%(class)s_precision_known"
            ),
        ]

    def __str__(self) -> str:
        return self.description or str(self.place or self.point)

    @property
    def where(self) -> Point:
        """The point of the site: its own, else its place's."""
        if self.point is not None:
            return self.point
        assert self.place is not None  # the database holds this
        return self.place.point

    @property
    def reach_m(self) -> int | None:
        """The radius in metres, None where the precision means no circle."""
        if self.radius_m is not None:
            return self.radius_m
        return WHERE_RADIUS_M[WherePrecision(self.precision)]
