"""What a place is called for each choice a reader has, and what stands in for a missing name."""

from __future__ import annotations

import pytest

from incidents.enums import Language, NameKind, Script, Side
from incidents.gazetteer.table import NameRow, read_places
from incidents.names import NameChoice, ShownName, shown_name, shown_parts

LABEL = "Khtsaberd / Çaylaqqala"


def name(
    text: str,
    language: Language,
    used_by: Side | None = None,
    kind: NameKind = NameKind.COMMON,
    script: Script = Script.LATIN,
    year_to: int | None = None,
) -> NameRow:
    return NameRow(text, language, script, kind, used_by, None, year_to)


AZ, HY, EN, RU = Language.AZERBAIJANI, Language.ARMENIAN, Language.ENGLISH, Language.RUSSIAN


@pytest.mark.parametrize(
    ("choice", "shown"),
    [
        (NameChoice.BOTH, ShownName(LABEL)),
        (NameChoice.ARMENIAN, ShownName("Խծաբերդ", "hy", "Armn")),
        (NameChoice.AZERBAIJANI, ShownName("Çaylaqqala", "az", "Latn")),
        (NameChoice.ENGLISH, ShownName("Khtsaberd / Chaylaggala", "en", "Latn")),
        (NameChoice.RUSSIAN, ShownName("Хцаберд / Чайлаккала", "ru", "Cyrl")),
    ],
)
def test_each_choice_shows_the_village_of_the_table_as_documented(
    choice: NameChoice, shown: ShownName
) -> None:
    row = next(row for row in read_places() if row.slug == "khtsaberd-caylaqqala")
    assert shown_name(row.label, row.names, choice) == shown


def test_a_sides_official_name_goes_before_common_ones_and_other_spellings() -> None:
    names = [
        name("Alias", AZ, Side.AZERBAIJAN, NameKind.ALIAS),
        name("Common", AZ, Side.AZERBAIJAN),
        name("Official", AZ, Side.AZERBAIJAN, NameKind.OFFICIAL),
    ]
    found = [shown_name(LABEL, names[:last], NameChoice.AZERBAIJANI).text for last in (1, 2, 3)]
    assert found == ["Alias", "Common", "Official"]


def test_of_one_kind_the_name_the_side_uses_goes_first() -> None:
    names = [
        name("Others'", HY, Side.AZERBAIJAN, script=Script.ARMENIAN),
        name("Nobody's", HY, script=Script.ARMENIAN),
        name("Theirs", HY, Side.ARMENIA, script=Script.ARMENIAN),
    ]
    assert shown_name(LABEL, names, NameChoice.ARMENIAN).text == "Theirs"
    assert shown_name(LABEL, names[:2], NameChoice.ARMENIAN).text == "Nobody's"


def test_names_no_longer_in_use_are_never_shown_for_present_ones() -> None:
    names = [
        name("Former", AZ, Side.AZERBAIJAN, NameKind.FORMER),
        name("Until 1991", AZ, Side.AZERBAIJAN, NameKind.OFFICIAL, year_to=1991),
    ]
    assert shown_name(LABEL, names, NameChoice.AZERBAIJANI) == ShownName(LABEL)


def test_a_shared_language_shows_one_name_where_both_sides_agree() -> None:
    shared = [name("Hadrut", EN)]
    alike = [name("Hadrut", EN, Side.ARMENIA), name("Hadrut", EN, Side.AZERBAIJAN)]
    for names in (shared, alike):
        assert shown_name("Hadrut", names, NameChoice.ENGLISH) == ShownName("Hadrut", "en", "Latn")


def test_a_shared_language_never_shows_one_sides_name_alone_where_the_label_has_both() -> None:
    names = [name("Хцаберд", RU, Side.ARMENIA, script=Script.CYRILLIC)]
    assert shown_name(LABEL, names, NameChoice.RUSSIAN) == ShownName(LABEL)
    expected = ShownName("Хцаберд", "ru", "Cyrl")
    assert shown_name("Khtsaberd", names, NameChoice.RUSSIAN) == expected


def test_sides_stand_in_alphabetical_order_whatever_order_the_names_come_in() -> None:
    names = [name("Chaylaggala", EN, Side.AZERBAIJAN), name("Khtsaberd", EN, Side.ARMENIA)]
    assert shown_name(LABEL, names, NameChoice.ENGLISH).text == "Khtsaberd / Chaylaggala"


def test_a_spelling_stands_in_where_no_side_has_a_name_and_the_label_where_nothing_does() -> None:
    spelling = [name("Chailakkala", EN, kind=NameKind.ALIAS)]
    assert shown_name(LABEL, spelling, NameChoice.ENGLISH).text == "Chailakkala"
    assert {shown_name(LABEL, [], choice) for choice in NameChoice} == {ShownName(LABEL)}


def test_a_script_unusual_for_the_language_is_part_of_the_tag() -> None:
    names = [name("Чайлаггала", AZ, Side.AZERBAIJAN, script=Script.CYRILLIC)]
    assert shown_name(LABEL, names, NameChoice.AZERBAIJANI).lang == "az-Cyrl"


def test_every_place_of_the_table_has_a_russian_and_an_english_name() -> None:
    bare = [
        row.slug
        for row in read_places()
        for choice in (NameChoice.ENGLISH, NameChoice.RUSSIAN)
        if not shown_name(row.label, row.names, choice).lang
    ]
    assert bare == []


def test_a_neutral_label_is_cut_into_the_languages_of_its_names() -> None:
    row = next(row for row in read_places() if row.slug == "khtsaberd-caylaqqala")
    assert shown_parts(row.label, row.names, NameChoice.BOTH) == (
        ShownName("Khtsaberd", "en", "Latn"),
        ShownName("Çaylaqqala", "az", "Latn"),
    )
    assert shown_parts("Somewhere / Elsewhere", row.names, NameChoice.BOTH) == (
        ShownName("Somewhere"),
        ShownName("Elsewhere"),
    )


def test_a_name_of_one_language_is_one_part_with_its_script() -> None:
    names = [name("Hadrut", HY, Side.ARMENIA), name("Other", Language.OTHER)]
    assert shown_parts("Hadrut", names, NameChoice.ARMENIAN) == (
        ShownName("Hadrut", "hy-Latn", "Latn"),
    )
    assert shown_parts("Other", names, NameChoice.BOTH) == (ShownName("Other", "", "Latn"),)
