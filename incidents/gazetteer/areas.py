"""Loading the project's own dated lines and polygons into the database."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import pghistory
from django.contrib.gis.geos import GEOSGeometry
from django.db import transaction

from incidents.gazetteer.area_file import AreaRow, read_areas
from incidents.gazetteer.storing import one_loader_at_a_time
from incidents.models import Area

_FIELDS = (
    "name",
    "kind",
    "valid_from",
    "valid_to",
    "source",
    "uncertainty_m",
    "drawn_by",
    "note",
    "geometry",
)


@dataclass(frozen=True)
class LoadedAreas:
    """How many areas a run made, changed and found as they should be."""

    new: int
    changed: int
    unchanged: int


def load_areas(rows: Iterable[AreaRow] | None = None) -> LoadedAreas:
    """Write the areas, by default those of our own file; a second run writes nothing.

    Areas of other origin, and those a newer file no longer has, stay as they are. Raises
    ValueError for a file of another format; nothing is written then.
    """
    new = changed = unchanged = 0
    with transaction.atomic(), pghistory.context(reason="load_areas"):
        one_loader_at_a_time()
        there = {area.slug: area for area in Area.objects.all()}
        for row in read_areas() if rows is None else rows:
            area = there.get(row.slug)
            if area is None:
                Area.objects.create(slug=row.slug, **{n: getattr(row, n) for n in _FIELDS})
                new += 1
            elif all(_same(getattr(area, name), getattr(row, name)) for name in _FIELDS):
                unchanged += 1
            else:
                for name in _FIELDS:
                    setattr(area, name, getattr(row, name))
                area.save()
                changed += 1
    return LoadedAreas(new, changed, unchanged)


def _same(stored: Any, wanted: Any) -> bool:
    """Whether two values are the same; geometries by every vertex."""
    if isinstance(wanted, GEOSGeometry):
        return isinstance(stored, GEOSGeometry) and stored.equals_exact(wanted)
    return bool(stored == wanted)
