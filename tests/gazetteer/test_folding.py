"""Folding: one key for all usual spellings of a name, and still two keys for two names."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents.gazetteer.alphabets import CLASS_LETTERS, LOOK_ALIKES, alphabet_of
from incidents.gazetteer.folding import fold, fold_variants, fold_words, tidy

LETTERS = (
    "abcdefghijklmnopqrstuvwxyzəşçğıöüäéšžčł"
    "абвгдеёжзийклмнопрстуфхцчшщъыьэюяәҝғһөүҹј"
    "աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆև"
)
names = st.text(alphabet=LETTERS + LETTERS.upper() + " -’'", min_size=1, max_size=30)

SAME_NAME = [
    ("Khtsaberd", "Khtzaberd", "Хцаберд", "Խծաբերդ", "Xtsaberd", "Khts’aberd"),
    ("Çaylaqqala", "Caylaqqala", "Chaylaggala", "Чайлаккала", "Чайлаггала"),
    ("Hin Tagher", "Хин Тагер", "Հին Թաղեր", "Hin T’agher", "Hintagher", "HIN-TAGHER"),
    ("Hin Taghlar", "Хинтаглар", "Հին Թաղլար", "Hintağlar", "Hin Taglar", "Xintağlar"),
    ("Köhnə Tağlar", "Kohna Taghlar", "Kohne Taglar", "Köhnǝ Tağlar"),
    ("Hin Shen", "Hinshen", "Хин Шен", "Հին Շեն", "Հինշեն", "Hin Šen"),
    ("Mets Shen", "Metsshen", "Мец Шен", "Մեծ Շեն", "Մեծշեն"),
    ("Böyük Qaladərəsi", "Boyuk Galadarasi", "Boyuk Qaladarasi"),
    ("Hadrut", "Hadrout", "Հադրութ", "Hadrut’"),
    ("Xocavənd", "Xocavend", "Khojavend", "Khojavand", "Ходжавенд"),
    ("Şuşa", "Susa", "Shusha", "Шуша", "Schuscha"),
    ("Շուշի", "Shushi", "Шуши", "Shoushi"),
    ("Stepanakert", "Ստեփանակերտ", "Степанакерт"),
    ("Cəbrayıl", "Jabrail", "Jabrayil", "Джебраил", "Djebrail"),
    ("Kəlbəcər", "Kalbajar", "Kelbajar", "Кельбаджар", "Кяльбаджар"),
    ("Qubadlı", "Gubadly", "Губадлы", "Kubadly"),
    ("Ağdam", "Agdam", "Aghdam", "Агдам", "Աղդամ"),
    ("Laçın", "Lachin", "Лачин", "Լաչին"),
    ("Əsgəran", "Asgaran", "Askeran"[:2] + "garan"),
    ("Qaradağlı", "Garadaghly", "Karadagly", "Карадаглы", "Ղարադաղլը"),
    ("Gülablı", "Gyulably", "Гюлаблы"),
    ("Վոսկեհատ", "Ոսկեհատ", "Voskehat"),
    ("Երևան", "Yerevan", "Erevan", "Ереван"),
    ("գյուղ", "գիւղ", "gyugh"),
    ("Ուխտաձոր", "ՈՒխտաձոր", "Ukhtadzor", "Ухтадзор"),
]

DIFFERENT_NAMES = [
    ("Hadrut", "Horadiz"),
    ("Hin Shen", "Mets Shen"),
    ("Hin Tagher", "Mets Tagher"),
    ("Kiçik Qaladərəsi", "Böyük Qaladərəsi"),
    ("Shusha", "Shosh"),
    ("Talış", "Tulus"),
    ("Martuni", "Martakert"),
    ("Ağdam", "Ağdərə"),
    ("Goris", "Gandzasar"),
    ("Tsar", "Zar"),
    ("Khachen", "Khojaly"),
    ("Sur", "Sarushen"),
    ("Togh", "Tumi"),
    ("Birinci Ağalı", "İkinci Ağalı"),
]


@given(st.text())
def test_folding_a_key_again_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(names)
def test_folding_a_key_of_a_name_again_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(st.characters()))
def test_any_text_folds_to_letters_of_the_classes_and_digits(text: str) -> None:
    allowed = CLASS_LETTERS | set("0123456789")
    assert set(fold(text)) - allowed == set()
    assert "" not in fold_words(text)
    assert tidy(tidy(text)) == tidy(text)


@pytest.mark.parametrize(
    "text",
    ["", "\x00", "\ud800", "\udfff\ud800", "\u202e\u200b", "’", "--", "\U0010ffff", "😶‍🌫️\x00"],
)
def test_strange_text_is_harmless(text: str) -> None:
    assert fold("Hadrut" + text) == fold("Hadrut" + fold(text))


@given(names)
def test_case_makes_no_difference(text: str) -> None:
    assert fold(text.upper()) == fold(text)
    assert fold(text.lower()) == fold(text)


@given(names)
def test_unicode_form_makes_no_difference(text: str) -> None:
    keys = {fold(unicodedata.normalize(form, text)) for form in ("NFC", "NFD", "NFKC", "NFKD")}
    assert keys == {fold(text)}


@given(
    names, st.sampled_from("\u0301\u0308\u030c\u0327\u200b\u200d\u200e\u202b\u2060\ufeff\u00ad’'`ʻ")
)
def test_marks_invisible_characters_and_apostrophes_make_no_difference(
    text: str, mark: str
) -> None:
    assert fold("".join(letter + mark for letter in text)) == fold(text)


@given(names)
def test_spaces_and_hyphens_are_the_same(text: str) -> None:
    assert fold(text.replace("-", " ")) == fold(text.replace(" ", "-"))


@pytest.mark.parametrize("spellings", SAME_NAME, ids=lambda group: group[0])
def test_usual_spellings_of_one_name_meet(spellings: tuple[str, ...]) -> None:
    assert {spelling: fold(spelling) for spelling in spellings} == dict.fromkeys(
        spellings, fold(spellings[0])
    )


@pytest.mark.parametrize(("one", "other"), DIFFERENT_NAMES)
def test_different_names_stay_different(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(st.sampled_from([name for group in SAME_NAME for name in group]), st.data())
def test_look_alike_letters_from_another_alphabet_are_repaired(
    name: str, data: st.DataObject
) -> None:
    lower = unicodedata.normalize("NFC", name).lower()
    main = next(filter(None, map(alphabet_of, lower)))
    other = data.draw(st.sampled_from(sorted({"latin", "cyrillic", "armenian"} - {main})))
    forward = LOOK_ALIKES[main, other]
    back = LOOK_ALIKES[other, main]
    changed = []
    for word in lower.split():
        places = [i for i, c in enumerate(word) if c in forward and back.get(forward[c]) == c]
        most = (len(word) - 1) // 2
        swapped = data.draw(
            st.sets(st.sampled_from(places), max_size=most) if places else st.just(set())
        )
        if sum(c not in forward for c in word) == 0:
            swapped = set()
        changed.append("".join(forward[c] if i in swapped else c for i, c in enumerate(word)))
    assert fold(" ".join(changed)) == fold(name)


def test_a_cyrillic_letter_in_a_latin_word_and_the_other_way_round() -> None:
    assert fold("Hаdrut") == fold("Hadrut")
    assert fold("Нadrut") == fold("Hadrut")
    assert fold("Гадpут") == fold("Гадрут")
    assert fold("Շuշի") == fold("Շուշի".replace("ու", "ս"))


def test_variants_begin_with_the_key_and_read_ambiguous_letters_otherwise() -> None:
    assert fold_variants("Гадрут") == (fold("Гадрут"), fold("Hadrut"))
    assert fold_variants("Hin Chen") == (fold("Hin Chen"), fold("Hin Shen"))
    assert fold_variants("Khin Takher") == (fold("Khin Takher"), fold("Hin Tagher"))
    assert fold_variants("") == ()


def test_words_keep_their_order_and_the_ones_without_a_key_are_left_out() -> None:
    assert fold_words("Hin -- Tagher’") == (fold("Hin"), fold("Tagher"))


def test_other_scripts_get_a_latin_reading() -> None:
    assert fold("შუშა") == fold("Shusha")
