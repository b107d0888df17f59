"""Coordinates as people paste them: every form to the same point, odd ones questioned, exactly."""

from __future__ import annotations

import pytest
from geopy.distance import geodesic
from hypothesis import example, given, settings
from hypothesis import strategies as st
from mgrs import MGRS

from incidents.understanding.answers import NotUnderstood, Understood
from incidents.understanding.coordinates import (
    Form,
    Position,
    is_like_coordinates,
    point_text,
    understand_point,
    understand_position,
)

BOX = (43.0, 38.0, 51.0, 42.5)
EVERYWHERE = (-180.0, -90.0, 180.0, 90.0)

DECIMAL = (
    "39.52, 47.03 | 39.52 47.03 | 39.52,47.03 | 39.52; 47.03 | 39.52/47.03 | (39.52, 47.03) "
    "| 39,52 47,03 | 39,52; 47,03 | 39,52, 47,03 | 39,52,47,03 | 39.52° 47.03° | 39.52N 47.03E "
    "| N39.52 E47.03 | N 39.52, E 47.03 | 39.52° N, 47.03° E | 47.03 E, 39.52 N | E47.03 N39.52 "
    "| lat 39.52 lon 47.03 | lon=47.03, lat=39.52 | latitude: 39.52, longitude: 47.03 "
    "| широта 39,52 долгота 47,03 | 39.52 с.ш. 47.03 в.д. | +39.52, +47.03 | geo:39.52,47.03 "
    "| https://www.google.com/maps/@39.52,47.03,12z | https://maps.google.com/?q=39.52,47.03 "
    "| https://www.openstreetmap.org/#map=12/39.52/47.03"
)
SEXAGESIMAL = (
    "39°31′12″N 47°01′48″E | 39°31'12\"N, 47°01'48\"E | 39° 31' 12\" 47° 1' 48\" "
    "| 39 31 12 N 47 1 48 E | 39 31 12, 47 1 48 | 39 31 12 47 1 48 | 39:31:12 47:01:48 "
    "| 39-31-12 N 47-01-48 E | 39d31m12s N 47d01m48s E | 39º31’12” N 47º01’48” E "
    "| 47°01′48″E 39°31′12″N | N39°31′12″ E47°01′48″ | 39°31′12″ с. ш., 47°01′48″ в. д. "
    "| 39°31.2'N 47°1.8'E | 39°31,2' 47°1,8' | N39 31.2 E47 1.8 | 39°31'12''N 47°01'48''E "
    "| 39°31′12.0″N 47°01′48.0″E"
)
GRID = "38SPJ7449476451 | 38S PJ 74494 76451 | 38s pj 7449476451 | 38S PJ 7449 7645 | 38SPJ 744 764"


def read(text: str) -> Understood[Position]:
    return understand_position(text, box=BOX)


def cases(texts: str, form: Form) -> list[tuple[str, Form]]:
    return [(text.strip(), form) for text in texts.split(" | ")]


ALL = [
    *cases(DECIMAL, Form.DECIMAL),
    *cases(SEXAGESIMAL, Form.SEXAGESIMAL),
    *cases(GRID, Form.MGRS),
]


@pytest.mark.parametrize(("text", "form"), ALL, ids=[text for text, _form in ALL])
def test_every_form_means_the_same_point(text: str, form: Form) -> None:
    answer = read(text)
    position = answer.value
    apart = geodesic((position.lat, position.lon), (39.52, 47.03)).meters
    assert apart <= max(position.radius_m if form == Form.MGRS else 0, 1.0)
    assert (position.form, answer.warning, answer.offer) == (form, "", "")
    assert understand_point(text, box=BOX).value == (position.lon, position.lat)


WORDS = {
    "39.52, 47.03": "39.52° N, 47.03° E, read as decimal degrees",
    "39°31′12″N 47°01′48″E": "39.5200° N, 47.0300° E, read as degrees and minutes",
    "38S PJ 74494 76451": "39.52000° N, 47.03000° E, read as military grid reference",
    "33.5 S, 70.5 W": "33.5° S, 70.5° W, read as decimal degrees",
}


@pytest.mark.parametrize(("text", "words"), WORDS.items(), ids=WORDS)
def test_what_was_understood_is_said_in_words(text: str, words: str) -> None:
    assert read(text).words == words


RADII = {"39, 47": 78715, "39.5, 47.0": 7871, "39.52, 47.03": 787, "38S PJ 74 76": 707}


@pytest.mark.parametrize(("text", "radius"), RADII.items(), ids=RADII)
def test_few_digits_mean_a_wide_circle(text: str, radius: int) -> None:
    assert int(read(text).value.radius_m) == radius


SWAPPED = {
    "47.03, 39.52": "39.52, 47.03",
    "47,03 39,52": "39.52, 47.03",
    "47.03 N 39.52 E": "39.52, 47.03",
    "47°01′48″ 39°31′12″": "39.5200, 47.0300",
}


@pytest.mark.parametrize(("text", "offer"), SWAPPED.items(), ids=SWAPPED)
def test_swapped_latitude_and_longitude_are_noticed_and_the_right_order_offered(
    text: str, offer: str
) -> None:
    answer = read(text)
    assert (answer.code, answer.offer) == ("swapped", offer)
    assert answer.warning == (
        f"Latitude and longitude seem to be the wrong way round. Is {offer} meant?"
    )
    assert read(offer).warning == ""


