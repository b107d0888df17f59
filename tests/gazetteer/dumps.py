"""Small GeoNames dumps in the real format, written for tests."""

from __future__ import annotations

import zipfile
from pathlib import Path


def place_line(
    number: int,
    name: str,
    others: str = "",
    lat: float | str = 39.7,
    lon: float | str = 47.6,
    feature: str = "P.PPL",
    *,
    country: str = "AZ",
    division: str = "02",
    population: int | str = 0,
) -> str:
    """One line of a country file: 19 columns."""
    group, code = feature.split(".")
    cells = [number, name, name, others, lat, lon, group, code, country, "", division, "", "", ""]
    return "\t".join(map(str, [*cells, population, "", 500, "Asia/Baku", "2024-01-01"]))


def name_line(
    number: int,
    place: int | str,
    language: str,
    name: str,
    *,
    preferred: bool = False,
    historic: bool = False,
    years: tuple[str, str] = ("", ""),
) -> str:
    """One line of alternateNamesV2: 10 columns."""
    flags = ["1" if preferred else "", "", "", "1" if historic else ""]
    return "\t".join(map(str, [number, place, language, name, *flags, *years]))


def write(path: Path, *lines: str) -> Path:
    """Write lines as a plain file."""
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path


def pack(archive: Path, *files: Path) -> Path:
    """Pack files, as GeoNames packs a table with a readme."""
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
        for file in files:
            packed.write(file, file.name)
    return archive
