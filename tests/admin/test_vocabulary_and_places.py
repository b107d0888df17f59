"""Vocabularies, places and areas, and what a change of them brings with it."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client, override_settings

from incidents.enums import PlaceOrigin
from incidents.filters import IncidentFilter
from incidents.gazetteer.folding import fold
from incidents.models import Actor, Area, OutletGrade, Place
from incidents.snapshot import version
from tests.admin.conftest import administrator, errors_of, newest_event
from tests.factories import (
    SiteSpec,
    analyst,
    make_actor,
    make_outlet,
    make_place,
    make_published_incident,
)
from tests.plain_queries import matching

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("collected")]

ACTOR = {
    "slug": "observer-mission",
    "name": "Observer mission",
    "short_name": "Mission",
    "side": "observers",
    "kind": "organisation",
    "names-TOTAL_FORMS": 0,
    "names-INITIAL_FORMS": 0,
}


def test_a_change_is_recorded_with_who_and_where(desk: Client) -> None:
    answer = desk.post("/admin/incidents/actor/add/", ACTOR)
    assert errors_of(answer) == []
    event = newest_event("Actor")
    assert event.pgh_obj_id == Actor.objects.get(slug="observer-mission").pk
    assert event.pgh_context.metadata == {
        "user": administrator().pk,
        "url": "/admin/incidents/actor/add/",
        "reason": "administration",
    }


def test_a_change_moves_the_public_version_on(
    desk: Client, django_capture_on_commit_callbacks: Any
) -> None:
    before = version.current()
    with (
        override_settings(CELERY_TASK_ALWAYS_EAGER=True),
        django_capture_on_commit_callbacks() as callbacks,
    ):
        desk.post("/admin/incidents/actor/add/", ACTOR)
    assert [callback.args for callback in callbacks] == [("incidents.advance_snapshot", ())]
    assert version.current() == before


def test_wrong_input_is_told_at_its_field_and_changes_nothing(desk: Client) -> None:
    answer = desk.post("/admin/incidents/actor/add/", ACTOR | {"year_from": 2000, "year_to": 1990})
    assert len(errors_of(answer)) == 1
    assert Actor.objects.count() == 0


def test_an_actor_in_use_is_kept(desk: Client) -> None:
    make_published_incident()
    actor = make_actor()
    answer = desk.post(f"/admin/incidents/actor/{actor.pk}/delete/", {"post": "yes"})
    assert answer.status_code == 200
    assert Actor.objects.filter(pk=actor.pk).exists() is True


def test_the_grades_of_an_outlet_are_added_to_and_never_taken_away(desk: Client) -> None:
    outlet = make_outlet()
    grade = OutletGrade.objects.create(
        outlet=outlet, reliability="C", since="2020-01-01", reason="Usually right."
    )
    fields = {
        "slug": outlet.slug,
        "name": outlet.name,
        "kind": outlet.kind,
        "language": outlet.language,
        "grades-TOTAL_FORMS": 2,
        "grades-INITIAL_FORMS": 1,
        "grades-0-id": grade.pk,
        "grades-0-outlet": outlet.pk,
        "grades-0-reliability": "C",
        "grades-0-since": "2020-01-01",
        "grades-0-reason": "Usually right.",
        "grades-0-DELETE": "on",
        "grades-1-outlet": outlet.pk,
        "grades-1-reliability": "D",
        "grades-1-since": "2021-01-01",
        "grades-1-reason": "Corrected too often.",
    }
    answer = desk.post(f"/admin/incidents/outlet/{outlet.pk}/change/", fields)
    assert errors_of(answer) == []
    assert list(outlet.grades.values_list("reliability", flat=True)) == ["D", "C"]


def test_a_place_is_corrected_found_by_its_new_name_and_ours_from_then_on(desk: Client) -> None:
    place = make_place("Hadrut", origin=PlaceOrigin.GEONAMES)
    make_published_incident("Clash", sites=[SiteSpec(place)])
    fields = {
        "slug": place.slug,
        "label": "Hadrut",
        "kind": "town",
        "point": '{"type": "Point", "coordinates": [47.03, 39.51]}',
        "sources": "our own look at the map",
        "names-TOTAL_FORMS": 1,
        "names-INITIAL_FORMS": 0,
        "names-0-place": place.pk,
        "names-0-name": "Гадрут",
        "names-0-language": "ru",
        "names-0-script": "Cyrl",
        "names-0-kind": "official",
    }
    answer = desk.post(f"/admin/incidents/place/{place.pk}/change/", fields)
    assert errors_of(answer) == []
    place.refresh_from_db()
    assert (place.origin, place.kind, place.point.y) == (PlaceOrigin.OWN, "town", 39.51)
    wanted = IncidentFilter(q="Gadrut", q_folded=fold("Gadrut"))
    assert matching(wanted).count() == 1


def test_a_place_outside_the_region_is_refused_with_a_sentence(desk: Client) -> None:
    place = make_place()
    fields = {
        "slug": place.slug,
        "label": place.label,
        "kind": place.kind,
        "point": '{"type": "Point", "coordinates": [2.35, 48.85]}',
        "sources": "a mistake",
        "names-TOTAL_FORMS": 0,
        "names-INITIAL_FORMS": 0,
    }
    answer = desk.post(f"/admin/incidents/place/{place.pk}/change/", fields)
    assert errors_of(answer) == ["The point lies outside the region this tracker covers."]
    place.refresh_from_db()
    assert place.point.x == 47.03


def test_places_and_accounts_are_not_deleted(desk: Client) -> None:
    place = make_place()
    pages = (
        f"/admin/incidents/place/{place.pk}/delete/",
        f"/admin/incidents/user/{analyst().pk}/delete/",
    )
    assert [desk.post(page, {"post": "yes"}).status_code for page in pages] == [403, 403]
    assert Place.objects.count() == 1


def test_an_area_is_drawn_on_a_map(desk: Client) -> None:
    fields = {
        "slug": "line",
        "name": "A line",
        "kind": "line_of_contact",
        "source": "a map",
        "uncertainty_m": 500,
        "drawn_by": "somebody",
        "geometry": '{"type": "LineString", "coordinates": [[46.5, 39.5], [47.0, 40.0]]}',
    }
    answer = desk.post("/admin/incidents/area/add/", fields)
    assert errors_of(answer) == []
    assert Area.objects.get().geometry.geom_type == "LineString"
    page = desk.get(f"/admin/incidents/area/{Area.objects.get().pk}/change/").content.decode()
    assert "data-leaflet-options" in page
    inline = r"<script(?![^>]*(?:\bsrc=|application/json))|<style|\sstyle=|\son\w+="
    assert re.findall(inline, page) == []