@pytest.mark.parametrize(
    "text", ["52.5, 13.4", "-39.52, 47.03", "39.52 S, 47.03 E", "47.03, 139.5"]
)
def test_a_point_outside_the_region_is_questioned(text: str) -> None:
    answer = read(text)
    assert (answer.code, answer.offer) == ("outside_region", "")
    assert answer.warning == "This point lies outside the region. Is it right?"


REFUSED = {
    "": ("not_coordinates", ""),
    "Hadrut": ("not_coordinates", ""),
    "39.52": ("not_coordinates", ""),
    "39.52 47.03 12": ("not_coordinates", ""),
    "39°72' 47°03'": ("not_coordinates", ""),
    "39.5°31' 47.2°03'": ("not_coordinates", ""),
    "139.52, 147.03": ("not_coordinates", ""),
    "999.52, 47.03": ("not_coordinates", ""),
    "-39.52 N, 47.03 E": ("not_coordinates", ""),
    "39.52 NE 47.03": ("not_coordinates", ""),
    "1 2 3 4 5 6 7": ("not_coordinates", ""),
    "99Z ZZ 1234": ("not_coordinates", ""),
    "39.52 N 47.03 N": ("same_axis", ""),
    "139.52, 47.03": ("no_such_latitude", "47.03000, 139.52000"),
    "38SPJ": ("grid_coarse", ""),
    "38S PJ 7 6": ("grid_coarse", ""),
    "38S PJ 123": ("grid_digits", ""),
    "38S PJ 123 45": ("grid_digits", ""),
    "38S PJ 123456 654321": ("grid_digits", ""),
    "61S PJ 1234 1234": ("no_such_square", ""),
    "38S ZZ 1234 1234": ("no_such_square", ""),
}


@pytest.mark.parametrize(("text", "expected"), REFUSED.items(), ids=REFUSED)
def test_what_is_no_point_is_refused_with_a_sentence(text: str, expected: tuple[str, str]) -> None:
    with pytest.raises(NotUnderstood) as refusal:
        read(text)
    assert (refusal.value.code, refusal.value.offer) == expected


@pytest.mark.parametrize(
    ("text", "like"),
    [
        ("39.52, 47.03", True),
        ("39°31′12″N 47°01′48″E", True),
        ("38S PJ 7449 7645", True),
        ("geo:39.52,47.03", True),
        ("Hadrut", False),
        ("5 km north-west of Hadrut", False),
        ("Şuşa 2", False),
        ("", False),
    ],
)
def test_coordinates_are_told_from_names(text: str, like: bool) -> None:
    assert is_like_coordinates(text) is like


LATITUDES = st.floats(min_value=38.0, max_value=42.5)
LONGITUDES = st.floats(min_value=43.0, max_value=51.0)


def sexagesimal(degrees: float) -> str:
    seconds = round(degrees * 3600)
    return f"{seconds // 3600}°{seconds // 60 % 60:02}′{seconds % 60:02}″"


def minutes(degrees: float) -> str:
    thousandths = round(degrees * 60_000)
    return f"{thousandths // 60_000}°{thousandths % 60_000 / 1000:06.3f}'"


def written(lat: float, lon: float) -> list[str]:
    return [
        point_text(lon, lat),
        f"{lat:.4f} {lon:.4f}".replace(".", ","),
        f"{lon:.5f} E, {lat:.5f} N",
        f"{sexagesimal(lat)}N {sexagesimal(lon)}E",
        f"{sexagesimal(lon)} E {sexagesimal(lat)} N",
        f"{minutes(lat)}N, {minutes(lon)}E",
        MGRS().toMGRS(lat, lon, MGRSPrecision=5),
        MGRS().toMGRS(lat, lon, MGRSPrecision=3),
        MGRS().toMGRS(lat, lon, MGRSPrecision=2),
    ]


@settings(deadline=None)
@given(LATITUDES, LONGITUDES)
def test_a_point_written_in_any_form_is_read_back_within_its_resolution(
    lat: float, lon: float
) -> None:
    for text in written(lat, lon):
        position = understand_position(text, box=EVERYWHERE).value
        apart = geodesic((position.lat, position.lon), (lat, lon)).meters
        # The library that writes grid references rounds, so a point may lie in the next square.
        steps = 2 if position.form == Form.MGRS else 1
        assert apart <= position.radius_m * 1.01 * steps + 0.1, text


def position_or_refusal(text: str) -> Position | NotUnderstood:
    try:
        return read(text).value
    except NotUnderstood as refusal:
        return refusal


SIGNS = "0123456789.,;:°′″'\"NSEWnsewСВсшвд+-/ dmso\x00\u202e"


@settings(deadline=None)
@given(st.one_of(st.text(max_size=80), st.text(alphabet=SIGNS, max_size=40)))
@example("\x00")
@example("\ud800, 47")
@example("\u202e39.52, 47.03")
@example("9" * 10_000)
@example("39.52, " * 1_500)
@example("38S PJ ٣٤٥٦ 1234")
@example("-0, -0")
def test_any_text_is_a_point_on_earth_or_refused(text: str) -> None:
    answer = position_or_refusal(text)
    if isinstance(answer, NotUnderstood):
        assert "" not in {answer.code, str(answer)}
        return
    assert abs(answer.lat) <= 90
    assert abs(answer.lon) <= 180
    assert answer.radius_m > 0
    is_like_coordinates(text)
