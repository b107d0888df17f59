"""Map page, list and chronicle: one filter, the same incidents."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from incidents.enums import EventType, Language, Side
from incidents.models import Incident
from tests.factories import (
    SiteSpec,
    make_agreement,
    make_incident,
    make_place,
    make_published_incident,
)

if TYPE_CHECKING:
    from django.test import Client

pytestmark = pytest.mark.django_db

PAGES = ("/", "/incidents/", "/timeline/")


@pytest.fixture
def november() -> Incident:
    return make_published_incident(
        "Shots in November",
        day=dt.date(2020, 11, 26),
        event_type=EventType.SMALL_ARMS_FIRE,
        sites=[SiteSpec(make_place("Sur"))],
        claims=[{"side": Side.AZERBAIJAN}],
    )


@pytest.fixture
def december() -> Incident:
    return make_published_incident("Clash in December", claims=[{"side": Side.ARMENIA}])


def titles(client: Client, address: str) -> list[str]:
    answer = client.get(address)
    assert answer.status_code == 200
    lists = answer.content.decode().split('class="tray"')
    html = lists[0] + lists[-1].split("</details>", 1)[-1] if len(lists) > 1 else lists[0]
    return re.findall(r'class="entry-title">\s*<a[^>]*>(.*?)</a>', html)


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("", {"Clash in December", "Shots in November"}),
        ("to=2020-11-30", {"Shots in November"}),
        ("side=armenia", {"Clash in December"}),
        ("type=small_arms_fire", {"Shots in November"}),
        ("place=sur", {"Shots in November"}),
        ("q=december", {"Clash in December"}),
        ("known_on=2020-12-01", set()),
    ],
)
@pytest.mark.parametrize("address", PAGES)
def test_all_three_show_what_the_filter_finds(
    client: Client,
    november: Incident,
    december: Incident,
    address: str,
    query: str,
    shown: set[str],
) -> None:
    assert set(titles(client, f"{address}?{query}")) == shown


def test_the_list_is_sorted_as_asked(
    client: Client, november: Incident, december: Incident
) -> None:
    newest = ["Clash in December", "Shots in November"]
    assert titles(client, "/incidents/") == newest
    assert titles(client, "/incidents/?sort=oldest") == newest[::-1]
    assert titles(client, "/timeline/") == newest[::-1]


def test_the_list_is_paged_without_losing_the_filter(client: Client) -> None:
    for number in range(26):
        make_published_incident(f"Clash {number}")
    first = client.get("/incidents/?side=armenia").content.decode()

    assert 'href="?side=armenia&amp;page=2"' in first
    assert len(titles(client, "/incidents/?side=armenia&page=2")) == 1
    assert client.get("/incidents/?page=3").status_code == 400


def test_incidents_without_coordinates_are_counted_beside_the_map(
    client: Client, november: Incident, december: Incident
) -> None:
    tray = client.get("/").content.decode().split('class="tray"')[1].split("</details>")[0]
    assert "1 incident without coordinates" in tray
    assert re.findall(r'class="entry-title">\s*<a[^>]*>(.*?)</a>', tray) == ["Clash in December"]


def test_of_many_without_coordinates_the_newest_are_listed_and_that_is_said(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("incidents.views.public.home.UNMAPPED_SHOWN", 1)
    for day, title in ((1, "Earlier"), (2, "Later")):
        make_published_incident(
            title, day=dt.date(2020, 12, day), sites=[], no_place_reason="Nobody says where."
        )
    page = client.get("/").content.decode()
    tray = page.partition("data-tray")[2].partition("</details>")[0]
    assert "The newest 1 of 2." in " ".join(tray.split())
    assert ("Later" in tray, "Earlier" in tray) == (True, False)


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize(
    ("query", "field", "typed"),
    [
        ("from=yesterday", "from", "yesterday"),
        ("bbox=1,2", "bbox", "1,2"),
        ("casualties_min=-1", "casualties_min", "-1"),
    ],
)
def test_bad_input_gets_a_sentence_at_its_field_and_stays_as_typed(
    client: Client, address: str, query: str, field: str, typed: str
) -> None:
    answer = client.get(f"{address}?q=kept&{query}")
    html = answer.content.decode()

    assert answer.status_code == 400
    assert len(re.findall(r'class="error"\s+id="error-', html)) == 1
    assert f'id="error-{field}"' in html
    assert re.search(rf'name="{field}"\s+value="{typed}"', html) is not None
    assert re.search(r'name="q"\s+value="kept"', html) is not None


@pytest.mark.parametrize("address", PAGES)
def test_an_unknown_code_stays_ticked_so_that_it_can_be_taken_away(
    client: Client, address: str
) -> None:
    html = client.get(f"{address}?type=nonsense").content.decode()
    assert re.search(r'name="type"\s+value="nonsense"\s+checked', html) is not None


@pytest.mark.parametrize("address", PAGES)
def test_a_misspelt_parameter_is_refused_by_name(client: Client, address: str) -> None:
    answer = client.get(f"{address}?sdie=armenia")
    assert answer.status_code == 400
    assert "<b>sdie</b>: There is no parameter of this name here." in answer.content.decode()


def test_the_timeline_is_drawn_and_told_without_a_script(
    client: Client, november: Incident, december: Incident
) -> None:
    make_agreement()
    html = client.get("/").content.decode()
    table = html.split("The same as a table")[1].split("</table>")[0]
    rows = [re.findall(r">([^<>\s][^<>]*)</t[hd]>", row) for row in table.split("<tr>")[1:]]

    assert rows == [
        ["Time", "All incidents", "Armenia", "Azerbaijan"],
        ["26 November 2020", "1", "0", "1"],
        ["12 December 2020", "1", "1", "0"],
    ]
    assert 'aria-label="26 November 2020: 1 incident"' in html
    assert '<text class="chart-mark-label"' in html
    assert "style=" not in html


@pytest.mark.parametrize("address", PAGES)
def test_the_number_of_queries_does_not_grow_with_the_rows(client: Client, address: str) -> None:
    counts = []
    for number in range(3):
        place = make_place(f"Village {number}")
        make_published_incident(f"Clash {number}", sites=[SiteSpec(place)])
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        counts.append(len(queries))
    assert counts[0] == counts[2]


def test_a_draft_is_nowhere(client: Client, december: Incident) -> None:
    make_incident("Hidden draft")
    for address in PAGES:
        assert titles(client, address) == ["Clash in December"]


@pytest.mark.parametrize("page", PAGES)
def test_a_place_typed_in_any_spelling_is_answered_by_the_places_it_may_mean(
    client: Client, page: str
) -> None:
    make_place("Hadrut", names={Language.RUSSIAN: "Гадрут"}, slug="hadrut")
    answer = client.get(page, {"place": "Гадрут", "side": "armenia"})
    assert answer.status_code == 400
    offers = answer.content.decode().split('class="meant"')[1].split("</ul>")[0]
    assert re.findall(r'href="([^"]*)"', offers) == ["?side=armenia&amp;place=hadrut"]
    assert client.get(f"{page}?side=armenia&place=hadrut").status_code == 200
