"""Importing GeoNames dumps: country files and alternateNamesV2, in one transaction.

The files decide about places that came from GeoNames; our own table decides about its places, to
which a dump only adds spellings. A place a newer file no longer has is marked as retired.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import pghistory
from django.db import transaction

from incidents.enums import PlaceOrigin
from incidents.gazetteer.cached_towns import SOURCE as CACHED
from incidents.gazetteer.divisions import division, named_by_both
from incidents.gazetteer.dump_lines import WrongFile
from incidents.gazetteer.entries import PlaceEntry, in_region, numbered_slug
from incidents.gazetteer.geonames import PlaceLine, Table, read_names, read_places, table_of
from incidents.gazetteer.guessing import label_of
from incidents.gazetteer.names_of_dumps import (
    NAMES_SOURCE,
    PLACES_SOURCE,
    each_once,
    listed_names,
    stored_names,
)
from incidents.gazetteer.ours import OwnPlaces
from incidents.gazetteer.refreshing import refresh_incidents
from incidents.gazetteer.retiring import missing, retire
from incidents.gazetteer.storing import (
    Changes,
    drop_repeated,
    edited_by_hand,
    one_loader_at_a_time,
    store_names,
    store_places,
)
from incidents.gazetteer.table import NameRow
from incidents.models import Place

MANY = 20
"""More retirements than this, and more than half of a country, need `retire_many`."""


@dataclass
class Imported:
    """What an import did: to places of GeoNames, and to the spellings of our own."""

    places: Changes = field(default_factory=Changes)
    additions: Changes = field(default_factory=Changes)
    ours: list[str] = field(default_factory=list)
    borrowed: int = 0
    incidents: int = 0


def import_dumps(paths: Sequence[Path], *, retire_many: bool = False) -> Imported:
    """Import files of either table in any order; a second run with them writes nothing.

    Populated places and administrative divisions inside the region are taken. Names of
    alternateNamesV2 go to the places of the same run and to those imported before. Places of our
    own table keep everything and may get further spellings; what a person edited stays as it is.
    Places that came from GeoNames, of a country one of the files is about, and are in none of
    them, are marked as retired; a file that would retire most of a country is refused unless
    `retire_many`. Raises WrongFile, with one sentence, before anything is committed.
    """
    tables = [(path, table_of(path)) for path in paths]
    lines = _read_lines(path for path, table in tables if table is Table.PLACES)
    name_files = [path for path, table in tables if table is Table.NAMES]
    files = ", ".join(path.name for path in paths)
    with transaction.atomic(), pghistory.context(reason="import_places", files=files):
        one_loader_at_a_time()
        job = _Import(name_files, lines)
        job.decide()
        job.store()
        job.store_spellings()
        job.retire(retire_many=retire_many)
        done = job.done
        done.incidents = refresh_incidents(done.places.touched | done.additions.touched)
        return done


class _Import:
    """One import under way: what is there already, and what is to be written."""

    def __init__(self, name_files: Sequence[Path], lines: Mapping[int, PlaceLine]) -> None:
        self.done = Imported()
        self.lines = lines
        self.own = OwnPlaces()
        self.by_hand = edited_by_hand()
        places = Place.objects.exclude(geonames_id=None)
        self.there = {place.geonames_id or 0: place for place in places}
        self.reads_names = bool(name_files)
        self.named = (
            _read_names(name_files, frozenset([*lines, *self.there]))
            if name_files
            else stored_names()
        )
        self.pairs: list[tuple[PlaceEntry, Place | None]] = []
        self.listed: dict[int, tuple[NameRow, ...]] = {}
        self.seen: set[int | None] = set()
        # Of our own places, by key: names whose language is told, and those where it is guessed.
        self.told: dict[int, list[NameRow]] = defaultdict(list)
        self.guessed: dict[int, list[NameRow]] = defaultdict(list)

    def decide(self) -> None:
        """Tell for each place of the files whether it is ours, known or new."""
        for number, line in self.lines.items():
            named = self.named.get(number, ())
            listed = listed_names(line, named)
            # What is ours must not depend on whether the table of names is at hand.
            own = self.own.same_as(_entry(line, listed_names(line, ())))
            place = self.there.get(number)
            if own is not None:
                self.done.ours.append(own.label)
                if own.geonames_id == number:
                    self._spell(own, number, listed)
            elif place is not None and place.pk in self.by_hand:
                self.seen.add(number)
                self.done.places.edited_by_hand.append(place.label)
            else:
                self.seen.add(number)
                self.listed[number] = self._not_borrowed(line.name, listed)
                self.named[number] = self._not_borrowed(line.name, named)
                entry = _entry(line, (*self.listed[number], *self.named[number]))
                # The address of a place does not change with its name.
                self.pairs.append((replace(entry, slug=place.slug) if place else entry, place))
        if self.reads_names:
            for number, place in self.there.items():
                if place.origin == PlaceOrigin.OWN and number not in self.lines:
                    self._spell(place, number, ())

    def store(self) -> None:
        """Write the places, then their names: those whose language is known first."""
        done = self.done.places
        stored = {place.geonames_id or 0: place for _e, place in store_places(self.pairs, done)}
        if self.reads_names:
            theirs = stored | {
                number: place
                for number, place in self.there.items()
                if place.origin != PlaceOrigin.OWN and place.pk not in self.by_hand
            }
            named = {
                place.pk: self.named.get(number, ())
                if number in stored
                else self._not_borrowed(_usual(place), self.named.get(number, ()))
                for number, place in theirs.items()
            }
            store_names(named, NAMES_SOURCE, done, over=(CACHED, PLACES_SOURCE))
            drop_repeated(named, (CACHED, PLACES_SOURCE), NAMES_SOURCE, done)
        listed = {place.pk: self.listed[number] for number, place in stored.items()}
        store_names(listed, PLACES_SOURCE, done, over=(CACHED,))
        drop_repeated(listed, (CACHED,), PLACES_SOURCE, done)

    def store_spellings(self) -> None:
        """Write the further spellings of our own places; what they have is left as it is."""
        told = {key: self.own.additions(rows) for key, rows in self.told.items()}
        guessed = {
            key: self.own.additions(rows, beside=told.get(key, ()))
            for key, rows in self.guessed.items()
        }
        done = self.done.additions
        if self.reads_names:
            store_names(told, NAMES_SOURCE, done, over=(PLACES_SOURCE,))
        store_names(guessed, PLACES_SOURCE, done)

    def retire(self, *, retire_many: bool) -> None:
        """Mark the places that the files no longer have, in the countries they are about."""
        countries = {line.country for line in self.lines.values()}
        candidates = Place.objects.filter(origin=PlaceOrigin.GEONAMES, country__in=countries)
        candidates = candidates.exclude(pk__in=self.by_hand)
        gone = missing(candidates, self.seen)
        if len(gone) > MANY and len(gone) * 2 > candidates.current().count() and not retire_many:
            raise WrongFile(
                f"{len(gone)} of {candidates.current().count()} places would be retired: are the "
                "files complete? If they are, say --retire-many."
            )
        retire(gone, self.done.places)

    def _spell(self, place: Place, number: int, listed: Sequence[NameRow]) -> None:
        """Note the names given to one of our own places, unless a person has edited it."""
        if place.pk in self.by_hand:
            self.done.additions.edited_by_hand.append(place.label)
        else:
            self.told[place.pk] += self.named.get(number, ())
            if number in self.lines:
                self.guessed[place.pk] += listed

    def _not_borrowed(self, usual: str, names: Sequence[NameRow]) -> tuple[NameRow, ...]:
        kept = self.own.without_borrowed(usual, names)
        self.done.borrowed += len(names) - len(kept)
        return kept


def _read_lines(paths: Iterable[Path]) -> dict[int, PlaceLine]:
    """The wanted lines inside the region by their numbers."""
    found: dict[int, PlaceLine] = {}
    for path in paths:
        before = len(found)
        for line in read_places(path):
            if not line.wanted or not in_region(line.lon, line.lat):
                continue
            if line.number in found:
                raise WrongFile(
                    f"{path.name} line {line.line}: place {line.number} is there a second time."
                )
            found[line.number] = line
        if len(found) == before:
            raise WrongFile(f"{path.name} has no populated place inside the region.")
    return found


def _read_names(paths: Iterable[Path], wanted: frozenset[int]) -> dict[int, tuple[NameRow, ...]]:
    """The names of the wanted places by the places' numbers."""
    found: dict[int, list[NameRow]] = defaultdict(list)
    for path in paths:
        for line in read_names(path, wanted):
            found[line.number].append(line.name)
    return {number: each_once(names) for number, names in found.items()}


def _usual(place: Place) -> str:
    """The name GeoNames uses for a place: the last one of its label."""
    return place.label.rsplit(" / ", maxsplit=1)[-1]


def _entry(line: PlaceLine, names: tuple[NameRow, ...]) -> PlaceEntry:
    """A line with its names in the form all sources share."""
    district = "" if line.feature == "A.ADM1" else division(line.country, line.division)
    both = named_by_both(line.country, line.division)
    return PlaceEntry(
        slug=numbered_slug(line.ascii_name, line.number),
        label=label_of(line.name, names) if both else line.name,
        kind=line.kind,
        lon=line.lon,
        lat=line.lat,
        accuracy_m=None,
        # The divisions of Azerbaijan changed after 2020, and GeoNames tells today's.
        district_before_2020=district if line.country == "AM" else "",
        district_after_2020=district,
        country=line.country,
        population=line.population or None,
        origin=PlaceOrigin.GEONAMES,
        geonames_id=line.number,
        sources=f"GeoNames {line.number}",
        note=line.note,
        names=names,
    )
