"""Writing places and names: compared with what is there first, so that nothing changes twice.

A row that says already what its source says is not written, and so leaves no history event. What
a signed-in person has edited by hand is left as it is: their correction wins over every source.
"""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps

from incidents.gazetteer.entries import LONGEST_NAME, PlaceEntry
from incidents.gazetteer.folding import fold
from incidents.gazetteer.table import NameRow
from incidents.models import Place, PlaceName, Region

BATCH = 1000

PLACE_FIELDS = (
    "slug",
    "label",
    "kind",
    "point",
    "accuracy_m",
    "district_before_2020",
    "district_after_2020",
    "country",
    "population",
    "origin",
    "geonames_id",
    "sources",
    "note",
    "retired_on",
)
NAME_FIELDS = ("script", "kind", "used_by", "year_from", "year_to", "folded", "source")


@dataclass
class Changes:
    """What a run did, in places and names; `touched` are the keys of places it changed."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    returned: int = 0
    retired: list[str] = field(default_factory=list)
    edited_by_hand: list[str] = field(default_factory=list)
    names_new: int = 0
    names_changed: int = 0
    names_gone: list[str] = field(default_factory=list)
    touched: set[int] = field(default_factory=set)

    @property
    def nothing(self) -> bool:
        """Whether the run wrote nothing at all."""
        return not (self.new or self.names_new or self.names_gone or self.touched)


def one_loader_at_a_time() -> None:
    """Wait until no other loader runs, and keep others waiting until the transaction ends."""
    # The one row every installation has; nothing else locks it.
    Region.objects.select_for_update().get()


def store_places(
    pairs: Iterable[tuple[PlaceEntry, Place | None]], changes: Changes
) -> list[tuple[PlaceEntry, Place]]:
    """Make or update one place for each entry, and return the entries with their places.

    A pair's place is the row the entry is about, None for a new one. A place of an entry that had
    been marked as retired is current again.
    """
    stored: list[tuple[PlaceEntry, Place]] = []
    fresh: list[Place] = []
    altered: list[Place] = []
    for entry, found in pairs:
        place = found or Place()
        values = _values(entry)
        stored.append((entry, place))
        if found is None:
            _assign(place, values)
            fresh.append(place)
        elif any(_differs(getattr(place, name), value) for name, value in values.items()):
            changes.returned += place.retired_on is not None
            _assign(place, values)
            altered.append(place)
        else:
            changes.unchanged += 1
    Place.objects.bulk_create(fresh, batch_size=BATCH)
    Place.objects.bulk_update(altered, PLACE_FIELDS, batch_size=BATCH)
    changes.new += len(fresh)
    changes.changed += len(altered)
    changes.touched.update(place.pk for place in altered)
    return stored


def store_names(
    wanted: Mapping[int, Sequence[NameRow]],
    source: str,
    changes: Changes,
    *,
    over: Container[str] = (),
) -> None:
    """Make the names that `source` gives to each place (by key) those of `wanted`.

    Names from other sources stay, but where one of the sources in `over` gives the same name in
    the same language, the name is changed to what `source` says. Names the source gave before and
    gives no more are deleted, which the history keeps and `changes.names_gone` reports.
    """
    fresh: list[PlaceName] = []
    altered: list[PlaceName] = []
    gone: list[PlaceName] = []
    existing: dict[int, dict[tuple[str, str], PlaceName]] = {key: {} for key in wanted}
    for name in PlaceName.objects.filter(place_id__in=list(wanted)).order_by("pk"):
        existing[name.place_id][name.name, name.language] = name
    for place_id, rows in wanted.items():
        there = existing[place_id]
        kept = {(row.name, str(row.language)): row for row in rows}
        for key, row in kept.items():
            found = there.get(key)
            values = _name_values(row, source)
            if found is None:
                fresh.append(
                    PlaceName(place_id=place_id, name=row.name, language=row.language, **values)
                )
            elif (found.source == source or found.source in over) and any(
                getattr(found, name) != value for name, value in values.items()
            ):
                _assign(found, values)
                altered.append(found)
        gone += [name for key, name in there.items() if name.source == source and key not in kept]
    PlaceName.objects.filter(pk__in=[name.pk for name in gone]).delete()
    PlaceName.objects.bulk_create(fresh, batch_size=BATCH)
    PlaceName.objects.bulk_update(altered, NAME_FIELDS, batch_size=BATCH)
    changes.names_new += len(fresh)
    changes.names_changed += len(altered)
    changes.names_gone += [name.name for name in gone]
    changes.touched.update(name.place_id for name in (*fresh, *altered, *gone))


def drop_repeated(
    places: Collection[int], weaker: Collection[str], stronger: str, changes: Changes
) -> None:
    """Delete names that `weaker` sources give to `places` (keys) and `stronger` gives too.

    The same text twice differs in its language: a weaker source guessed it. The name itself
    stays, so it counts as changed.
    """
    names = list(PlaceName.objects.filter(place_id__in=places).order_by("pk"))
    better = {(name.place_id, name.name) for name in names if name.source == stronger}
    gone = [n for n in names if n.source in weaker and (n.place_id, n.name) in better]
    PlaceName.objects.filter(pk__in=[name.pk for name in gone]).delete()
    changes.names_changed += len(gone)
    changes.touched.update(name.place_id for name in gone)


def edited_by_hand() -> set[int]:
    """The keys of the places that a signed-in person has changed, or whose names they have.

    History tells: a change made on a page keeps who made it in its context.
    """
    return _by_people("PlaceEvent", "pgh_obj_id") | _by_people("PlaceNameEvent", "place_id")


def _by_people(event: str, column: str) -> set[int]:
    # The event models are made by a decorator, so their columns are not known to the type checker.
    model: Any = apps.get_model("incidents", event)
    by_people = model.objects.filter(pgh_context__metadata__user__gt=0)
    return set(by_people.values_list(column, flat=True))


def _values(entry: PlaceEntry) -> dict[str, Any]:
    """The entry in the columns of a place. It is current, so it is not retired."""
    values = {name: getattr(entry, name) for name in PLACE_FIELDS if name != "retired_on"}
    return values | {"retired_on": None}


def _name_values(row: NameRow, source: str) -> dict[str, Any]:
    return {
        "script": row.script,
        "kind": row.kind,
        "used_by": row.used_by or "",
        "year_from": row.year_from,
        "year_to": row.year_to,
        "folded": fold(row.name)[:LONGEST_NAME],
        "source": source,
    }


def _differs(stored: Any, wanted: Any) -> bool:
    """Whether two values differ; points by their coordinates."""
    if hasattr(stored, "coords") and hasattr(wanted, "coords"):
        return bool(stored.coords != wanted.coords)
    return bool(stored != wanted)


def _assign(row: Place | PlaceName, values: Mapping[str, Any]) -> None:
    for name, value in values.items():
        setattr(row, name, value)
