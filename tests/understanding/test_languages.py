"""Guessing the language of texts as statements are written."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from incidents.enums import Language
from incidents.understanding.languages import guess_language

TEXTS = {
    Language.ENGLISH: "The ministry says that the ceasefire was broken near two villages.",
    Language.RUSSIAN: "В министерстве сообщили о нарушении режима прекращения огня у двух сёл.",
    Language.AZERBAIJANI: "Nazirlik bildirir ki, iki kəndin yaxınlığında atəşkəs pozulub.",
    Language.ARMENIAN: "Նախարարությունը հայտնում է, որ երկու գյուղերի մոտ խախտվել է հրադադարը։",
    Language.FRENCH: "Le ministère déclare que le cessez-le-feu a été rompu près de deux villages.",
    Language.TURKISH: "Bakanlık, iki köyün yakınında ateşkesin ihlal edildiğini açıkladı.",
    Language.PERSIAN: "وزارتخانه اعلام کرد که آتش‌بس در نزدیکی دو روستا نقض شده است.",
}


@pytest.mark.parametrize(("language", "text"), TEXTS.items(), ids=[lang.name for lang in TEXTS])
def test_a_sentence_is_recognised(language: Language, text: str) -> None:
    assert guess_language(text) == language


@pytest.mark.parametrize(
    "text", ["", "Hadrut", "12.12.2020 15:30", "https://example.org/a-long-path-of-words"]
)
def test_what_is_too_short_is_not_guessed_at(text: str) -> None:
    assert guess_language(text) is None


def test_an_address_before_the_text_does_not_count() -> None:
    text = f"https://www.example.org/en/news/the-ministry-said {TEXTS[Language.ARMENIAN]}"
    assert guess_language(text) == Language.ARMENIAN


@settings(deadline=None)
@given(st.text(max_size=300))
@example("\x00" * 40)
@example("\ud800" * 40)
@example("\u202e" + "abc " * 20)
@example("ж" * 10_000)
def test_any_text_has_a_known_language_or_none(text: str) -> None:
    assert guess_language(text) in {*Language, None} - {Language.OTHER}
