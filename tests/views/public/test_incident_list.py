"""The list of incidents as a table that sorts."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from incidents.enums import CasualtyCategory, Harm, Side
from tests.factories import make_published_incident

if TYPE_CHECKING:
    from django.test import Client

pytestmark = pytest.mark.django_db

KILLED = (Side.ARMENIA, CasualtyCategory.MILITARY, Harm.KILLED)


@pytest.fixture
def incidents() -> None:
    """One with many claims, one with many sides, one with many casualties; of three days."""
    ours, theirs, third = (
        {"side": side} for side in (Side.ARMENIA, Side.AZERBAIJAN, Side.PEACEKEEPERS)
    )
    days = [dt.date(2020, 12, day) for day in (1, 2, 3)]
    make_published_incident("Claims", day=days[0], claims=[ours, ours, ours, theirs])
    make_published_incident("Sides", day=days[1], claims=[ours, theirs, third])
    make_published_incident("People", day=days[2], claims=[{**ours, "figures": [(*KILLED, 8)]}])


def titles(client: Client, query: str) -> list[str]:
    answer = client.get(f"/incidents/{query}")
    assert answer.status_code == 200
    return re.findall(r'entry-title">\s*<a[^>]*>(.*?)</a>', answer.content.decode())


@pytest.mark.usefixtures("incidents")
@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        ("newest", ["People", "Sides", "Claims"]),
        ("oldest", ["Claims", "Sides", "People"]),
        ("claims", ["Claims", "Sides", "People"]),
        ("sides", ["Sides", "Claims", "People"]),
        ("casualties", ["People", "Sides", "Claims"]),
    ],
)
def test_it_is_sorted_by_what_its_headings_say(
    client: Client, sort: str, expected: list[str]
) -> None:
    assert titles(client, f"?sort={sort}") == expected


@pytest.mark.usefixtures("incidents")
def test_headings_are_links_that_keep_the_filter_and_tell_the_order(client: Client) -> None:
    html = client.get("/incidents/?side=armenia&sort=oldest").content.decode()
    heading = re.findall(r'<th scope="col"(.*?)</th>', html, re.DOTALL)

    assert 'aria-sort="ascending"' in heading[0]
    assert 'href="?side=armenia&amp;sort=newest"' in heading[0]
    assert 'href="?side=armenia&amp;sort=claims"' in heading[3]
    assert ["aria-sort" in one for one in heading] == [True] + [False] * 6


@pytest.mark.usefixtures("incidents")
def test_a_row_tells_claims_and_the_most_people_any_one_of_them_gives(client: Client) -> None:
    html = client.get("/incidents/?sort=casualties").content.decode()
    rows = [
        re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", row)).strip()
        for row in re.findall(r'<tr role="row">\s*<td.*?</tr>', html, re.DOTALL)
    ]
    assert ["Killed and wounded up to 8" in row for row in rows] == [True, False, False]
    assert ["Killed and wounded no number" in row for row in rows] == [False, True, True]
    assert [re.findall(r"Claims (\d)", row) for row in rows] == [["1"], ["3"], ["4"]]


@pytest.mark.usefixtures("incidents")
@pytest.mark.parametrize("sort", ["newest", "claims", "casualties"])
def test_the_number_of_queries_does_not_grow_with_the_rows(client: Client, sort: str) -> None:
    def queries(query: str) -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(f"/incidents/?sort={sort}&{query}").status_code == 200
        return len(captured)

    queries("")  # whatever is asked once in a process
    assert queries("to=2020-12-01") == queries("to=2020-12-03")
