"""The language of a pasted text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents.enums import Language
from incidents.understanding.languages import guess_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Positions near the village came under fire last night.", Language.ENGLISH),
        ("Gecə kəndin yaxınlığındakı mövqelər atəşə tutulub, itki yoxdur.", Language.AZERBAIJANI),
        ("Գիշերը գյուղի մոտ գտնվող դիրքերը գնդակոծվել են։", Language.ARMENIAN),
        ("Ночью позиции возле села подверглись обстрелу.", Language.RUSSIAN),
        ("Les positions près du village ont été attaquées cette nuit.", Language.FRENCH),
        ("Dün gece köyün yakınındaki mevzilere ateş açıldı, kayıp yok.", Language.TURKISH),
        ("دیشب مواضع نزدیک روستا هدف آتش قرار گرفت", Language.PERSIAN),
    ],
)
def test_the_languages_of_statements_are_recognised(text: str, language: Language) -> None:
    assert guess_language(text) == language


@pytest.mark.parametrize(
    "text", ["", "fire", "12.12.2020 15:30", "https://ministry.example/news/1"]
)
def test_too_little_to_go_by_is_not_guessed_at(text: str) -> None:
    assert guess_language(text) is None


def test_a_language_nobody_here_writes_is_not_taken_for_another() -> None:
    assert guess_language("Die Streitkräfte haben gestern Abend das Feuer eröffnet.") is None


def test_an_address_does_not_decide_the_language() -> None:
    text = "https://www.example.org/english/news/violation-of-the-ceasefire-reported Обстрел села."
    assert guess_language(text + " Позиции обстреляны.") == Language.RUSSIAN


@given(st.text(max_size=200))
def test_any_text_is_guessed_or_left_open(text: str) -> None:
    assert guess_language(text) in {None, *Language}
