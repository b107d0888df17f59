"""Which names a place gets from a country file and which from alternateNamesV2.

A country file lists spellings without their language; alternateNamesV2 says it. What the second
table has is therefore not guessed from the first, in whatever order the two are imported.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from incidents.enums import Language, NameKind, Script, Side
from incidents.gazetteer.geonames import PlaceLine
from incidents.gazetteer.guessing import guessed_names
from incidents.gazetteer.table import NameRow
from incidents.models import PlaceName

PLACES_SOURCE = "GeoNames"
"""What a name from the list in a country file gives as its source."""

NAMES_SOURCE = "GeoNames alternateNamesV2"
"""What a name from the table of names gives as its source."""

_BEST_FIRST = (NameKind.OFFICIAL, NameKind.COMMON, NameKind.ALIAS, NameKind.FORMER)


def each_once(names: Iterable[NameRow]) -> tuple[NameRow, ...]:
    """The names, of those with the same text and language only the one with the best kind."""
    found: dict[tuple[str, Language], NameRow] = {}
    for row in sorted(names, key=lambda row: _BEST_FIRST.index(row.kind)):
        found.setdefault((row.name, row.language), row)
    return tuple(found.values())


def listed_names(line: PlaceLine, better: Iterable[NameRow]) -> tuple[NameRow, ...]:
    """The names of a country file's line that `better`, from the table of names, has not."""
    told = {row.name for row in better}
    rows = guessed_names(line.name, line.others)
    return each_once(row for row in rows if row.name not in told)


def stored_names() -> dict[int, tuple[NameRow, ...]]:
    """The names an earlier import took from the table of names, by the places' GeoNames numbers."""
    found: dict[int, list[NameRow]] = defaultdict(list)
    names = PlaceName.objects.filter(source=NAMES_SOURCE, place__geonames_id__isnull=False)
    for name in names.select_related("place").order_by("pk"):
        assert name.place.geonames_id is not None  # the query asked for it
        found[name.place.geonames_id].append(
            NameRow(
                name=name.name,
                language=Language(name.language),
                script=Script(name.script),
                kind=NameKind(name.kind),
                used_by=Side(name.used_by) if name.used_by else None,
                year_from=name.year_from,
                year_to=name.year_to,
            )
        )
    return {number: each_once(names) for number, names in found.items()}
