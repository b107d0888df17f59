"""The timeline as numbers of a drawing."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from incidents.enums import Side
from incidents.views.public.chronology import milestones
from incidents.views.public.timeline_chart import Counts, Milestone, draw
from tests.factories import make_published_incident

if TYPE_CHECKING:
    from django.test import Client

DAY = dt.date(2020, 12, 12)


def counts(*days: dt.date) -> Counts:
    found = {day: days.count(day) for day in days}
    return Counts(found, {Side.ARMENIA: found}, min(days), max(days))


def test_one_day_fills_the_axis() -> None:
    chart = draw(counts(DAY))
    assert [line.label for line in chart.table] == ["12 December 2020"]
    assert chart.lanes[0].bars[0].x > chart.left


def test_the_unit_follows_the_length_of_the_time() -> None:
    ends = (DAY, DAY + dt.timedelta(days=200), DAY.replace(year=2040))
    units = [draw(counts(DAY, end)).unit for end in ends]
    assert units == ["day", "month", "year"]


def test_lanes_are_all_incidents_then_sides_in_alphabetical_order() -> None:
    found = {DAY: 1}
    sides = {Side.PEACEKEEPERS: found, Side.ARMENIA: found, Side.AZERBAIJAN: found}
    lanes = draw(Counts(found, sides, DAY, DAY)).lanes
    labels = [lane.label for lane in lanes]
    assert labels == ["All incidents", "Armenia", "Azerbaijan", "Peacekeepers"]


def test_heights_share_one_scale() -> None:
    found = {DAY: 4, DAY + dt.timedelta(days=1): 1}
    chart = draw(Counts(found, {Side.ARMENIA: {DAY: 2}}, *found))
    (four, _one), (two,) = chart.lanes[0].bars, chart.lanes[1].bars
    assert four.height == 2 * two.height


def test_months_add_up_their_days() -> None:
    days = [dt.date(2020, 1, 5), dt.date(2020, 1, 31), dt.date(2020, 12, 1)]
    table = draw(counts(*days)).table
    assert [(line.label, line.numbers) for line in table] == [
        ("January 2020", (2, 2)),
        ("December 2020", (1, 1)),
    ]


def test_a_bar_leads_to_the_days_it_counts() -> None:
    days = [dt.date(2020, 1, 5), dt.date(2020, 12, 1)]
    bar = draw(counts(*days)).lanes[0].bars[0]
    assert (bar.first, bar.last) == (dt.date(2020, 1, 1), dt.date(2020, 1, 31))


def test_an_agreement_shortly_before_is_marked_and_one_long_before_is_not() -> None:
    near = Milestone(DAY - dt.timedelta(days=30), "near")
    far = Milestone(DAY - dt.timedelta(days=300), "far")
    assert [mark.label for mark in draw(counts(DAY), [far, near]).marks] == ["near"]


def test_nothing_is_drawn_outside() -> None:
    days = [DAY + dt.timedelta(days=n * n) for n in range(8)]
    chart = draw(counts(*days), [Milestone(DAY, "agreed")])
    bars = [bar for lane in chart.lanes for bar in lane.bars]
    assert all(chart.left <= bar.x and bar.x + bar.width <= chart.width for bar in bars)
    assert all(bar.y >= 0 and bar.y + bar.height <= chart.height for bar in bars)


@pytest.mark.django_db
def test_months_counted_at_once_draw_what_their_days_would(client: Client) -> None:
    days = [dt.date(2020, 10, 2), dt.date(2020, 11, 30), dt.date(2021, 1, 1), dt.date(2021, 1, 31)]
    for number, day in enumerate(days):
        make_published_incident(f"Number {number}", day=day)

    chart = client.get("/").context["chart"]
    by_side = {Side.ARMENIA: dict.fromkeys(days, 1)}
    expected = draw(Counts(dict.fromkeys(days, 1), by_side, days[0], days[-1]), milestones())
    assert chart == expected
    assert [line.numbers for line in chart.table] == [(1, 1), (1, 1), (2, 2)]
