"""Marking places that their source no longer has: marked, never deleted."""

from __future__ import annotations

from collections.abc import Container, Sequence

from django.db.models import QuerySet
from django.utils import timezone

from incidents.gazetteer.storing import BATCH, Changes
from incidents.models import Place


def missing(candidates: QuerySet[Place], seen: Container[int | None]) -> list[Place]:
    """The current places of `candidates` whose GeoNames number is not in `seen`."""
    current = candidates.filter(retired_on__isnull=True)
    return [place for place in current if place.geonames_id not in seen]


def retire(places: Sequence[Place], changes: Changes) -> None:
    """Mark places as retired today; they keep their addresses, and what names them stays."""
    today = timezone.localdate()
    for place in places:
        place.retired_on = today
    Place.objects.bulk_update(places, ["retired_on"], batch_size=BATCH)
    changes.retired += [place.label for place in places]
    changes.touched.update(place.pk for place in places)
