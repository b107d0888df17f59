"""Distances and directions from a place, in four languages and any order of words."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from incidents.understanding.directions import Relative, direction_words, relative_place

NORTH_WEST = (
    "about 5 km north-west of {Hadrut} | 5km NW of {Hadrut} | 5 km northwest {Hadrut} "
    "| 5 kilometres north west of {Hadrut} | 5000 m NW of {Hadrut} | {Hadrut}, 5 km north-west "
    "| 5 km at 315° from {Hadrut} | 5 km, bearing 315 from {Hadrut} "
    "| 5 km in the direction of 315 degrees from {Hadrut} "
    "| в 5 км к северо-западу от {Гадрута} | 5 км северо-западнее {Гадрута} "
    "| примерно в 5 километрах к северо-западу от {Гадрута} | 5 км, азимут 315, от {Гадрута} "
    "| {Hadrutdan} 5 km şimal-qərbdə | {Hadrutdan} təxminən 5 km şimal-qərb istiqamətində "
    "| {Հադրութից} 5 կմ հյուսիս-արևմուտք | {Հադրութից} մոտ 5 կմ դեպի հյուսիս-արևմուտք"
)


@pytest.mark.parametrize("marked", NORTH_WEST.split(" | "))
def test_five_kilometres_north_west_in_any_words(marked: str) -> None:
    name = marked[marked.index("{") + 1 : marked.index("}")].casefold()
    text = marked.replace("{", "").replace("}", "")
    assert relative_place(text) == Relative(name, 5000, 0, 315, near=False)


BEARINGS = {
    "2 km north of Sos": 0,
    "2 km NNE of Sos": 22.5,
    "2 km north-east of Sos": 45,
    "2 км восточнее Sos": 90,
    "2 km cənub-şərq Sos": 135,
    "2 км к югу от Sos": 180,
    "2 km n of Sos": 0,
    "2 km SW of Sos": 225,
    "2 կմ հարավ-արևմուտք Sos": 225,
    "2 км к западу от Sos": 270,
    "2 km at 0° from Sos": 0,
    "2 km at 360° from Sos": 0,
    "2 km at 7,5° from Sos": 7.5,
}


@pytest.mark.parametrize(("text", "bearing"), BEARINGS.items(), ids=BEARINGS)
def test_a_direction_is_a_bearing(text: str, bearing: float) -> None:
    assert relative_place(text) == Relative("sos", 2000, 0, bearing, near=False)


OTHERS = {
    "3-5 km east of Sos": Relative("sos", 4000, 1000, 90, near=False),
    "2 miles south of Sos": Relative("sos", 3218.688, 0, 180, near=False),
    "1,5 км к югу от Sos": Relative("sos", 1500, 0, 180, near=False),
    "5 km from Sos": Relative("sos", 5000, 0, None, near=False),
    "the forest north-west of Sos": Relative("sos", None, 0, 315, near=False),
    "near Mets Shen": Relative("mets shen", None, 0, None, near=True),
    "вблизи села Sos": Relative("села sos", None, 0, None, near=True),
    "Hadrut yaxınlığında": Relative("hadrut", None, 0, None, near=True),
    "Հադրութի մոտ": Relative("հադրութի", None, 0, None, near=True),
    "0 km north of Sos": Relative("sos", None, 0, 0, near=False),
    "2 km at 400° from Sos": Relative("sos", 2000, 0, None, near=False),
}


@pytest.mark.parametrize(("text", "expected"), OTHERS.items(), ids=OTHERS)
def test_distance_direction_and_near_are_told_apart(text: str, expected: Relative) -> None:
    assert relative_place(text) == expected


@pytest.mark.parametrize(
    "text", ["", "Hadrut", "Metsshen, Martakert", "5 km", "north-west", "near"]
)
def test_a_name_alone_or_no_name_is_no_such_phrase(text: str) -> None:
    assert relative_place(text) is None


@pytest.mark.parametrize(
    ("bearing", "words"), [(0.0, "north"), (315.0, "north-west"), (22.5, "at 22.5°")]
)
def test_a_bearing_is_said_in_words(bearing: float, words: str) -> None:
    assert direction_words(bearing) == words


@settings(deadline=None)
@given(st.text(max_size=120))
@example("\x00 5 km N of \x00")
@example("\ud800 5 km north")
@example("5 km north of \u202eHadrut")
@example("5 km " * 2_500)
@example("9999-9999 km 999° x")
def test_any_text_is_taken_apart_or_not(text: str) -> None:
    relative = relative_place(text)
    if relative is not None:
        assert relative.name
        assert relative.bearing is None or 0 <= relative.bearing < 360
        assert relative.metres is None or relative.metres > 0
