"""Faces and icons: what templates and style sheets name is there, and covers what we write."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest
from django.conf import settings

from incidents.gazetteer.table import read_places
from incidents.reader import Theme

STATIC = settings.BASE_DIR / "static"
TEMPLATES = settings.BASE_DIR / "templates"
FONTS_SHEET = (STATIC / "css/fonts.css").read_text()
FACES = list(re.findall(r"@font-face \{(.*?)\}", FONTS_SHEET, re.DOTALL))
SHEET_OF_ICONS = ET.parse(STATIC / "img/sprite.svg").getroot()
ICONS = [symbol.get("id") for symbol in SHEET_OF_ICONS]


def ranges(face: str) -> list[tuple[int, int]]:
    """The code points a face is for, each range from first to last."""
    found = re.findall(r"U\+([0-9A-F]+)(?:-([0-9A-F]+))?", face)
    return [(int(first, 16), int(last or first, 16)) for first, last in found]


@pytest.mark.parametrize("weight", ["400", "700"])
def test_every_letter_of_the_gazetteer_has_a_face_of_ours(weight: str) -> None:
    upright = [
        span
        for face in FACES
        if "font-style: normal" in face and f"font-weight: {weight}" in face
        for span in ranges(face)
    ]
    letters = {letter for row in read_places() for name in row.names for letter in name.name} | set(
        "ƏəĞğŞşİıÇçÖöÜüЁё«»—’"
    )
    assert {one for one in letters if not any(a <= ord(one) <= z for a, z in upright)} == set()


def test_every_file_the_faces_name_is_there_and_no_other_host_is() -> None:
    files = re.findall(r'url\("(.*?)"\)', FONTS_SHEET)
    assert len(files) == 13
    assert [file for file in files if not (STATIC / "css" / file).resolve().is_file()] == []


def test_a_page_in_english_loads_at_most_65_kilobytes_of_faces() -> None:
    latin = re.findall(r'url\("(.*?-latin-\d.*?)"\)', FONTS_SHEET)
    assert sum((STATIC / "css" / file).resolve().stat().st_size for file in latin) <= 65_000


def test_every_stand_in_has_measures_of_its_own() -> None:
    stand_ins = [face for face in FACES if "local(" in face]
    measures = ("size-adjust", "ascent-override", "descent-override", "line-gap-override")
    assert len(stand_ins) == 12
    assert [face for face in stand_ins if not all(name in face for name in measures)] == []


def test_faces_come_with_their_licences() -> None:
    families = {"source-serif-4", "noto-serif-armenian", "noto-sans-armenian"}
    found = {
        file.name.removesuffix("-LICENSE") for file in (STATIC / "vendor/fonts").glob("*-LICENSE")
    }
    assert found == families


def test_icons_have_each_an_own_name_and_one_box() -> None:
    assert len(ICONS) == len(set(ICONS))
    assert {symbol.get("viewBox") for symbol in SHEET_OF_ICONS} == {"0 0 16 16"}


def test_the_sprite_holds_the_icons_that_templates_name_and_no_others() -> None:
    named = {
        name
        for file in TEMPLATES.rglob("*.html")
        for name in re.findall(r'\{% icon "([\w-]+)"', file.read_text())
    }
    # The chooser names those of the themes by their codes.
    assert named | set(Theme.values) == set(ICONS)
