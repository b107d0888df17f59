"""Where something happened, asked of the real table of places."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from geopy.distance import geodesic
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from incidents.enums import WherePrecision
from incidents.gazetteer.search import search_places
from incidents.models import Place
from incidents.understanding.answers import NotUnderstood
from incidents.understanding.where import WhereAnswer, precision_for, understand_where

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("gazetteer")]

BOX = (43.0, 38.0, 51.0, 42.5)


def best(text: str) -> WhereAnswer:
    return understand_where(text, box=BOX)[0]


NAMES = "Khtsaberd | Хцаберд | Խծաբերդ | Խծաբերդի | Çaylaqqala | Chaylaggala"


@pytest.mark.parametrize("name", NAMES.split(" | "))
def test_any_spelling_finds_the_place_with_both_names(name: str) -> None:
    answer = best(name)
    assert (answer.place_slug, answer.point) == ("khtsaberd-caylaqqala", None)
    assert answer.label == "Khtsaberd / Çaylaqqala"
    assert (answer.precision, answer.warning) == (WherePrecision.EXACT, "")
    assert answer.words == "Khtsaberd / Çaylaqqala, within about 1 km"


def test_a_suggestion_tells_kind_district_the_name_that_was_found_and_coordinates() -> None:
    place = Place.objects.get(slug="khtsaberd-caylaqqala")
    match = search_places("Хцаберд")[0]
    assert best("Хцаберд").detail == " · ".join(
        ("village", match.district, "found as Хцаберд", f"{place.point.y:.3f}, {place.point.x:.3f}")
    )
    assert place.district_after_2020 in match.district


def test_a_district_is_as_wide_as_its_precision_says() -> None:
    answer = best("Гадрутский район")
    assert answer.place_slug == "hadrut-province"
    assert (answer.precision, answer.radius_m) == (WherePrecision.DISTRICT, 30_000)


FIVE_KILOMETRES = (
    "about 5 km north-west of Hadrut | 5km NW of Hadrut | 5 km at 315° from Hadrut "
    "| в 5 км к северо-западу от Гадрута | 5 км северо-западнее Гадрута "
    "| Hadrutdan 5 km şimal-qərbdə | Հադրութից 5 կմ դեպի հյուսիս-արևմուտք"
)


@pytest.mark.parametrize("text", FIVE_KILOMETRES.split(" | "))
def test_a_distance_and_direction_make_a_point_and_a_circle(text: str) -> None:
    hadrut = Place.objects.get(slug="hadrut").point
    answer = best(text)
    assert answer.point is not None
    lon, lat = answer.point
    assert round(geodesic((hadrut.y, hadrut.x), (lat, lon)).meters) == 5000
    assert lon < hadrut.x
    assert lat > hadrut.y
    assert (answer.place_slug, answer.precision) == (None, WherePrecision.NEAR)
    assert answer.radius_m == 1000
    assert answer.label == "5 km north-west of Hadrut"
    assert answer.words == "5 km north-west of Hadrut, within about 1 km"


CIRCLES = {
    "1 km north of Hadrut": (500, "1 km north of Hadrut"),
    "20 km north of Hadrut": (4_000, "20 km north of Hadrut"),
    "2-8 km north of Hadrut": (3_000, "5 km north of Hadrut"),
    "5 km from Hadrut": (6_200, "5 km from Hadrut, direction not given"),
    "north-west of Hadrut": (25_000, "north-west of Hadrut, distance not given"),
    "near Hadrut": (5_000, "near Hadrut"),
    "вблизи Гадрута": (5_000, "near Hadrut"),
}


@pytest.mark.parametrize(("text", "expected"), CIRCLES.items(), ids=CIRCLES)
def test_the_less_is_said_the_wider_the_circle(text: str, expected: tuple[int, str]) -> None:
    assert Place.objects.get(slug="hadrut").accuracy_m == 120
    answer = best(text)
    assert (answer.radius_m, answer.label) == expected
    assert answer.precision == WherePrecision.NEAR


def test_without_a_distance_or_a_direction_the_place_itself_is_kept() -> None:
    assert [
        (best(text).place_slug, best(text).point) for text in ("near Hadrut", "5 km from Hadrut")
    ] == [
        ("hadrut", None),
        ("hadrut", None),
    ]


def test_a_slug_means_its_place_and_where_it_lies() -> None:
    place = Place.objects.get(slug="hin-shen-kicik-qaladeresi")
    answer = best("hin-shen-kicik-qaladeresi")
    assert (answer.place_slug, answer.at) == (place.slug, (place.point.x, place.point.y))
    assert best("39.52, 47.03").at == best("39.52, 47.03").point


FORMS = "39.52, 47.03 | 39,52 47,03 | 39°31′12″N 47°01′48″E | 38S PJ 74494 76451"


@pytest.mark.parametrize("text", FORMS.split(" | "))
def test_coordinates_are_a_point_of_their_own(text: str) -> None:
    answer = best(text)
    assert answer.point is not None
    assert [round(degrees, 4) for degrees in answer.point] == [47.03, 39.52]
    assert (answer.place_slug, answer.precision, answer.radius_m) == (
        None,
        WherePrecision.EXACT,
        1000,
    )


def test_swapped_coordinates_are_questioned_with_the_right_order_as_offer() -> None:
    answer = best("47.03, 39.52")
    assert (answer.code, answer.offer) == ("swapped", "39.52, 47.03")


@pytest.mark.parametrize("text", ["52.5, 13.4", "250 km south of Hadrut"])
def test_a_point_outside_the_region_is_questioned(text: str) -> None:
    assert best(text).code == "outside_region"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("39°72' 47°03'", "not_coordinates"),
        ("139.52, 47.03", "no_such_latitude"),
        ("400 km south of Hadrut", "too_far"),
    ],
)
def test_what_cannot_be_a_place_is_refused(text: str, code: str) -> None:
    with pytest.raises(NotUnderstood) as refusal:
        understand_where(text, box=BOX)
    assert refusal.value.code == code


@pytest.mark.parametrize("text", ["", "qqqqqqqq", "5 km north of qqqqqqqq", "\x00", "\ud800"])
def test_a_name_nobody_knows_finds_nothing(text: str) -> None:
    assert understand_where(text, box=BOX) == []


def test_there_are_at_most_as_many_answers_as_asked_for_and_few_queries() -> None:
    with CaptureQueriesContext(
        connection,
    ) as queries:
        answers = understand_where("near Shen", box=BOX, limit=3)
    assert len(answers) == 3
    assert len(queries) <= 8


@pytest.mark.parametrize(
    ("radius", "precision"),
    [(500, 1), (1_000, 1), (1_001, 2), (25_000, 2), (25_001, 5), (200_000, 5)],
)
def test_precision_follows_the_radius(radius: int, precision: int) -> None:
    assert precision_for(radius) == precision


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.text(max_size=60))
@example("39.52, \ud80047.03")
@example("5 km north of \u202eHadrut")
@example("x" * 10_000)
@example("9" * 10_000)
def test_any_text_has_answers_or_is_refused(text: str) -> None:
    try:
        answers = understand_where(text, box=BOX)
    except NotUnderstood:
        return
    assert all(answer.radius_m >= 500 for answer in answers)
