"""The first page as the server writes it: its own parameters, chips, marks, links."""

from __future__ import annotations

import datetime as dt
import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from django.contrib.gis.geos import LineString

from incidents.enums import AreaKind, Side
from incidents.models import Area
from tests.factories import (
    SiteSpec,
    make_actor,
    make_agreement,
    make_claim,
    make_incident,
    make_place,
    make_published_incident,
    make_statement,
)

if TYPE_CHECKING:
    from django.test import Client

pytestmark = pytest.mark.django_db


def embedded(html: str, name: str) -> Any:
    """The value that the page hands to its scripts under a name."""
    found = re.search(rf'<script id="{name}" type="application/json">(.*?)</script>', html)
    assert found is not None
    return json.loads(found[1])


def test_the_page_says_where_its_incidents_lie(client: Client) -> None:
    for title, point in (("Shot", (46.2, 39.5)), ("Fire", (47.0, 40.25))):
        make_published_incident(title, sites=[SiteSpec(make_place(title, point))])
    make_published_incident("Somewhere", no_place_reason="No source names a place.")

    def bounds(query: str) -> str:
        found = re.search(r'data-bounds="([^"]*)"', client.get(f"/?{query}").content.decode())
        assert found is not None
        return found[1]

    assert bounds("") == "[[39.5, 46.2], [40.25, 47.0]]"
    assert bounds("q=fire") == "[[40.25, 47.0], [40.25, 47.0]]"
    assert bounds("q=somewhere") == ""
    assert bounds("q=nothing") == ""


@pytest.mark.parametrize(
    "query",
    ["map=8/39.5/46.8", "span=2020-11-10..2020-12-31", "open=NK-2020-0001", "earlier=yes&open="],
)
def test_the_view_of_the_browser_is_understood(client: Client, query: str) -> None:
    assert client.get(f"/?{query}").status_code == 200


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("map=here", "map"),
        ("map=8/95/46", "map"),
        ("span=2020-12-31..2020-11-10", "span"),
        ("span=2020-02-30..2020-11-10", "span"),
        ("earlier=no", "earlier"),
        ("open=1", "open"),
        ("open=NK-2020-0001&open=NK-2020-0002", "open"),
    ],
)
def test_a_view_that_makes_no_sense_is_refused_by_name(
    client: Client, query: str, name: str
) -> None:
    answer = client.get(f"/?{query}")
    assert answer.status_code == 400
    assert f"<b>{name}</b>: " in answer.content.decode()


def test_other_pages_do_not_take_the_view(client: Client) -> None:
    assert client.get("/incidents/?map=8/39.5/46.8").status_code == 400


def test_each_value_that_is_set_has_a_link_that_takes_it_away(client: Client) -> None:
    html = client.get("/?side=armenia&side=azerbaijan&from=2020-12-01").content.decode()
    chips = re.findall(r'class="chip"\s+href="\?([^"]*)"\s+aria-label="([^"]*)"', html)
    assert chips == [
        ("side=armenia&amp;side=azerbaijan", "Remove From: 2020-12-01"),
        ("from=2020-12-01&amp;side=azerbaijan", "Remove Who makes a claim: Armenia"),
        ("from=2020-12-01&amp;side=armenia", "Remove Who makes a claim: Azerbaijan"),
    ]


def test_agreements_and_periods_of_war_are_marked_in_order_of_time(client: Client) -> None:
    agreement = make_agreement()
    marks = embedded(client.get("/").content.decode(), "timeline-marks")
    assert [mark["label"] for mark in marks if not mark["source"]] == [agreement.short_title]
    assert marks == sorted(marks, key=lambda mark: mark["first"])


def test_days_of_issue_are_those_of_public_statements(client: Client) -> None:
    statement = make_statement(make_actor(Side.ARMENIA), issued_on=dt.date(2020, 12, 11))
    make_published_incident("Clash", claims=[{"statement": statement}])
    unseen = make_statement(make_actor(Side.AZERBAIJAN), issued_on=dt.date(2020, 12, 12))
    make_claim(make_incident("Draft"), unseen)
    days = embedded(client.get("/").content.decode(), "days-known")
    assert days == ["2020-12-11"]


def test_downloads_keep_the_filter(client: Client) -> None:
    html = client.get("/?side=armenia&map=8/39.5/46.8").content.decode()
    assert 'href="/api/v1/incidents?side=armenia"' in html


@pytest.mark.parametrize("address", ["/", "/incidents/", "/timeline/"])
def test_every_choice_has_its_number_without_a_script(client: Client, address: str) -> None:
    make_published_incident("Clash", claims=[{"side": Side.ARMENIA}])
    make_published_incident("Fire", claims=[{"side": Side.ARMENIA}, {"side": Side.OBSERVERS}])
    html = client.get(f"{address}?side=armenia").content.decode()
    group = html[html.index('name="side"') : html.index('name="type"')]
    numbers = re.findall(
        r'value="(\w+)".*?<span class="choice-count">(\d+)</span>', group, re.DOTALL
    )
    assert numbers == [
        ("armenia", "2"),
        ("azerbaijan", "0"),
        ("independent", "0"),
        ("observers", "1"),
        ("peacekeepers", "0"),
    ]


@pytest.mark.parametrize(("day", "said"), [("2020-09-26", False), ("2020-12-12", True)])
def test_that_no_line_is_on_record_for_the_day_is_said(
    client: Client, day: str, said: bool
) -> None:
    Area.objects.create(
        slug="line",
        name="Line",
        kind=AreaKind.LINE_OF_CONTACT,
        valid_to=dt.date(2020, 9, 26),
        source="drawn for a test",
        uncertainty_m=5000,
        drawn_by="the test",
        geometry=LineString((46.5, 39.5), (47.0, 39.8), srid=4326),
    )
    html = client.get(f"/?to={day}").content.decode()
    note = re.search(r'<p class="note with-script" data-no-line (hidden)?>', html)
    assert note is not None
    assert (note[1] is None) == said
