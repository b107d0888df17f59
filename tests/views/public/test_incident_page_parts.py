"""Around the grid of the incident page: map, neighbours, citation, data for machines."""

from __future__ import annotations

import datetime as dt
import json
import re
from html import unescape
from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from incidents.enums import DatePrecision, Side, WherePrecision
from incidents.models import Incident
from incidents.publication import publish
from incidents.views.public import neighbours
from tests.factories import (
    SiteSpec,
    editor,
    make_accepted_claim,
    make_actor,
    make_incident,
    make_place,
    make_published_incident,
    make_statement,
)

if TYPE_CHECKING:
    from django.test import Client

pytestmark = pytest.mark.django_db

SOUTH, NORTH = (47.0, 39.5), (47.0, 39.6)


def page(client: Client, incident: Incident, query: str = "") -> str:
    answer = client.get(incident.get_absolute_url() + query)
    assert answer.status_code == 200
    return answer.content.decode()


def data(html: str, name: str) -> Any:
    found = re.search(rf'<script id="{name}" type="application/json">(.*?)</script>', html)
    assert found is not None
    return json.loads(found[1])


def words(html: str, start: str, end: str) -> str:
    """The text between two marks, without markup."""
    part = html.split(start, maxsplit=1)[1].split(end, maxsplit=1)[0]
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", part))).strip()


@pytest.fixture
def apart() -> Incident:
    """Two sides that name places eleven kilometres from each other, one with a wide circle."""
    south, north = make_place("South", SOUTH), make_place("North", NORTH)
    return make_published_incident(
        "Clash",
        sites=[SiteSpec(south, WherePrecision.NEAR, 3000)],
        claims=[
            {"side": Side.ARMENIA, "sites": [SiteSpec(south, WherePrecision.NEAR, 3000)]},
            {"side": Side.AZERBAIJAN, "sites": [SiteSpec(north, WherePrecision.NEAR, 2000)]},
        ],
    )


def test_the_map_draws_every_claims_own_place_with_its_radius(
    client: Client, apart: Incident
) -> None:
    sites = data(page(client, apart), "claim-sites")
    assert [(one["side"], one["lat"], one["radius_m"]) for one in sites] == [
        ("armenia", 39.5, 3000),
        ("azerbaijan", 39.6, 2000),
    ]


def test_the_largest_distance_between_claims_is_told_and_drawn(
    client: Client, apart: Incident
) -> None:
    html = page(client, apart)
    assert data(html, "claims-apart") == {
        "ends": [[39.5, 47.0], [39.6, 47.0]],
        "label": "11 km",
    }
    assert words(html, '<p class="apart">', "</p>") == (
        "The places named lie up to 11 km apart: Ministry of Armenia and Ministry of Azerbaijan. "
        "Between their circles of uncertainty lie 6.1 km."
    )


def test_claims_of_one_place_are_said_to_name_the_same(client: Client) -> None:
    site = SiteSpec(make_place("Village"))
    claims = [{"side": side, "sites": [site]} for side in (Side.ARMENIA, Side.AZERBAIJAN)]
    html = page(client, make_published_incident(sites=[site], claims=claims))

    assert data(html, "claims-apart") is None
    assert "The claims that name a place name the same one." in html


def test_a_single_claim_is_not_compared_with_itself(client: Client) -> None:
    site = SiteSpec(make_place("Village"))
    html = page(client, make_published_incident(sites=[site], claims=[{"sites": [site]}]))

    assert words(html, '<p class="apart">', "</p>") == "One claim names a place."


def test_neighbours_within_the_days_and_kilometres_stand_before_and_after(
    client: Client, apart: Incident
) -> None:
    near, far = SiteSpec(make_place("Near", NORTH)), SiteSpec(make_place("Far", (47.0, 39.9)))
    for title, day, site in (
        ("A month before", dt.date(2020, 11, 12), near),
        ("Too early", dt.date(2020, 11, 11), near),
        ("The same day", dt.date(2020, 12, 12), near),
        ("Soon after", dt.date(2020, 12, 13), near),
        ("Too far", dt.date(2020, 12, 13), far),
    ):
        make_published_incident(title, day=day, sites=[site])
    make_incident("A draft", day=dt.date(2020, 12, 13), sites=[near])

    text = words(page(client, apart), 'id="neighbours-heading">', "</section>")
    assert text.split(" led to another. ")[1] == (
        "Before A month before 12 November 2020 (30 days before), 11 km · Armenia "
        "On the same days The same day 12 December 2020 (same days), 11 km · Armenia "
        "After Soon after 13 December 2020 (1 day after), 11 km · Armenia"
    )


