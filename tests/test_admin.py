"""The administrators' pages: who gets in, what is kept there, and what a change brings with it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.apps import apps
from django.test import Client, override_settings
from django.urls import URLPattern, URLResolver, get_resolver

from incidents.admin import administrators
from incidents.enums import PlaceOrigin, Role
from incidents.gazetteer.folding import fold
from incidents.models import Actor, Area, Incident, OutletGrade, Place, User
from incidents.snapshot import version
from tests.factories import (
    SiteSpec,
    analyst,
    editor,
    make_actor,
    make_outlet,
    make_place,
    make_published_incident,
    make_user,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("collected")]

SET_UP = "/accounts/2fa/totp/activate/"
ACTOR = {
    "slug": "observer-mission",
    "name": "Observer mission",
    "short_name": "Mission",
    "side": "observers",
    "kind": "organisation",
    "names-TOTAL_FORMS": 0,
    "names-INITIAL_FORMS": 0,
}


def administrator() -> User:
    """Who keeps the vocabularies and the accounts."""
    return make_user("administrator", Role.ADMINISTRATOR)


@pytest.fixture
def desk() -> Iterator[Client]:
    """A browser in which the administrator is signed in."""
    browser = Client()
    browser.force_login(administrator())
    with override_settings(REQUIRE_SECOND_FACTOR=False):
        yield browser


def admin_addresses() -> list[str]:
    """An address for every route of the site, with 1 for each number or name asked for."""

    def walk(patterns: list[URLPattern | URLResolver], prefix: str) -> Iterator[str]:
        for entry in patterns:
            route = prefix + str(entry.pattern)
            if isinstance(entry, URLResolver):
                yield from walk(entry.url_patterns, route)
            else:
                yield "/" + re.sub(r"<[^>]+>", "1", route)

    resolver = next(r for r in get_resolver().url_patterns if str(r.pattern) == "admin/")
    assert isinstance(resolver, URLResolver)
    return [
        address
        for address in walk(resolver.url_patterns, "admin/")
        if "(" not in address and not address.endswith("/logout/")
    ]


def errors_of(answer: Any) -> list[str]:
    """The sentences shown at the fields or above the form."""
    lists = re.findall(r'<ul class="errorlist.*?</ul>', answer.content.decode(), re.DOTALL)
    return re.findall(r"<li>(.*?)</li>", "".join(lists))


def newest_event(model: str) -> Any:
    """The last line of a record's history."""
    return apps.get_model("incidents", f"{model}Event").objects.latest("pgh_id")


def test_only_vocabularies_places_areas_and_accounts_are_there() -> None:
    assert {model.__name__ for model in administrators._registry} == {
        "Actor",
        "Agreement",
        "Area",
        "Outlet",
        "Place",
        "User",
    }


@pytest.mark.parametrize("role", [Role.ANALYST, Role.EDITOR])
@override_settings(REQUIRE_SECOND_FACTOR=False)
def test_analysts_and_editors_are_refused_on_every_page(role: Role) -> None:
    browser = Client()
    browser.force_login(make_user("somebody", role, is_staff=True, is_superuser=True))
    answers = {address: browser.get(address).status_code for address in admin_addresses()}
    assert len(answers) > 30
    assert {address: s for address, s in answers.items() if s != 403} == {}


def test_a_visitor_is_sent_to_the_one_sign_in_page() -> None:
    visitor = Client()
    elsewhere = {
        address: location
        for address in admin_addresses()
        if not (location := visitor.get(address)["Location"]).startswith("/accounts/login/?next=")
    }
    assert elsewhere == {}


@override_settings(REQUIRE_SECOND_FACTOR=True)
def test_an_administrator_sets_up_a_second_factor_first() -> None:
    browser = Client()
    browser.force_login(administrator())
    assert browser.get("/admin/")["Location"] == SET_UP
    Authenticator.objects.create(
        user=administrator(), type=Authenticator.Type.TOTP, data={"secret": "x"}
    )
    assert browser.get("/admin/").status_code == 200


