"""Searching the real table and the real towns in a real database."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from incidents.enums import Language, NameKind, PlaceKind, PlaceOrigin, Script
from incidents.gazetteer.folding import fold
from incidents.gazetteer.search import MatchKind, places_like, search_places
from incidents.models import Place, PlaceName
from tests.factories import make_place

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("gazetteer")]

SPELLINGS = {
    "khtsaberd-caylaqqala": (
        "Khtsaberd / Khtzaberd / Хцаберд / Խծաբերդ / Խծաբերդի / Çaylaqqala / Chaylaggala"
    ),
    "hin-tagher-kohne-taglar": (
        "Hin Tagher / Hin Taghlar / Khin Taher / Khin Takher / Old Taglar / Старый Таглар / "
        "Хин Тагер / Хин Тахер / Хинтаглар / Հին Թաղեր / Հին Թաղլար / Köhnə Tağlar / Takhlar / "
        "Old Taghlar / Հին Թաղերի / Köhnə Tağlar kəndində"
    ),
    "hin-shen-kicik-qaladeresi": (
        "Hin Shen / Hin Chen / Хин Шен / Kirov / Kiçik Qaladərəsi / Kiçik Qaladərəsi kəndində"
    ),
    "mets-shen-boyuk-qaladeresi": "Mets Shen / Mets Chen / Մեծ Շեն / Мец Шен / Böyük Qaladərəsi",
    "hadrut": "Hadrut / Gadrut / Hadrout / Гадрут / Гадрутский / Гадрутском / Հադրութում",
    "martuni-xocavend": "Khojavend / Khojavand / Xocavənd",
    "hakaku-agdam": "Akaku / Акаку / Ağdam kəndində",
    "tsor-sur": "Sur / Tsor / Xocavənd rayonunun Sur kəndində",
    "hadrut-province": "Hadrut Province / Гадрутский район / в Гадрутском районе",
}


def found(query: str, limit: int = 10) -> list[str]:
    return [match.place.slug for match in search_places(query, limit)]


def add_name(place: Place, name: str, kind: NameKind = NameKind.OFFICIAL) -> PlaceName:
    return PlaceName.objects.create(
        place=place,
        name=name,
        language=Language.OTHER,
        script=Script.LATIN,
        kind=kind,
        folded=fold(name),
    )


@pytest.mark.parametrize(
    ("spelling", "slug"),
    [(spelling, slug) for slug, line in SPELLINGS.items() for spelling in line.split(" / ")],
)
def test_every_spelling_seen_in_the_statements_finds_its_place_first(
    spelling: str, slug: str
) -> None:
    assert found(spelling)[0] == slug


def test_our_own_alias_goes_before_the_usual_name_of_an_imported_village() -> None:
    village = make_place("Kirov", (48.0, 40.9), slug="kirov-1", origin=PlaceOrigin.GEONAMES)
    add_name(village, "Kirov")
    assert found("Kirov")[:2] == ["hin-shen-kicik-qaladeresi", "kirov-1"]


@pytest.mark.parametrize(
    ("query", "slug", "kind"),
    [
        ("Hadrut", "hadrut", MatchKind.EXACT),
        ("ҺАДРУТ", "hadrut", MatchKind.EXACT),
        ("Latchine", "berdzor-lacin", MatchKind.ALIAS),
        ("Abdallar", "berdzor-lacin", MatchKind.ALIAS),
        ("Гадрутском", "hadrut", MatchKind.FORM),
        ("Khatsaberd", "khtsaberd-caylaqqala", MatchKind.TRIGRAM),
    ],
)
def test_a_match_tells_how_the_name_matched(query: str, slug: str, kind: MatchKind) -> None:
    first = search_places(query)[0]
    assert (first.place.slug, first.kind) == (slug, kind)


def test_exact_names_go_before_aliases_before_other_forms_before_similar_names() -> None:
    kinds = [NameKind.ALIAS, NameKind.OFFICIAL, NameKind.FORMER, NameKind.COMMON]
    for number, kind in enumerate(kinds):
        add_name(make_place(f"Zzozz {number}", (48.0, 41.0 + number / 10)), "Zurvanum", kind)
    add_name(make_place("Zzozz longer", (48.0, 40.0)), "Zurvanumik")
    add_name(make_place("Zzozz shorter", (48.0, 40.1)), "Zurvan")
    matches = search_places("Zurvanum")
    assert [match.kind for match in matches[:6]] == [
        *[MatchKind.EXACT] * 2,
        *[MatchKind.ALIAS] * 2,
        *[MatchKind.TRIGRAM] * 2,
    ]
    similarities = [match.similarity for match in matches]
    assert similarities[:4] == [1.0] * 4
    assert similarities == sorted(similarities, reverse=True)


def test_of_equal_names_the_larger_place_goes_first() -> None:
    sizes = {"hamlet": 40, "unknown": None, "large": 4000}
    for number, (name, population) in enumerate(sizes.items()):
        place = make_place(name, (48.0, 41.0 + number / 10), population=population)
        add_name(place, "Zurvanum")
    town = make_place("town", (48.0, 40.0), kind=PlaceKind.TOWN)
    add_name(town, "Zurvanum")
    assert found("Zurvanum", 4) == ["town", "large", "hamlet", "unknown"]


def test_the_town_of_aghdam_and_the_village_of_that_name_are_told_apart() -> None:
    matches = search_places("Ağdam", 2)
    assert [(match.place.slug, match.district) for match in matches] == [
        ("akna-agdam", "Askeran Province · Aghdam district"),
        ("hakaku-agdam", "Hadrut Province · Khojavend district"),
    ]
    assert found("Ağdam kəndi")[0] == "hakaku-agdam"
    assert found("Ağdam şəhəri")[0] == "akna-agdam"


def test_two_places_named_hin_shen_are_told_apart() -> None:
    matches = [match for match in search_places("Hin Shen") if match.kind == MatchKind.EXACT]
    assert [(match.place.slug, match.district) for match in matches] == [
        ("hin-shen-kicik-qaladeresi", "Shushi Province · Shusha district"),
        ("hin-shen-syunik", "Syunik Province"),
    ]


@pytest.mark.parametrize(
    ("query", "slug"),
    [
        ("Metsshen, Martakert", "metsshen-ulu-qarabey"),
        ("Mets Shen (Shusha)", "mets-shen-boyuk-qaladeresi"),
        ("Hin Shen Syunik", "hin-shen-syunik"),
        ("Хин Шен, Шуша", "hin-shen-kicik-qaladeresi"),
        ("Ağdam, Xocavənd", "hakaku-agdam"),
    ],
)
def test_a_namesake_is_found_by_its_district(query: str, slug: str) -> None:
    assert found(query)[0] == slug


def test_a_district_that_changed_in_2020_is_given_both_ways() -> None:
    place = make_place(
        "Zzozz", district_before_2020="First district", district_after_2020="Second district"
    )
    add_name(place, "Zurvanum")
    assert search_places("Zurvanum")[0].district == (
        "First district before 2020, Second district since"
    )


@pytest.mark.parametrize(
    ("misspelt", "slug"),
    [
        ("Stepanakrt", "stepanakert-xankendi"),
        ("Khatsaberd", "khtsaberd-caylaqqala"),
        ("Kelbadjar", "karvachar-kelbecer"),
        ("Степонакерт", "stepanakert-xankendi"),
        ("Khtsab", "khtsaberd-caylaqqala"),
        ("Caylaqala", "khtsaberd-caylaqqala"),
        ("Xцaбepд", "khtsaberd-caylaqqala"),
    ],
)
def test_a_misspelt_or_unfinished_name_finds_its_place_first(misspelt: str, slug: str) -> None:
    assert found(misspelt)[0] == slug


def test_the_name_that_matched_is_in_the_script_that_was_typed() -> None:
    names = {query: search_places(query)[0].name.name for query in ("Stepanakert", "Степанакерт")}
    assert names == {query: query for query in names}


@pytest.mark.parametrize(
    "garbage",
    [
        "",
        " ",
        "\x00",
        "\ud800",
        "a\x00\udfff",
        "%_\\",
        "';--",
        "\u202e\u200f",
        "🙂" * 50,
        "x" * 10_000,
    ],
)
def test_garbage_finds_nothing(garbage: str) -> None:
    assert search_places(garbage) == []


def test_what_surrounds_a_name_unseen_does_not_hide_it() -> None:
    assert found("\u202eHadrut\u202c\x00")[0] == "hadrut"
    assert found("Hadrut" + " " * 10_000)[0] == "hadrut"


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.text(max_size=60))
def test_no_text_makes_the_search_fail(text: str) -> None:
    assert len(search_places(text, 3)) <= 3


def test_the_limit_is_kept_and_has_a_limit_itself() -> None:
    assert [len(search_places("Hadrut", limit)) for limit in (-1, 0, 1, 2)] == [0, 0, 1, 2]
    assert len(search_places("shen", 10_000)) <= 50


def test_a_place_is_answered_once_however_many_of_its_names_match() -> None:
    slugs = found("Hadrut", 50)
    assert len(slugs) == len(set(slugs))


def test_a_retired_place_is_not_found() -> None:
    Place.objects.filter(slug="hadrut").update(retired_on=timezone.localdate())
    assert "hadrut" not in found("Hadrut", 50)


def test_the_number_of_queries_does_not_grow_with_the_matches(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(30):
        add_name(make_place(f"Zzozz {number}", (48.0, 41.0)), "Zurvanum")
    for query in ("Hadrut", "Zurvanum", "Khatsaberd village of Hadrut"):
        with django_assert_num_queries(4):
            search_places(query, 50)


def test_similar_names_are_found_through_the_trigram_index() -> None:
    with connection.cursor() as cursor:
        # What autovacuum does some time after a load.
        cursor.execute("SELECT gin_clean_pending_list('placename_trigram')")
        cursor.execute("ANALYZE incidents_placename")
    with CaptureQueriesContext(connection) as queries:
        search_places("Khatsaberd village")
    (similar,) = [q["sql"] for q in queries.captured_queries if "SIMILARITY" in q["sql"]]
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN {similar}")
        plan = "\n".join(row[0] for row in cursor.fetchall())
    assert "placename_trigram" in plan
    assert "Seq Scan on incidents_placename" not in plan


def test_a_misspelt_name_is_like_its_place_and_nonsense_is_like_none() -> None:
    assert places_like("Hadrud", 3)[0] == search_places("Hadrut")[0].place
    assert places_like("qqqq", 3) == places_like("", 3) == []
