"""Inflected names and names with a generic word are read as the name they stand for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents.enums import PlaceKind
from incidents.gazetteer.inflection import readings


@pytest.mark.parametrize(
    ("phrase", "name", "kind"),
    [
        ("Խծաբերդի", "Խծաբերդ", None),
        ("Հին թաղերի", "Հին թաղեր", None),
        ("Շուշիում", "Շուշի", None),
        ("Մարտակերտից", "Մարտակերտ", None),
        ("Հադրութի շրջանում", "Հադրութ", PlaceKind.DISTRICT),
        ("Гадрутский", "Гадрут", None),
        ("в Гадрутском районе", "Гадрут", PlaceKind.DISTRICT),
        ("Физулинского района", "Физули", PlaceKind.DISTRICT),
        ("Шушинском", "Шуша", None),
        ("Хцаберда", "Хцаберд", None),
        ("в Шуше", "Шуша", None),
        ("у села Талыш", "Талыш", PlaceKind.VILLAGE),
        ("Sur kəndində", "Sur", PlaceKind.VILLAGE),
        ("Xocavənd rayonunun", "Xocavənd", PlaceKind.DISTRICT),
        ("Hadrut qəsəbəsi yaxınlığında", "Hadrut", PlaceKind.TOWN),
        ("Şuşada", "Şuşa", None),
        ("Laçından", "Laçın", None),
        ("Ağdamın", "Ağdam", None),
        ("the village of Khtsaberd", "Khtsaberd", PlaceKind.VILLAGE),
        ("Hadrut Province", "Hadrut", PlaceKind.DISTRICT),
        ("région de Hadrout", "Hadrout", PlaceKind.DISTRICT),
    ],
)
def test_a_phrase_is_read_as_its_name(phrase: str, name: str, kind: PlaceKind | None) -> None:
    found = {reading.text: reading.kind for reading in readings(phrase)}
    assert found.get(name, "not read") == kind


def test_the_phrase_itself_comes_first() -> None:
    assert readings("Hadrut  Province")[0].text == "Hadrut Province"


@given(st.text())
def test_no_text_raises_or_gives_an_empty_or_repeated_reading(text: str) -> None:
    forms = [reading.text for reading in readings(text)]
    assert "" not in forms
    assert len(forms) == len(set(forms))
    assert len(forms) <= 12