def test_every_list_and_form_opens(desk: Client) -> None:
    names = [model._meta.model_name for model in administrators._registry]
    pages = [f"/admin/incidents/{name}/{page}" for name in names for page in ("", "add/")]
    assert {page: desk.get(page).status_code for page in ["/admin/", *pages]} == dict.fromkeys(
        ["/admin/", *pages], 200
    )


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
    assert Incident.objects.search("Gadrut", fold("Gadrut"), None).count() == 1


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


def test_an_account_is_made_with_an_address_and_a_role(desk: Client) -> None:
    fields = {
        "username": "newcomer",
        "email": "newcomer@example.org",
        "role": "editor",
        "usable_password": "false",
    }
    assert errors_of(desk.post("/admin/incidents/user/add/", fields)) == []
    made = User.objects.get(username="newcomer")
    assert (made.role, made.email, made.has_usable_password()) == (
        "editor",
        "newcomer@example.org",
        False,
    )
    again = fields | {"username": "twin", "email": "Newcomer@example.org"}
    answer = desk.post("/admin/incidents/user/add/", again)
    assert errors_of(answer) == ["Another account has this e-mail address."]
    answer = desk.post("/admin/incidents/user/add/", fields | {"username": "no", "email": ""})
    assert errors_of(answer) == ["This field is required."]


def test_a_new_role_is_recorded_with_who_gave_it(desk: Client) -> None:
    person = analyst()
    fields = {
        "username": person.username,
        "email": person.email,
        "role": "editor",
        "is_active": "on",
    }
    answer = desk.post(f"/admin/incidents/user/{person.pk}/change/", fields)
    assert errors_of(answer) == []
    event = newest_event("User")
    assert (event.pgh_obj_id, event.role) == (person.pk, "editor")
    assert event.pgh_context.metadata["user"] == administrator().pk


def test_the_last_administrator_stays_one(desk: Client) -> None:
    person = administrator()
    fields = {"username": person.username, "email": person.email, "role": "analyst"}
    answer = desk.post(f"/admin/incidents/user/{person.pk}/change/", fields)
    sentence = "This is the only administrator: give somebody else the role first."
    assert errors_of(answer) == [sentence]
    make_user("second_administrator", Role.ADMINISTRATOR)
    answer = desk.post(f"/admin/incidents/user/{person.pk}/change/", fields)
    assert errors_of(answer) == []


def test_a_replaced_address_no_longer_signs_anybody_in(desk: Client) -> None:
    person = editor()
    EmailAddress.objects.create(user=person, email=person.email, primary=True)
    fields = {
        "username": person.username,
        "email": "new@example.org",
        "role": "editor",
        "is_active": "on",
    }
    answer = desk.post(f"/admin/incidents/user/{person.pk}/change/", fields)
    assert errors_of(answer) == []
    assert EmailAddress.objects.filter(user=person, email="editor@example.org").exists() is False


def test_a_lost_second_factor_is_removed(desk: Client) -> None:
    Authenticator.objects.create(user=editor(), type=Authenticator.Type.TOTP, data={"secret": "x"})
    fields = {"action": "remove_second_factor", "_selected_action": [editor().pk, analyst().pk]}
    answer = desk.post("/admin/incidents/user/", fields, follow=True)
    assert "The second factor of 1 person was removed." in answer.content.decode()
    assert Authenticator.objects.count() == 0


def test_signing_out_and_passwords_have_one_place(desk: Client) -> None:
    assert desk.get("/admin/password_change/")["Location"] == "/accounts/password/change/"
    assert desk.get("/admin/login/")["Location"] == "/admin/"
    assert desk.post("/admin/logout/")["Location"] == "/"
    assert desk.get("/admin/")["Location"] == "/accounts/login/?next=/admin/"
