"""Reads the project's own table of places, incidents/data/places.csv: text in, values out.

What each column means is written in incidents/data/README.md. Here the names of one row, kept in
columns by language and side, become one list with language, script, user and years.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from incidents.enums import Language, NameKind, PlaceKind, Script, Side
from incidents.gazetteer.alphabets import alphabet_of

PLACES_CSV = Path(__file__).resolve().parent.parent / "data" / "places.csv"

_SCRIPTS = {"armenian": Script.ARMENIAN, "cyrillic": Script.CYRILLIC, "latin": Script.LATIN}
_TAGGED = re.compile(
    r"(?P<name>.+?) \[(?P<language>[a-z]{2})\](?: (?P<first>\d{4})?-(?P<last>\d{4})?)?"
)


class NameRow(NamedTuple):
    """One name of a place. `used_by` is None for a name both sides use or nobody is known to."""

    name: str
    language: Language
    script: Script
    kind: NameKind
    used_by: Side | None
    year_from: int | None = None
    year_to: int | None = None


class PlaceRow(NamedTuple):
    """One place of the table; longitude and latitude in degrees (WGS 84), accuracy in metres."""

    slug: str
    kind: PlaceKind
    country: str
    label: str
    lat: float
    lon: float
    accuracy_m: int
    names: tuple[NameRow, ...]
    district_before_2020: str
    district_after_2020: str
    geonames_id: int | None
    wof_id: int | None
    sources: str
    corrects: str
    note: str


def read_places(path: Path = PLACES_CSV) -> Iterator[PlaceRow]:
    """The rows of the table in its order.

    Raises ValueError, naming the line, for a row that does not have the documented form.
    """
    with path.open(encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.DictReader(file, strict=True), start=2):
            try:
                yield _place(row)
            except (KeyError, TypeError, ValueError) as error:
                raise ValueError(f"{path.name} line {number}: {error}") from error


def script_of(name: str) -> Script:
    """The script most letters of a name are written in; Latin for a name without letters."""
    alphabets = [alphabet_of(letter) for letter in name.casefold()]
    counts = {script: alphabets.count(alphabet) for alphabet, script in _SCRIPTS.items()}
    return max(Script.LATIN, Script.ARMENIAN, Script.CYRILLIC, key=lambda s: counts[s])


def _place(row: dict[str, str]) -> PlaceRow:
    return PlaceRow(
        slug=row["slug"],
        kind=PlaceKind(row["kind"]),
        country=row["country"],
        label=row["neutral"],
        lat=float(row["lat"]),
        lon=float(row["lon"]),
        accuracy_m=int(row["accuracy_m"]),
        names=tuple(_names(row)),
        district_before_2020=_districts(row["armenia_before_2020"], row["azerbaijan_before_2020"]),
        district_after_2020=_districts(row["armenia_after_2020"], row["azerbaijan_after_2020"]),
        geonames_id=int(row["geonames_id"]) if row["geonames_id"] else None,
        wof_id=int(row["wof_id"]) if row["wof_id"] else None,
        sources=row["sources"],
        corrects=row["corrects"],
        note=row["note"],
    )


def _districts(armenia: str, azerbaijan: str) -> str:
    """What each side counts the place to, in alphabetical order of the sides."""
    return " · ".join(name for name in (armenia, azerbaijan) if name)


def _names(row: dict[str, str]) -> Iterator[NameRow]:
    """All names of a row, each once per language: the first of a column is the one in use.

    It is official where the side counts the place to a district of its own, else common.
    """
    official = {
        Side.ARMENIA: NameKind.OFFICIAL if row["armenia_before_2020"] else NameKind.COMMON,
        Side.AZERBAIJAN: NameKind.OFFICIAL if row["azerbaijan_before_2020"] else NameKind.COMMON,
    }
    found: dict[tuple[str, Language], NameRow] = {}
    columns = (
        ("hy", Language.ARMENIAN, Side.ARMENIA, official[Side.ARMENIA]),
        ("az", Language.AZERBAIJANI, Side.AZERBAIJAN, official[Side.AZERBAIJAN]),
        ("en_armenia", Language.ENGLISH, Side.ARMENIA, NameKind.COMMON),
        ("en_azerbaijan", Language.ENGLISH, Side.AZERBAIJAN, NameKind.COMMON),
        ("ru_armenia", Language.RUSSIAN, Side.ARMENIA, NameKind.COMMON),
        ("ru_azerbaijan", Language.RUSSIAN, Side.AZERBAIJAN, NameKind.COMMON),
    )
    for column, language, side, kind in columns:
        for position, name in enumerate(_parts(row[column])):
            entry = NameRow(
                name, language, script_of(name), NameKind.ALIAS if position else kind, side
            )
            earlier = found.get((name, language))
            if earlier is not None:
                best = earlier.kind if earlier.kind != NameKind.ALIAS else entry.kind
                entry = entry._replace(kind=best, used_by=None)
            found[name, language] = entry
    for column, kind in (("former", NameKind.FORMER), ("aliases", NameKind.ALIAS)):
        for entry in map(_tagged, _parts(row[column])):
            found.setdefault((entry.name, entry.language), entry._replace(kind=kind))
    return iter(found.values())


def _parts(cell: str) -> list[str]:
    return [part for part in cell.split("|") if part]


def _tagged(text: str) -> NameRow:
    """Read "Karyagin [az] 1827-1959": a name, its language, and years where they are known."""
    match = _TAGGED.fullmatch(text)
    if match is None:
        raise ValueError(f"not of the form Name [language] 1900-1950: {text!r}")
    language = Language(match["language"])
    users = {Language.AZERBAIJANI: Side.AZERBAIJAN, Language.ARMENIAN: Side.ARMENIA}
    return NameRow(
        name=match["name"],
        language=language,
        script=script_of(match["name"]),
        kind=NameKind.ALIAS,
        used_by=users.get(language),
        year_from=int(match["first"]) if match["first"] else None,
        year_to=int(match["last"]) if match["last"] else None,
    )
