"""The file of areas: valid shapes in the right place, dated, with their sources."""

from __future__ import annotations

import re
from io import StringIO
from pathlib import Path

import pytest
from django.contrib.gis.geos import LineString, MultiPolygon, Point, Polygon
from django.core.management import CommandError, call_command

from incidents.enums import AreaKind, PlaceKind
from incidents.gazetteer.area_file import AREAS_JSON, WORLD_MAP, derive_areas, read_areas
from incidents.gazetteer.table import read_places

AREAS = {area.slug: area for area in read_areas()}
PLACES = {place.slug: place for place in read_places()}
OBLAST = AREAS["nagorno-karabakh-autonomous-oblast-1991"]
LINE = AREAS["line-of-contact-1994-2020"]


def point(slug: str) -> Point:
    return Point(PLACES[slug].lon, PLACES[slug].lat, srid=4326)


def test_slugs_are_unique_and_every_kind_the_gazetteer_promises_is_there() -> None:
    assert len(AREAS) == len(list(read_areas()))
    assert {area.kind for area in AREAS.values()} == {
        AreaKind.COUNTRY,
        AreaKind.DISTRICT,
        AreaKind.LINE_OF_CONTACT,
        AreaKind.OBLAST,
    }


@pytest.mark.parametrize("slug", AREAS)
def test_a_shape_is_valid_closed_and_in_the_region(slug: str) -> None:
    shape = AREAS[slug].geometry
    assert (shape.valid, shape.valid_reason) == (True, "Valid Geometry")
    assert shape.srid == 4326
    west, south, east, north = shape.extent
    assert (west >= 43, south >= 38, east <= 51, north <= 42.5) == (True, True, True, True)
    polygons = list(shape) if isinstance(shape, MultiPolygon) else [shape]
    rings = [ring for polygon in polygons if isinstance(polygon, Polygon) for ring in polygon]
    assert [ring.closed for ring in rings] == [True] * len(rings)
    assert (len(rings) > 0) == (AREAS[slug].kind != AreaKind.LINE_OF_CONTACT)


@pytest.mark.parametrize("slug", AREAS)
def test_an_area_says_where_it_comes_from_who_draws_it_and_how_uncertain_it_is(slug: str) -> None:
    area = AREAS[slug]
    assert area.source.startswith("Natural Earth 1:10m")
    assert area.drawn_by != ""
    assert area.uncertainty_m >= 1_000
    assert area.valid_from is None or area.valid_to is None or area.valid_from < area.valid_to


@pytest.mark.parametrize(
    "slug",
    [
        *("stepanakert-xankendi", "shushi-susa", "hadrut", "martakert-agdere", "askeran"),
        *("martuni-xocavend", "khtsaberd-caylaqqala", "hin-tagher-kohne-taglar", "tsor-sur"),
        "talish",
    ],
)
def test_the_oblast_of_1991_holds_its_places(slug: str) -> None:
    assert OBLAST.geometry.contains(point(slug))


@pytest.mark.parametrize(
    "slug",
    [
        *("berdzor-lacin", "akna-agdam", "varanda-fuzuli", "jrakan-cebrayil", "karvachar-kelbecer"),
        *("kovsakan-zengilan", "sanasar-qubadli", "tartar", "goris", "shahumyan-asagi-agcakend"),
    ],
)
def test_the_oblast_of_1991_leaves_out_the_districts_around_it(slug: str) -> None:
    assert not OBLAST.geometry.contains(point(slug))


def test_the_oblast_is_one_polygon_of_about_its_published_size() -> None:
    assert OBLAST.geometry.geom_type == "Polygon"
    square_kilometres = OBLAST.geometry.transform(32638, clone=True).area / 1_000_000
    assert 4_200 < square_kilometres < 4_600


def test_the_line_of_contact_is_one_line_from_the_murov_range_to_the_aras() -> None:
    line = LINE.geometry
    assert isinstance(line, LineString)
    assert line.simple
    ends = sorted([line.coords[0], line.coords[-1]])
    assert [(round(lon, 1), round(lat, 1)) for lon, lat in ends] == [(46.0, 40.2), (47.3, 39.4)]
    assert (str(LINE.valid_from), str(LINE.valid_to)) == ("1994-05-12", "2020-09-27")
    assert LINE.uncertainty_m >= 3_000


def test_district_shapes_hold_the_settlements_the_table_counts_to_them() -> None:
    """A generalised shape and a table typed by hand may differ by the shape's uncertainty."""
    shapes = {area.name: area.geometry for area in AREAS.values() if area.kind == AreaKind.DISTRICT}
    shapes["Khojaly district"] = shapes["Khojaly district"].union(
        shapes["Stepanakert / Xankəndi city"]
    )
    off: dict[str, float] = {}
    checked = 0
    for place in PLACES.values():
        if place.kind in (PlaceKind.DISTRICT, PlaceKind.FEATURE):
            continue
        for name in place.district_before_2020.split(" · "):
            if name in shapes:
                checked += 1
                kilometres = shapes[name].distance(point(place.slug)) * 100
                if kilometres > 5:
                    off[place.slug] = kilometres
    assert off == {}
    assert checked > 200


def test_the_file_is_small_and_its_numbers_have_five_decimals_at_most() -> None:
    text = AREAS_JSON.read_text(encoding="utf-8")
    assert len(text.encode()) < 300_000
    assert re.findall(r"\d\.\d{6,}", text) == []


def test_a_missing_source_is_refused_with_a_clear_sentence(tmp_path: Path) -> None:
    missing = tmp_path / "world_map.gpkg"
    with pytest.raises(CommandError) as refusal:
        call_command("derive_areas", source=missing)
    assert str(refusal.value) == (
        f"{missing} is missing. Install Debian's package qgis-common, "
        "or name another copy of its world_map.gpkg."
    )


def test_a_source_of_another_kind_is_refused_with_a_clear_sentence(tmp_path: Path) -> None:
    other = tmp_path / "world_map.gpkg"
    other.write_text("not a map")
    with pytest.raises(CommandError, match="is not the world map of qgis-common"):
        call_command("derive_areas", source=other)


def test_a_file_of_another_format_is_refused(tmp_path: Path) -> None:
    other = tmp_path / "areas.json"
    other.write_text('{"format": "areas/9", "areas": []}')
    with pytest.raises(ValueError, match=r"^areas\.json is not of the format areas/1\.$"):
        list(read_areas(other))


@pytest.mark.skipif(not WORLD_MAP.is_file(), reason="qgis-common is not installed")
def test_the_file_is_what_the_package_gives(tmp_path: Path) -> None:
    assert derive_areas() == AREAS_JSON.read_text(encoding="utf-8")
    out = StringIO()
    call_command("derive_areas", output=tmp_path / "areas.json", stdout=out)
    call_command("derive_areas", output=tmp_path / "areas.json", check=True, stdout=out)
    assert out.getvalue() == "areas.json: written\nareas.json: unchanged\n"
