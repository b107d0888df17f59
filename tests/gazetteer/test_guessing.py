"""Telling the language of a name by its letters, and what heads a place with two names."""

from __future__ import annotations

import pytest

from incidents.enums import Language, NameKind
from incidents.gazetteer.guessing import guess_language, guessed_names, label_of, named


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("Բերձոր", Language.ARMENIAN),
        ("Երեւան", Language.ARMENIAN),
        ("Лачин", Language.RUSSIAN),
        ("Старый Таглар", Language.RUSSIAN),
        ("Köhnə Tağlar", Language.AZERBAIJANI),
        ("Xankəndi", Language.AZERBAIJANI),
        ("Lachin", Language.OTHER),
        ("Hin Shen", Language.OTHER),
    ],
)
def test_letters_tell_the_language(name: str, language: Language) -> None:
    assert guess_language(name) == language


@pytest.mark.parametrize(
    "name",
    [
        "Єхегнадзор",
        "Јереван",
        "lachini",
        "EVN",
        "Ერევანი",
        "لاچین",
        "ラチン",
        "Erevan  Erivan",
        "Lačin",
        "",
    ],
)
def test_a_name_in_none_of_our_languages_is_told_so(name: str) -> None:
    assert guess_language(name) is None


def test_of_spellings_with_one_key_and_script_the_first_is_taken() -> None:
    names = guessed_names("Zaritap", ["Zarittap", "Зарритап", "Заритап", "Azizbekov", "zaritapi"])
    assert [name.name for name in names] == ["Zaritap", "Зарритап", "Azizbekov"]


@pytest.mark.parametrize(
    ("name", "armenian", "label"),
    [
        ("Çaylaqqala", ["Խծաբերդ"], "Խծաբերդ / Çaylaqqala"),
        ("Çaylaqqala", ["Խծաբերդ", "Khtsaberd"], "Khtsaberd / Çaylaqqala"),
        ("Hadrut", ["Հադրութ"], "Hadrut"),
        ("Sumqayıt", ["Սումգայիթ"], "Sumqayıt"),
        ("Laçın", [], "Laçın"),
    ],
)
def test_the_label_names_both_where_the_sides_differ(
    name: str, armenian: list[str], label: str
) -> None:
    names = [named(text, Language.ARMENIAN, NameKind.COMMON) for text in armenian]
    assert label_of(name, names) == label
    former = [named("Խծաբերդ", Language.ARMENIAN, NameKind.FORMER)]
    assert label_of(name, former) == name
