"""Of an incident whose place is shown coarsely nothing public tells where exactly it was."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from django.contrib.gis.geos import Point

from incidents.comparison import distance_m
from incidents.enums import Language, Outcome, Side, WherePrecision
from incidents.models import Claim, ClaimSite, Incident
from incidents.pictures.facts import facts_of
from incidents.publication import correct, publish
from tests.factories import (
    SiteSpec,
    accept,
    analyst,
    editor,
    make_accepted_claim,
    make_claim,
    make_incident,
    make_place,
    second_editor,
)
from tests.views.public.crawling import crawl
from tests.views.signing_in import signed_in

if TYPE_CHECKING:
    from django.test import Client

pytestmark = pytest.mark.django_db

VILLAGE = (46.876543, 39.543217)
FIELD = (46.887654, 39.554321)
TELLTALE = re.compile(r"zqsecret|46\.8765|39\.5432|46\.8876|39\.5543|Զքսեկրետ", re.IGNORECASE)
GAZETTEER = ("/places/", "/api/v1/places", "/api/v1/map-places")
START = (
    *("/", "/incidents/", "/timeline/", "/api/v1/index", "/api/v1/incidents", "/embed/map/"),
    "/tiles/5/20/12.mvt",
)


@pytest.fixture
def draft() -> Incident:
    """A draft at a village, with two claims: at the village, and at a field of its own point."""
    village = make_place("Zqsecret", VILLAGE, {Language.ARMENIAN: "Զքսեկրետ"}, accuracy_m=80)
    here = SiteSpec(village)
    incident = make_incident("Prisoners taken", sites=[here], sensitive=True)
    outcomes = [(Outcome.CONTROL, village)]
    make_accepted_claim(incident, sites=[here], outcomes=outcomes)
    claim_at_field(incident)
    return incident


def claim_at_field(incident: Incident) -> Claim:
    """An accepted claim with a point of its own, which its words name."""
    claim = make_claim(incident, side=Side.AZERBAIJAN)
    ClaimSite.objects.create(
        claim=claim,
        point=Point(*FIELD, srid=4326),
        precision=WherePrecision.EXACT,
        radius_m=200,
        description="a field near Zqsecret",
    )
    return accept(claim)


def public_pages(client: Client, incident: Incident) -> dict[str, str]:
    reference = incident.reference
    own = (f"/api/v1/incidents/{reference}", f"/embed/incident/{reference}/")
    versions = (f"/incidents/{reference}/history/", f"/incidents/{reference}/v/1/")
    pages = crawl(client, (*START, *own, *versions))
    return {at: html for at, html in pages.items() if not at.startswith(GAZETTEER)}


def telling(pages: dict[str, str]) -> dict[str, set[str]]:
    found = {at: set(TELLTALE.findall(html)) for at, html in pages.items()}
    return {at: words for at, words in found.items() if words}


def publish_at(incident: Incident, shown_within_m: int | None) -> Incident:
    publish(incident, second_editor(), "Both speak.", sensitive=True, shown_within_m=shown_within_m)
    incident.refresh_from_db()
    return incident


def test_the_exact_place_is_on_public_pages_where_nothing_says_otherwise(
    client: Client, draft: Incident
) -> None:
    found = publish_at(draft, None)
    told = telling(public_pages(client, found))
    assert f"/incidents/{found.reference}/" in told
    assert "/api/v1/index" in told


def test_no_public_address_tells_the_place_of_a_coarse_incident(
    client: Client, draft: Incident
) -> None:
    found = publish_at(draft, 5_000)
    pages = public_pages(client, found)
    assert len(pages) > len(START) + 4
    assert "exact place not shown" in pages[f"/incidents/{found.reference}/"]
    assert telling(pages) == {}
    facts = facts_of(found)
    assert not TELLTALE.search(" ".join(facts.texts()))


def test_the_true_place_lies_in_the_circle_that_is_shown(draft: Incident) -> None:
    found = publish_at(draft, 5_000)
    assert found.point is not None
    assert found.precision == WherePrecision.NEAR
    assert 200 < distance_m(VILLAGE, (found.point.x, found.point.y)) < (found.radius_m or 0)
    for claim in found.claims.all():
        true, shown = claim.sites.get(), claim.shown_sites.get()
        apart = distance_m(true.where.coords, shown.where.coords)
        assert 0 < apart + (true.reach_m or 0) <= (shown.reach_m or 0)
        assert (shown.place, shown.description, shown.is_coarse) == (None, "", True)


@pytest.mark.parametrize(
    "query", ["place=zqsecret", "q=zqsecret", "bbox=46.87,39.54,46.88,39.55", "precision=1"]
)
def test_no_filter_finds_a_coarse_incident_by_where_it_was(
    client: Client, draft: Incident, query: str
) -> None:
    publish_at(draft, 10_000)
    assert client.get(f"/api/v1/incidents?{query}").json()["incidents"] == []
    assert client.get("/api/v1/incidents?precision=2").json()["count"] == 1


def test_what_was_published_before_is_shown_without_its_places(
    client: Client, draft: Incident
) -> None:
    found = publish_at(draft, None)
    correct(found, editor(), "To protect people.", shown_within_m=25_000)
    found.refresh_from_db()
    pages = public_pages(client, found)
    assert telling(pages) == {}
    first = pages[f"/incidents/{found.reference}/v/1/"]
    assert "Where it was is left out here" in first
    assert "What the claim says, in our words." in first
    assert found.versions.get(number=1).content["sites"][0]["place"] == "zqsecret"
    correct(found, editor(), "It is known to all by now.", shown_within_m=None)
    assert telling(public_pages(client, found))


def test_editors_see_the_place_as_it_is_known(draft: Incident) -> None:
    found = publish_at(draft, 5_000)
    page = signed_in(editor()).get(f"/review/incidents/{found.pk}/").text
    assert "Zqsecret" in page
    assert "exact place not shown" not in page


def test_only_a_sensitive_incident_is_shown_coarsely(draft: Incident) -> None:
    found = publish_at(draft, None)
    sent = {
        "title": "Prisoners taken",
        "event_type": "ground_clash",
        "shown_within_m": "5000",
        "note": "To protect people.",
        "version": 1,
    }
    answer = signed_in(editor()).post(f"/review/incidents/{found.pk}/correct/", sent)
    assert answer.status_code == 422
    assert list(answer.context["forms"].correct.errors) == ["shown_within_m"]
    signed_in(editor()).post(f"/review/incidents/{found.pk}/correct/", {**sent, "sensitive": "on"})
    found.refresh_from_db()
    assert found.shown_within_m == 5_000
    assert found.radius_m == 5_000
    assert found.created_by == analyst()
