"""The public series of counts: paired, traced to statements, filtered like everything else."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from incidents import bulletins
from incidents.enums import Side
from incidents.models import Bulletin
from tests.factories import (
    editor,
    make_accepted_bulletin,
    make_actor,
    make_bulletin,
    make_statement,
    make_submitted_bulletin,
)

if TYPE_CHECKING:
    from django.test import Client
from django.utils import timezone

pytestmark = pytest.mark.django_db

ARMENIA, AZERBAIJAN = Side.ARMENIA, Side.AZERBAIJAN


def december(day: int) -> dt.date:
    return dt.date(2020, 12, day)


def series(client: Client, query: str = "") -> list[tuple[str, list[tuple[str, int]], int | None]]:
    """The rows of the page as days, (side, number) and gap; those of the API are the same."""
    answer = client.get(f"/bulletins/{query}")
    assert answer.status_code == 200
    rows = answer.context["series"].rows
    shown = [
        (
            f"{row.first:%m-%d}" + (f"/{row.last:%m-%d}" if row.first != row.last else ""),
            [(entry.side.value, entry.number) for entry in row.entries],
            row.gap.number if row.gap else None,
        )
        for row in rows
    ]
    told = client.get(f"/api/v1/bulletins{query}").json()
    assert [
        (
            row["starts_on"],
            row["gap"],
            [(count["side"], count["violations"]) for count in row["counts"]],
        )
        for row in told["rows"]
    ] == [
        (str(row.first), gap, counts) for row, (_days, counts, gap) in zip(rows, shown, strict=True)
    ]
    return shown


def test_each_number_stands_beside_the_others_and_leads_to_its_statement(client: Client) -> None:
    ours = make_accepted_bulletin(ARMENIA, december(11), violations=12, stretch="toward Hadrut")
    theirs = make_accepted_bulletin(AZERBAIJAN, december(11), violations=30)
    assert series(client) == [("12-11", [("armenia", 12), ("azerbaijan", 30)], 18)]
    page = client.get("/bulletins/").content.decode()
    for bulletin in (ours, theirs):
        link = f'href="/statements/{bulletin.statement.public_id}/"'
        assert link in page
        statement = client.get(f"/statements/{bulletin.statement.public_id}/")
        assert statement.status_code == 200
        assert str(bulletin.violations) in statement.content.decode()
    assert "between Armenia and Azerbaijan" in page
    assert "toward Hadrut" in page


def test_the_chart_has_a_mark_for_each_count_and_a_line_for_each_gap(client: Client) -> None:
    make_accepted_bulletin(ARMENIA, december(11), violations=12)
    make_accepted_bulletin(AZERBAIJAN, december(11), violations=30, violations_bound="about")
    make_accepted_bulletin(AZERBAIJAN, december(12), violations=0)
    page = client.get("/bulletins/").content.decode()
    chart = re.search(r'<svg class="chart bulletin-chart".*?</svg>\s*</div>', page, re.DOTALL)
    assert chart is not None
    assert len(re.findall(r'class="sign side-', chart[0])) == 3
    assert len(re.findall(r"is-hollow", chart[0])) == 1
    assert len(re.findall(r'class="chart-span"', chart[0])) == 1
    assert "Azerbaijan, Ministry of Azerbaijan, 11 December 2020: about 30" in chart[0]


def test_by_week_and_by_day_count_nothing_twice(client: Client) -> None:
    make_accepted_bulletin(ARMENIA, december(7), december(13), violations=90)
    make_accepted_bulletin(ARMENIA, december(8), violations=5)
    for day in range(7, 14):
        make_accepted_bulletin(AZERBAIJAN, december(day), violations=10)
    assert series(client, "?bucket=week") == [
        ("12-07/12-13", [("armenia", 90), ("azerbaijan", 70)], 20)
    ]
    assert len(series(client, "?bucket=day")) == 7
    assert ("12-08", [("armenia", 5), ("azerbaijan", 10)], 5) in series(client)
    page = client.get("/bulletins/").content.decode()
    assert "1 count is for several days and cannot be divided" in page
    week = client.get("/bulletins/?bucket=week").content.decode()
    assert "added up over 7 of 7 days" in week
    assert "Its counts of single days, 1 of 7, come to 5; they are not added." in week


def test_the_filter_leaves_out_days_sides_and_what_was_said_later(client: Client) -> None:
    make_accepted_bulletin(ARMENIA, december(10), violations=1)
    make_accepted_bulletin(ARMENIA, december(11), violations=2)
    late = make_statement(make_actor(AZERBAIJAN), dt.date(2021, 1, 5))
    make_accepted_bulletin(statement=late, first=december(11), violations=3)
    assert [row[0] for row in series(client, "?from=2020-12-11")] == ["12-11"]
    assert [row[0] for row in series(client, "?to=2020-12-10")] == ["12-10"]
    assert series(client, "?side=azerbaijan") == [("12-11", [("azerbaijan", 3)], None)]
    assert series(client, "?known_on=2021-01-04&from=2020-12-11") == [
        ("12-11", [("armenia", 2)], None)
    ]
    assert series(client, "?known_on=2020-12-01") == []


def test_each_year_has_its_page_the_newest_first(client: Client) -> None:
    make_accepted_bulletin(ARMENIA, dt.date(2019, 5, 1))
    make_accepted_bulletin(ARMENIA, dt.date(2020, 12, 31), violations=1)
    make_accepted_bulletin(AZERBAIJAN, dt.date(2020, 12, 28), dt.date(2021, 1, 3), violations=70)
    assert series(client) == []
    assert series(client, "?bucket=week")[0][0] == "12-28/01-03"
    assert series(client, "?bucket=week&year=2020") == [
        ("12-28/01-03", [("armenia", 1), ("azerbaijan", 70)], None)
    ]
    assert series(client, "?year=2019")[0][0] == "05-01"
    page = client.get("/bulletins/?year=2020&side=armenia").content.decode()
    assert re.search(r'rel="prev"\s+href="\?side=armenia&amp;year=2019"', page)


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("from=x", "from"),
        ("from=2020-12-12&to=2020-12-11", "from"),
        ("side=nobody", "side"),
        ("known_on=2020-02-30", "known_on"),
        ("bucket=month", "bucket"),
        ("bucket=day&bucket=week", "bucket"),
        ("year=20x0", "year"),
        ("year=٢٠٢٠", "year"),
        ("year=99999", "year"),
        ("place=hadrut", "place"),
        ("type=advance", "type"),
        ("page=2", "page"),
        ("unheard_of=1", "unheard_of"),
    ],
)
def test_a_parameter_that_makes_no_sense_gives_400_with_its_name(
    client: Client, query: str, name: str
) -> None:
    make_accepted_bulletin()
    answer = client.get(f"/bulletins/?{query}")
    assert answer.status_code == 400
    assert answer.context["error"].name == name
    assert name in answer.content.decode()
    told = client.get(f"/api/v1/bulletins?{query}")
    assert (told.status_code, told.json()["parameter"]) == (400, name)


def test_the_empty_series_says_so(client: Client) -> None:
    assert "No count is on record yet." in client.get("/bulletins/").content.decode()
    assert client.get("/api/v1/bulletins").json()["rows"] == []
    make_accepted_bulletin()
    assert "No count is for this year." in client.get("/bulletins/?year=1999").content.decode()
    page = client.get("/bulletins/?side=observers").content.decode()
    assert "No count matches this filter." in page


def test_what_only_repeats_a_count_stands_with_it_and_is_no_second_count(client: Client) -> None:
    root = make_accepted_bulletin(ARMENIA, december(11), violations=12)
    agency = make_statement(
        make_actor(Side.INDEPENDENT, "The Agency"), december(12), derived_from=root.statement
    )
    make_accepted_bulletin(statement=agency, first=december(11), violations=12)
    assert series(client) == [("12-11", [("armenia", 12)], None)]
    assert "The Agency" in client.get("/bulletins/").content.decode()


PLANTED = {"weapons": "zq_weapons", "stretch": "zq_stretch", "shots": 987_001}


def plant() -> list[Bulletin]:
    """A bulletin in each state that is not public, each with words and numbers of its own."""
    submitted = make_submitted_bulletin(**hidden(1))
    rejected = make_submitted_bulletin(**hidden(2))
    bulletins.reject(rejected, editor(), 1, "zq_reason")
    returned = make_submitted_bulletin(**hidden(3))
    bulletins.return_to_author(returned, editor(), 1, "zq_returned")
    withdrawn = make_bulletin(**hidden(4))
    bulletins.withdraw(withdrawn, withdrawn.created_by)
    return [submitted, rejected, returned, withdrawn, make_bulletin(**hidden(5))]


def hidden(number: int) -> dict[str, Any]:
    actor = make_actor(AZERBAIJAN, f"zq_actor{number}")
    said = make_statement(actor, december(11), summary="zq_summary", verbatim="zq_verbatim")
    return {"statement": said, "violations": 987_000 + number, **PLANTED}


def test_nothing_of_an_undecided_or_rejected_bulletin_is_at_a_public_address(
    client: Client,
) -> None:
    hidden_ones = plant()
    make_accepted_bulletin(ARMENIA, december(11))
    addresses = [
        *("/", "/bulletins/", "/bulletins/?bucket=week", "/bulletins/?known_on=2030-01-01"),
        *("/bulletins/?side=azerbaijan", "/bulletins/?year=2020", "/bulletins/?from=x"),
        *("/api/v1/bulletins", "/api/v1/bulletins?bucket=week", "/api/openapi.json", "/api/docs"),
        *("/sitemap.xml", "/sitemap-statements.xml", "/incidents/", "/timeline/"),
        *("/api/v1/index", "/api/v1/incidents", "/api/v1/timeline", "/methodology/", "/about/"),
    ]
    for address in addresses:
        content = client.get(address).content.decode()
        assert re.findall(r"zq_\w+|987[ ,.\xa0]?00\d", content) == [], address
        for one in hidden_ones:
            assert one.statement.public_id not in content, address
    for one in hidden_ones:
        assert client.get(f"/statements/{one.statement.public_id}/").status_code == 404
        for address in (f"/desk/bulletins/{one.pk}/", f"/review/bulletins/{one.pk}/"):
            assert client.get(address).status_code == 302


def test_people_are_named_nowhere(client: Client) -> None:
    make_accepted_bulletin()
    for address in ("/bulletins/", "/api/v1/bulletins"):
        content = client.get(address).content.decode()
        assert re.findall(r"\b(analyst|editor)\b", content) == []


def test_a_statement_shows_its_accepted_counts_only(client: Client) -> None:
    accepted = make_accepted_bulletin(ARMENIA, december(11), violations=12)
    make_submitted_bulletin(
        statement=accepted.statement, first=december(10), violations=987_001, stretch="zq_stretch"
    )
    page = client.get(f"/statements/{accepted.statement.public_id}/").content.decode()
    assert "What it counts" in page
    assert "zq_stretch" not in page
    assert re.findall(r"987[ ,.\xa0]?001", page) == []
    assert "It speaks of 0 incidents" not in page


def test_more_bulletins_take_no_more_queries(client: Client) -> None:
    def queries(address: str) -> int:
        with CaptureQueriesContext(connection) as asked:
            client.get(address)
        return len(asked)

    addresses = ("/bulletins/", "/bulletins/?bucket=week", "/api/v1/bulletins")
    make_accepted_bulletin(ARMENIA, december(1))
    few = [queries(address) for address in addresses]
    for day in range(2, 9):
        make_accepted_bulletin(AZERBAIJAN, december(day))
    assert [queries(address) for address in addresses] == few


def test_a_statement_with_nothing_but_a_count_is_in_the_site_map(client: Client) -> None:
    bulletin = make_accepted_bulletin()
    day = f"{timezone.localdate(bulletin.reviews.get().decided_at):%Y-%m-%d}"
    content = client.get("/sitemap-statements.xml").content.decode()
    assert f"/statements/{bulletin.statement.public_id}/" in content
    assert f"<lastmod>{day}</lastmod>" in content
    assert "/bulletins/" in client.get("/sitemap-pages.xml").content.decode()
