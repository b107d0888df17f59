"""Marking places that their source no longer has: marked, never deleted."""

from __future__ import annotations

from collections.abc import Container

from django.db.models import QuerySet
from django.utils import timezone

from incidents.gazetteer.storing import BATCH, Changes
from incidents.models import Place


def retire(
    candidates: QuerySet[Place],
    seen: Container[int | None],
    by_hand: Container[int],
    changes: Changes,
) -> None:
    """Mark the current places of `candidates` whose GeoNames number is not in `seen`.

    Places edited by hand stay as they are. They keep their address, and whatever names them
    keeps doing so.
    """
    missing = [
        place
        for place in candidates.filter(retired_on__isnull=True)
        if place.geonames_id not in seen and place.pk not in by_hand
    ]
    today = timezone.localdate()
    for place in missing:
        place.retired_on = today
    Place.objects.bulk_update(missing, ["retired_on"], batch_size=BATCH)
    changes.retired += [place.label for place in missing]
    changes.touched.update(place.pk for place in missing)
