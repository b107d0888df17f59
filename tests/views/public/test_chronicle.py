"""The chronicle by ceasefire period and month."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

import pytest

from incidents.models import Incident
from incidents.views.public.chronicle import Kind, Turn, openings, stretches
from incidents.views.public.listing import Listed
from tests.factories import make_agreement, make_published_incident

if TYPE_CHECKING:
    from django.test import Client


def turn(label: str, first: dt.date, last: dt.date | None = None) -> Turn:
    kind: Kind = "war" if last else "agreement"
    return Turn(first, last or first, label, kind)


TRUCE = turn("Truce", dt.date(1994, 5, 12))
WAR = turn("War", dt.date(2020, 9, 27), dt.date(2020, 11, 10))
STATEMENT = turn("Statement", dt.date(2020, 11, 10))
FIGHTING = turn("Fighting", dt.date(2023, 9, 19), dt.date(2023, 9, 20))


def listed(*days: dt.date) -> list[Listed]:
    return [Listed(Incident(starts_on=day, ends_on=day), ()) for day in days]


def told(*items: Listed, first: dt.date | None = None, last: dt.date | None = None) -> list[str]:
    turns = (TRUCE, WAR, STATEMENT, FIGHTING)
    found = stretches(turns, items, first, last, oldest_first=True)
    return [f"{one.turn.label}: {sum(len(m.items) for m in one.months)}" for one in found]


def test_a_war_ends_in_an_agreement_or_in_a_stretch_of_its_own() -> None:
    opened = openings([TRUCE, WAR, STATEMENT, FIGHTING])
    assert [(one.label, one.first.isoformat()) for one in opened] == [
        ("Truce", "1994-05-12"),
        ("War", "2020-09-27"),
        ("Statement", "2020-11-10"),
        ("Fighting", "2023-09-19"),
        ("After: Fighting", "2023-09-21"),
    ]


def test_incidents_stand_in_the_stretch_of_their_first_day() -> None:
    days = (dt.date(1990, 1, 1), dt.date(2020, 11, 9), dt.date(2020, 11, 10), dt.date(2023, 9, 21))
    assert told(*listed(*days)) == [
        "Before: Truce: 1",
        "Truce: 0",
        "War: 1",
        "Statement: 1",
        "Fighting: 0",
        "After: Fighting: 1",
    ]


def test_empty_stretches_are_told_only_within_the_days_asked_for() -> None:
    december = listed(dt.date(2020, 12, 12))
    assert told(*december, first=dt.date(2020, 12, 1), last=dt.date(2020, 12, 31)) == [
        "Statement: 1"
    ]
    assert told() == []


def test_months_divide_a_stretch_and_an_order_from_the_newest_turns_both() -> None:
    items = listed(dt.date(2020, 12, 12), dt.date(2020, 11, 26), dt.date(2020, 10, 1))
    found = stretches((WAR, STATEMENT), items, None, None, oldest_first=False)
    assert [(one.turn.label, [month.first.month for month in one.months]) for one in found] == [
        ("Statement", [12, 11]),
        ("War", [10]),
    ]


def headings(html: str) -> list[str]:
    """The headings of periods, months and incidents, in their order."""
    found = re.findall(r"<h([234])[^>]*>\s*(?:<a[^>]*>)?(.*?)(?:</a>)?\s*</h", html, re.DOTALL)
    return [f"{level} {words}" for level, words in found]


@pytest.mark.django_db
def test_the_page_reads_by_period_month_and_day(client: Client) -> None:
    make_agreement()
    for title, day in (("War clash", (2020, 10, 1)), ("First", (2020, 11, 26))):
        make_published_incident(title, day=dt.date(*day))
    make_published_incident("Second", day=dt.date(2020, 12, 12))

    html = client.get("/timeline/?from=2020-10-01&to=2020-12-31").content.decode()
    assert headings(html) == [
        "2 War of 27 September – 10 November 2020",
        "3 October 2020",
        "4 War clash",
        "2 Statement of 9–10 November 2020",
        "3 November 2020",
        "4 First",
        "3 December 2020",
        "4 Second",
    ]
    assert "<b>1</b> A full ceasefire." in html
    newest = client.get("/timeline/?from=2020-10-01&to=2020-12-31&sort=newest").content.decode()
    assert [line for line in headings(newest) if line[0] == "4"] == [
        "4 Second",
        "4 First",
        "4 War clash",
    ]


@pytest.mark.django_db
def test_an_order_that_is_not_one_of_days_is_refused(client: Client) -> None:
    answer = client.get("/timeline/?sort=claims")
    assert answer.status_code == 400
