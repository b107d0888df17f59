"""The two tables of a GeoNames dump this project reads: places, and names in many languages.

Their columns are described in the readme that GeoNames publishes beside them: a country file has 19
columns, alternateNamesV2 has 10, separated by tabs, without a heading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from typing import NamedTuple

from incidents.enums import Language, NameKind, PlaceKind
from incidents.gazetteer.cached_towns import kind_by_size
from incidents.gazetteer.dump_lines import WrongFile, lines
from incidents.gazetteer.entries import LONGEST_NAME
from incidents.gazetteer.folding import fold
from incidents.gazetteer.guessing import guess_language, named
from incidents.gazetteer.table import NameRow


class Table(Enum):
    """Which table a file is, told by how many columns it has."""

    PLACES = 19
    NAMES = 10


class PlaceLine(NamedTuple):
    """One line of a country file; degrees in WGS 84, `feature` as class and code: P.PPLA2."""

    line: int
    number: int
    name: str
    ascii_name: str
    others: tuple[str, ...]
    lon: float
    lat: float
    feature: str
    country: str
    division: str
    population: int

    @property
    def wanted(self) -> bool:
        """Whether it is a populated place or an administrative division."""
        return self.feature.startswith(("P.", "A.ADM"))

    @property
    def kind(self) -> PlaceKind:
        """What it is, by its feature code and else by its inhabitants."""
        if self.feature.startswith("A."):
            return PlaceKind.DISTRICT
        by_code = {"P.PPLC": PlaceKind.CITY, "P.PPLA": PlaceKind.CITY, "P.PPLX": PlaceKind.FEATURE}
        return by_code.get(self.feature) or kind_by_size(self.population)

    @property
    def note(self) -> str:
        """What GeoNames says of its state, in words, if it is not in ordinary use."""
        states = {"P.PPLQ": "abandoned", "P.PPLW": "destroyed", "P.PPLH": "historical"}
        state = "historical" if self.feature.endswith("H") else states.get(self.feature)
        return f"According to GeoNames: {state}." if state else ""


class NameLine(NamedTuple):
    """One name of a place from alternateNamesV2, by the place's number."""

    number: int
    name: NameRow


_LARGEST = 2**31 - 1
_YEAR = re.compile(r"[12]\d{3}")
_OUR_SCRIPTS = re.compile(r"[A-Za-z\u00c0-\u024f\u0259\u018f\u0400-\u058f]")
_LANGUAGES = {language.value: language for language in Language if language != Language.OTHER}


def table_of(path: Path) -> Table:
    """Which table a file is. Raises WrongFile if it is neither."""
    for number, text in lines(path):
        columns = text.count("\t") + 1
        try:
            return Table(columns)
        except ValueError:
            raise WrongFile(
                f"{path.name} line {number}: {columns} columns, where a GeoNames country file has "
                "19 and alternateNamesV2 has 10."
            ) from None
    raise WrongFile(f"{path.name} is empty.")


def read_places(path: Path) -> Iterator[PlaceLine]:
    """All lines of a country file. Raises WrongFile at the first that is wrong."""
    for number, cells in _rows(path, Table.PLACES):
        try:
            yield _place(number, cells)
        except ValueError as error:
            raise WrongFile(f"{path.name} line {number}: {error}") from None


def read_names(path: Path, wanted: frozenset[int]) -> Iterator[NameLine]:
    """The names of the `wanted` places (by number) in languages and scripts this project has.

    Raises WrongFile at the first line that is wrong, also one of another place.
    """
    for number, cells in _rows(path, Table.NAMES):
        try:
            _whole(cells[0], "alternateNameId")
            place = _whole(cells[1], "geonameid")
        except ValueError as error:
            raise WrongFile(f"{path.name} line {number}: {error}") from None
        if place in wanted:
            row = _name(cells)
            if row is not None:
                yield NameLine(place, row)


def _rows(path: Path, table: Table) -> Iterator[tuple[int, list[str]]]:
    for number, text in lines(path):
        cells = text.split("\t")
        if len(cells) != table.value:
            raise WrongFile(
                f"{path.name} line {number}: {len(cells)} columns instead of {table.value}."
            )
        yield number, cells


def _place(line: int, cells: list[str]) -> PlaceLine:
    name = cells[1].strip()
    if not name or len(name) > LONGEST_NAME:
        raise ValueError(f"the name is empty or longer than {LONGEST_NAME} characters.")
    lat, lon = _degrees(cells[4], 90, "latitude"), _degrees(cells[5], 180, "longitude")
    if len(cells[8]) > 2:
        raise ValueError(f"the country code is {cells[8]!r}.")
    return PlaceLine(
        line=line,
        number=_whole(cells[0], "geonameid", smallest=1),
        name=name,
        ascii_name=cells[2].strip() or name,
        others=tuple(other.strip() for other in cells[3].split(",") if other.strip()),
        lon=lon,
        lat=lat,
        feature=f"{cells[6]}.{cells[7]}",
        country=cells[8],
        division=cells[10],
        population=_whole(cells[14] or "0", "population"),
    )


def _name(cells: list[str]) -> NameRow | None:
    """A name in one of our languages, or of none but with letters that tell; else None."""
    code, text = cells[2], cells[3].strip()
    if not fold(text) or len(text) > LONGEST_NAME:
        return None
    language = _LANGUAGES.get(code) if code else guess_language(text)
    # A name in a script this project does not have would be shown as Latin.
    if language is None or not _OUR_SCRIPTS.search(text):
        return None
    preferred, historic = cells[4] == "1", cells[7] == "1"
    kind = NameKind.COMMON if preferred else NameKind.ALIAS
    first, last = _year(cells[8]), _year(cells[9])
    if first and last and first > last:
        first = last = None
    row = named(text, language, NameKind.FORMER if historic else kind)
    return row._replace(year_from=first, year_to=last)


def _whole(text: str, column: str, smallest: int = 0) -> int:
    digits = text.isascii() and text.isdigit() and len(text) <= len(str(_LARGEST))
    if not (digits and smallest <= int(text) <= _LARGEST):
        raise ValueError(f"{column} is {text[:40]!r}, not a whole number in range.")
    return int(text)


def _degrees(text: str, limit: int, column: str) -> float:
    try:
        degrees = float(text)
    except ValueError:
        degrees = float("nan")
    if not -limit <= degrees <= limit:
        raise ValueError(f"{column} is {text[:40]!r}, not degrees from -{limit} to {limit}.")
    return degrees


def _year(text: str) -> int | None:
    found = _YEAR.match(text.strip())
    return int(found[0]) if found else None
