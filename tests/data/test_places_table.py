"""The project's own table of places is complete, in form and plausible."""

from __future__ import annotations

import csv
import re
from collections import Counter
from math import cos, radians
from pathlib import Path

import pytest

from incidents.enums import Language, NameKind, PlaceKind, Script, Side
from incidents.gazetteer.table import PLACES_CSV, PlaceRow, read_places, script_of

PLACES = list(read_places())
BY_SLUG = {place.slug: place for place in PLACES}
SETTLEMENTS = [p for p in PLACES if p.kind in (PlaceKind.CITY, PlaceKind.TOWN, PlaceKind.VILLAGE)]
README = (PLACES_CSV.parent / "README.md").read_text(encoding="utf-8")


def distance_m(place: PlaceRow, lat: float, lon: float) -> float:
    north = (place.lat - lat) * 111_320
    east = (place.lon - lon) * 111_320 * cos(radians(lat))
    return float((north**2 + east**2) ** 0.5)


def test_at_least_150_settlements_are_in_the_table() -> None:
    assert len(SETTLEMENTS) >= 150


def test_slugs_and_foreign_numbers_are_unique() -> None:
    for values in (
        [place.slug for place in PLACES],
        [place.geonames_id for place in PLACES if place.geonames_id],
        [place.wof_id for place in PLACES if place.wof_id],
    ):
        assert [value for value, count in Counter(values).items() if count > 1] == []


def test_slugs_are_lower_case_ascii_words() -> None:
    pattern = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
    assert [place.slug for place in PLACES if not pattern.fullmatch(place.slug)] == []


def test_coordinates_lie_in_the_region_and_no_two_places_share_a_point() -> None:
    assert [p.slug for p in PLACES if not (43 <= p.lon <= 51 and 38 <= p.lat <= 42.5)] == []
    points = Counter((place.lat, place.lon) for place in PLACES)
    assert [point for point, count in points.items() if count > 1] == []


def test_accuracy_is_never_better_than_a_hundred_metres() -> None:
    assert [place.slug for place in PLACES if place.accuracy_m < 100] == []


def test_every_place_has_names_in_both_languages_or_says_why_not() -> None:
    for place in PLACES:
        languages = {name.language for name in place.names}
        if Language.ARMENIAN not in languages:
            assert "No Armenian-script name" in place.note, place.slug
        if Language.AZERBAIJANI not in languages:
            assert "No Azerbaijani name" in place.note, place.slug
        assert {Language.ENGLISH, Language.RUSSIAN} - languages == set(), place.slug


def test_every_place_names_its_sources_and_a_district() -> None:
    assert [p.slug for p in PLACES if not p.sources or not p.district_before_2020] == []


def test_names_are_written_in_the_script_of_their_language() -> None:
    scripts = {
        Language.ARMENIAN: Script.ARMENIAN,
        Language.RUSSIAN: Script.CYRILLIC,
        Language.AZERBAIJANI: Script.LATIN,
        Language.ENGLISH: Script.LATIN,
        Language.FRENCH: Script.LATIN,
    }
    assert [n for p in PLACES for n in p.names if n.script != scripts[n.language]] == []


def test_no_word_of_a_name_mixes_alphabets() -> None:
    words = [word for p in PLACES for n in p.names for word in (n.name + " " + p.label).split()]
    mixed = {w for w in words if len({script_of(c) for c in w if c.isalpha()}) > 1}
    assert mixed == set()


def test_no_name_is_listed_twice_for_a_place_in_one_language() -> None:
    with PLACES_CSV.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            for column in (
                "az",
                "hy",
                "en_armenia",
                "en_azerbaijan",
                "ru_armenia",
                "ru_azerbaijan",
            ):
                names = row[column].split("|")
                assert len(names) == len(set(names)), (row["slug"], column)


def test_each_side_has_at_most_one_official_name_for_a_place() -> None:
    for place in PLACES:
        official = Counter(n.used_by for n in place.names if n.kind == NameKind.OFFICIAL)
        assert set(official.values()) <= {1}, place.slug


def test_the_label_names_both_sides_in_alphabetical_order_where_they_differ() -> None:
    assert BY_SLUG["khtsaberd-caylaqqala"].label == "Khtsaberd / Çaylaqqala"
    assert BY_SLUG["stepanakert-xankendi"].label == "Stepanakert / Xankəndi"
    assert BY_SLUG["hadrut"].label == "Hadrut"


def test_every_district_named_for_a_place_of_the_conflict_area_is_a_place_itself() -> None:
    districts = {place.label for place in PLACES if place.kind == PlaceKind.DISTRICT}
    named = {
        district
        for place in PLACES
        for district in place.district_before_2020.split(" · ")
        if "Province · " in place.district_before_2020 and "Goygol" not in district
    }
    elsewhere = {"Gegharkunik Province", "Syunik Province", "Stepanakert city"}
    assert named - districts - elsewhere == set()


@pytest.mark.parametrize(
    ("slug", "lat", "lon", "within_m"),
    [
        ("berdzor-lacin", 39.640, 46.549, 500),
        ("khtsaberd-caylaqqala", 39.546, 46.771, 300),
        ("hin-tagher-kohne-taglar", 39.509, 46.823, 400),
        ("hin-shen-kicik-qaladeresi", 39.638, 46.605, 500),
        ("mets-shen-boyuk-qaladeresi", 39.659, 46.599, 500),
        ("hadrut", 39.520, 47.031, 200),
        ("tsor-sur", 39.490, 47.023, 300),
        ("mataghis-suqovusan", 40.329, 46.745, 2000),
        ("akna-agdam", 39.992, 46.929, 500),
        ("hakaku-agdam", 39.556, 46.952, 500),
    ],
)
def test_places_of_the_sample_and_known_traps_stand_where_they_should(
    slug: str, lat: float, lon: float, within_m: int
) -> None:
    assert distance_m(BY_SLUG[slug], lat, lon) <= within_m


def test_corrections_of_other_tables_are_recorded() -> None:
    corrected = {place.slug for place in PLACES if place.corrects}
    assert corrected >= {"berdzor-lacin", "mataghis-suqovusan", "martuni-xocavend"}


def test_former_names_carry_their_years() -> None:
    names = {(n.name, n.year_from, n.year_to) for n in BY_SLUG["varanda-fuzuli"].names}
    assert ("Karyagin", 1827, 1959) in names


def test_a_name_both_sides_use_belongs_to_neither() -> None:
    users = {n.name: n.used_by for n in BY_SLUG["hadrut"].names}
    assert (users["Hadrut"], users["Հադրութ"]) == (None, Side.ARMENIA)


def test_every_column_is_documented() -> None:
    with PLACES_CSV.open(encoding="utf-8", newline="") as file:
        columns = csv.DictReader(file).fieldnames or []
    assert [column for column in columns if f"`{column}`" not in README] == []


def test_a_row_of_the_wrong_form_is_refused_with_its_line(tmp_path: Path) -> None:
    lines = PLACES_CSV.read_text(encoding="utf-8").splitlines()[:2]
    broken = tmp_path / "places.csv"
    broken.write_text(lines[0] + "\n" + lines[1].replace(",village,", ",hamlet,", 1) + "\n")
    with pytest.raises(ValueError, match=r"^places\.csv line 2: 'hamlet'"):
        list(read_places(broken))
