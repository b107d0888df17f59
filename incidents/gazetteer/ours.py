"""Which places of another source our own table has already, and which names it gives away."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from incidents.comparison import distance_m
from incidents.enums import NameKind, PlaceKind, PlaceOrigin
from incidents.gazetteer.entries import PlaceEntry
from incidents.gazetteer.folding import fold
from incidents.gazetteer.table import NameRow
from incidents.models import Place, PlaceName

OWN = "own table"
"""What the names of our own table give as their source."""

SAME_SETTLEMENT_M = 5_000
"""Within this distance two settlements of one name are one: positions differ by kilometres."""

SAME_DISTRICT_M = 40_000
"""Within this distance two districts of one name are one: middles are taken in several ways."""


class OwnPlaces:
    """The places of our own table with their search keys, to be asked about other sources."""

    def __init__(self) -> None:
        own = Place.objects.filter(origin=PlaceOrigin.OWN)
        self._places: dict[int, Place] = {place.pk: place for place in own}
        self._by_number = {p.geonames_id: p for p in self._places.values() if p.geonames_id}
        self._by_key: dict[str, set[int]] = defaultdict(set)
        self._keys: dict[int, set[str]] = defaultdict(set)
        # Names another source gave to our places say nothing about what is ours.
        names = PlaceName.objects.filter(place__origin=PlaceOrigin.OWN, source__in=("", OWN))
        for place_id, key in names.values_list("place_id", "folded"):
            self._by_key[key].add(place_id)
            self._keys[place_id].add(key)

    def same_as(self, entry: PlaceEntry) -> Place | None:
        """Our own place that `entry` is about: by number, else the nearest of its names."""
        if entry.geonames_id in self._by_number:
            return self._by_number[entry.geonames_id]
        district = entry.kind == PlaceKind.DISTRICT
        reach = SAME_DISTRICT_M if district else SAME_SETTLEMENT_M
        found = [
            (metres, place.pk, place)
            for place in self._named(row.name for row in entry.names)
            if (place.kind == PlaceKind.DISTRICT) == district
            and (metres := distance_m((entry.lon, entry.lat), (place.point.x, place.point.y)))
            <= reach
        ]
        nearest: Place | None = min(found)[2] if found else None
        return nearest

    def additions(self, names: Iterable[NameRow], beside: Iterable[NameRow] = ()) -> list[NameRow]:
        """Names of a place of ours that our table does not know, as other spellings or former ones.

        A name that any place of the table has is known, be it another place's; so is one whose
        key a name of `beside` has.
        """
        seen = {fold(row.name) for row in beside}
        found: list[NameRow] = []
        for row in names:
            key = fold(row.name)
            if key and key not in seen and key not in self._by_key:
                seen.add(key)
                kind = NameKind.FORMER if row.kind == NameKind.FORMER else NameKind.ALIAS
                found.append(row._replace(kind=kind))
        return found

    def without_borrowed(self, usual: str, names: Iterable[NameRow]) -> tuple[NameRow, ...]:
        """The names of a place that is none of ours, without those it has by a mix-up.

        Other tables give a village the Armenian and Russian names of a town that has the same
        Azerbaijani name: Xocavənd in Aghjabadi those of Martuni. So where a place of ours has the
        `usual` name too, its further names are its own.
        """
        usual = fold(usual)
        taken: set[str] = set()
        for place_id in self._by_key.get(usual, ()):
            taken |= self._keys[place_id]
        return tuple(row for row in names if (key := fold(row.name)) == usual or key not in taken)

    def _named(self, names: Iterable[str]) -> list[Place]:
        keys = {key for key in map(fold, names) if key}
        found = {place for key in keys for place in self._by_key.get(key, ())}
        return [self._places[place] for place in sorted(found)]
