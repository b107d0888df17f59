"""Every spelling seen in the statements of December 2020 finds its place first, on our own table.

The search here is the order of the real one (exact name, alias, other readings, trigram) on plain
values, so that a failure tells whether folding or table is at fault without a database.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from incidents.enums import NameKind, PlaceKind
from incidents.gazetteer.folding import fold, fold_variants
from incidents.gazetteer.inflection import readings
from incidents.gazetteer.table import PlaceRow, read_places

PLACES = list(read_places())
SIZE = {PlaceKind.CITY: 0, PlaceKind.TOWN: 1, PlaceKind.VILLAGE: 2}

KHTSABERD = "khtsaberd-caylaqqala"
HIN_TAGHER = "hin-tagher-kohne-taglar"
HIN_SHEN = "hin-shen-kicik-qaladeresi"
METS_SHEN = "mets-shen-boyuk-qaladeresi"
MARTUNI = "martuni-xocavend"

SPELLINGS = {
    KHTSABERD: "Khtsaberd|Khtzaberd|Хцаберд|Խծաբերդ|Çaylaqqala|Chaylaggala|Խծաբերդի",
    HIN_TAGHER: "Hin Tagher|Hin Taghlar|Khin Taher|Khin Takher|Old Taglar|Старый Таглар|Хин Тагер|"
    "Хин Тахер|Хинтаглар|Հին Թաղեր|Հին Թաղլար|Köhnə Tağlar|Takhlar|Հին թաղերի",
    HIN_SHEN: "Hin Chen|Хин Шен|Kirov|Kiçik Qaladərəsi",
    METS_SHEN: "Mets Chen|Мец Шен|Böyük Qaladərəsi|Mets Shen",
    "hadrut": "Hadrut|Gadrut|Hadrout|Гадрут|Гадрутский|Гадрутском",
    MARTUNI: "Khojavend|Khojavand|Xocavənd",
    "tsor-sur": "Sur|Tsor|Sur kəndində",
    "shushi-susa": "Chouchi|Shushi|Şuşa",
    "taghavard": "Taghavart|Taghavard",
}


def trigrams(key: str) -> set[str]:
    padded = f"  {key} "
    return {padded[i : i + 3] for i in range(len(padded) - 2)}


def similarity(one: str, other: str) -> float:
    a, b = trigrams(one), trigrams(other)
    return len(a & b) / len(a | b)


def best(score: Callable[[PlaceRow], float]) -> list[PlaceRow]:
    """The places with the highest score above nothing, settlements first, larger ones first."""
    scored = [(score(place), place) for place in PLACES]
    highest = max(value for value, _ in scored)
    if highest <= 0:
        return []
    return sorted(
        (place for value, place in scored if value == highest),
        key=lambda place: SIZE.get(place.kind, 3),
    )


def search(query: str) -> list[PlaceRow]:
    in_use = (NameKind.OFFICIAL, NameKind.COMMON)
    keys = [fold(query), *fold_variants(query)]
    keys += [key for reading in readings(query) for key in fold_variants(reading.text)]
    for key in dict.fromkeys(keys):
        for kinds in (in_use, tuple(NameKind)):
            found = best(
                lambda place, key=key, kinds=kinds: float(  # type: ignore[misc]
                    any(fold(n.name) == key and n.kind in kinds for n in place.names)
                )
            )
            if found:
                return found
    return best(lambda place: max(similarity(keys[0], fold(name.name)) for name in place.names))


@pytest.mark.parametrize(
    ("spelling", "slug"),
    [(spelling, slug) for slug, line in SPELLINGS.items() for spelling in line.split("|")],
)
def test_a_spelling_seen_in_a_statement_finds_its_place_first(spelling: str, slug: str) -> None:
    assert search(spelling)[0].slug == slug


def test_hin_shen_means_two_places_told_apart_by_district() -> None:
    assert {(place.slug, place.district_before_2020) for place in search("Hin Shen")} == {
        ("hin-shen-kicik-qaladeresi", "Shushi Province · Shusha district"),
        ("hin-shen-syunik", "Syunik Province"),
    }


def test_metsshen_means_two_places_told_apart_by_district() -> None:
    assert {(place.slug, place.district_before_2020) for place in search("Metsshen")} == {
        ("mets-shen-boyuk-qaladeresi", "Shushi Province · Shusha district"),
        ("metsshen-ulu-qarabey", "Martakert Province · Tartar district"),
    }


def test_aghdam_means_the_town_first_and_then_the_village() -> None:
    assert [place.slug for place in search("Ağdam")] == ["akna-agdam", "hakaku-agdam"]
    assert search("Акаку")[0].slug == "hakaku-agdam"


def test_a_name_misspelt_finds_the_nearest_one() -> None:
    assert search("Khtsaberdd village")[0].slug == KHTSABERD
    assert search("Stepanakrt")[0].slug == "stepanakert-xankendi"
