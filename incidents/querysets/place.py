"""Questions asked of places."""

from __future__ import annotations

from django.contrib.gis.db.models.functions import Distance
from django.contrib.gis.geos import Point
from django.contrib.gis.measure import D
from django.db import models

from incidents.enums import PlaceKind


class PlaceQuerySet(models.QuerySet):  # type: ignore[type-arg]  # models stand above querysets
    """Places."""

    def current(self) -> PlaceQuerySet:
        """Places that their source still contains."""
        return self.filter(retired_on__isnull=True)

    def districts(self) -> PlaceQuerySet:
        """Places that are districts."""
        return self.filter(kind=PlaceKind.DISTRICT)

    def settled(self) -> PlaceQuerySet:
        """Places with a point of their own: all but districts."""
        return self.exclude(kind=PlaceKind.DISTRICT)

    def near(self, point: Point, metres: float) -> PlaceQuerySet:
        """Places within `metres` of `point` (SRID 4326), nearest first, with `distance`."""
        # dwithin on geography needs degrees for a geometry column; the box of degrees is a
        # safe outer bound here (1 degree of longitude is over 84 km at 41 N).
        around = self.filter(point__dwithin=(point, metres / 80_000))
        nearest: PlaceQuerySet = (
            around.annotate(distance=Distance("point", point))
            .filter(distance__lte=D(m=metres))
            .order_by("distance")
        )
        return nearest

    def with_names(self) -> PlaceQuerySet:
        """Places with all their names, in two queries."""
        return self.prefetch_related("names")
