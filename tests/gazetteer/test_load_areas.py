"""Loading our own areas: once, and again without a change."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.core.management import call_command

from incidents.gazetteer.area_file import read_areas
from incidents.gazetteer.areas import LoadedAreas, load_areas
from incidents.models import Area

pytestmark = pytest.mark.django_db


def events() -> int:
    return int(apps.get_model("incidents", "AreaEvent").objects.count())


def test_every_area_of_the_file_is_loaded_as_the_file_has_it() -> None:
    rows = list(read_areas())
    assert load_areas() == LoadedAreas(new=len(rows), changed=0, unchanged=0)
    for row in rows:
        area = Area.objects.get(slug=row.slug)
        assert (area.name, area.kind, area.source) == (row.name, row.kind, row.source)
        assert (area.valid_from, area.valid_to) == (row.valid_from, row.valid_to)
        assert (area.uncertainty_m, area.drawn_by) == (row.uncertainty_m, row.drawn_by)
        assert area.geometry.equals_exact(row.geometry)


def test_a_second_run_changes_nothing_and_leaves_no_history() -> None:
    load_areas()
    before = events()
    assert load_areas() == LoadedAreas(new=0, changed=0, unchanged=before)
    assert events() == before


def test_a_changed_area_is_updated_and_recorded() -> None:
    load_areas()
    before = events()
    first, *rest = read_areas()
    changed = load_areas([first._replace(uncertainty_m=1), *rest])
    assert changed == LoadedAreas(new=0, changed=1, unchanged=len(rest))
    assert Area.objects.get(slug=first.slug).uncertainty_m == 1
    assert events() == before + 1


def test_an_area_of_other_origin_stays() -> None:
    rows = list(read_areas())
    load_areas([rows[0]._replace(slug="drawn-by-hand")])
    load_areas()
    assert Area.objects.filter(slug="drawn-by-hand").exists()


def test_the_command_says_what_it_did(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("load_areas")
    call_command("load_areas")
    count = Area.objects.count()
    assert capsys.readouterr().out.splitlines() == [
        f"Areas: {count} new, 0 changed, 0 unchanged.",
        f"Areas: 0 new, 0 changed, {count} unchanged.",
    ]