def test_where_many_are_near_the_nearest_are_shown_and_the_map_has_them_all(
    client: Client, apart: Incident, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(neighbours, "SHOWN", 2)
    for number, lat in enumerate((39.65, 39.51, 39.6)):
        site = SiteSpec(make_place(f"Place {number}", (47.0, lat)))
        make_published_incident(f"Number {number}", day=dt.date(2020, 12, 12), sites=[site])

    html = page(client, apart, "?known_on=2021-01-01")
    text = words(html, 'id="neighbours-heading">', "</section>")
    assert "The nearest 2 of 3. Everything around here in these days" in text
    assert "Number 1" in text
    assert "Number 2" in text
    assert "Number 0" not in text
    [address] = re.findall(r'href="(/\?from=[^"]+)"', html)
    assert client.get(unescape(address)).context["total"] == 4


def test_an_incident_without_coordinates_says_that_it_has_no_neighbours(client: Client) -> None:
    html = page(client, make_published_incident())
    assert "has no coordinates, so nobody can say what was near" in html


def test_it_is_cited_by_the_address_of_its_newest_version(client: Client) -> None:
    incident = make_incident("Clash at Here", sites=[SiteSpec(make_place("Here"))])
    make_accepted_claim(incident, day=dt.date(2020, 12, 12))
    publish(incident, editor(), "One side speaks of it.")
    incident.refresh_from_db()
    html = page(client, incident)

    address = f"http://testserver{incident.get_absolute_url()}v/1/"
    line = words(html, '<p class="citation">', "</p>")
    assert line.startswith(f"Ceasefire incident tracker: “Clash at Here” ({incident.reference}, ")
    assert address in line
    assert f"url = {{{address}}}" in words(html, '<pre class="bibtex"', "</pre>")
    assert client.get(address).status_code == 200


def reviews(html: str) -> list[Any]:
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', html)
    return json.loads(found[1]) if found else []


def test_graded_claims_are_told_to_search_engines(client: Client, apart: Incident) -> None:
    found = reviews(page(client, apart))
    assert [one["itemReviewed"]["author"]["name"] for one in found] == [
        "Ministry of Armenia",
        "Ministry of Azerbaijan",
    ]
    assert [one["reviewRating"]["ratingValue"] for one in found] == [3, 3]


def test_what_a_claim_says_cannot_end_its_data_block(client: Client) -> None:
    tricky = "Says & claims </script><script>alert(1)</script>."
    incident = make_published_incident(claims=[{"paraphrase": tricky}])
    html = page(client, incident)

    [review] = reviews(html)
    assert review["claimReviewed"] == tricky
    assert "<script>alert" not in html


def test_a_statement_whose_day_is_not_known_shows_none(client: Client) -> None:
    statement = make_statement(issued_on=dt.date(2020, 12, 31), issued_precision=4)
    assert statement.issued_precision == DatePrecision.MONTH
    html = page(client, make_published_incident(claims=[{"statement": statement}]))

    assert html.count("December 2020, day not known") >= 3
    assert "31 December 2020" not in html


def test_a_publication_without_an_address_is_no_link(client: Client) -> None:
    statement = make_statement()
    statement.publications.update(url="")
    html = page(client, make_published_incident(claims=[{"statement": statement}]))
    assert 'href=""' not in html
    assert words(html, 'class="read-in">', "</p>").startswith("Read in The Outlet (English")


def test_the_number_of_queries_does_not_grow_with_claims_and_neighbours(client: Client) -> None:
    def queries(claims: int) -> int:
        sites = [SiteSpec(place)]
        said = [
            {"statement": make_statement(make_actor(side)), "sites": sites, "outcomes": []}
            for side in list(Side)[:claims]
        ]
        incident = make_published_incident(sites=sites, claims=said)
        with CaptureQueriesContext(
            connection,
        ) as captured:
            html = page(client, incident)
        assert html.count('<article class="claim ') == claims
        return len(captured)

    place = make_place("Village", SOUTH)
    queries(1)  # whatever is asked once in a process
    assert queries(1) == queries(3)
