"""Every answer of the columns is that of plain queries, on random data and for random filters."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from django.contrib.gis.db.models.functions import Distance
from django.contrib.gis.geos import Point
from django.contrib.gis.measure import D
from django.db.models import Count, Q
from hypothesis import given, settings

from incidents.enums import EventType, Initiator, Occurrence, Responsibility, Side
from incidents.exchange.choices import counts_record
from incidents.exchange.facts import NOTHING, claim_facts
from incidents.exchange.index import index_arrays, references
from incidents.exchange.timeline import START, Bucket, timeline_record
from incidents.models import Claim, Incident
from incidents.search.gathering import gather
from incidents.snapshot.columns import columns_of
from incidents.snapshot.counting import sides_over_time
from incidents.snapshot.holding import Held
from incidents.snapshot.loading import load, rows
from incidents.snapshot.nearby import nearby
from incidents.snapshot.tiles import tile_of
from tests.plain_queries import matching, said
from tests.snapshot.random_world import FILTERS, make_random_world

if TYPE_CHECKING:
    from collections.abc import Callable

    from incidents.filters import IncidentFilter
    from incidents.querysets.incident import IncidentQuerySet
    from incidents.snapshot.asking import Asked
    from incidents.snapshot.columns import Columns

pytestmark = pytest.mark.django_db

EPOCH = dt.date(1970, 1, 1)
HERE = Point(46.6, 39.5, srid=4326)
NEAR_M = 35_000


@pytest.mark.parametrize(
    ("seed", "is_gathered", "is_loose"), [(11, False, False), (12, True, False), (13, False, True)]
)
def test_every_answer_is_that_of_the_database_for_every_filter(
    seed: int, is_gathered: bool, is_loose: bool
) -> None:
    make_random_world(seed)
    if is_gathered:
        gather()
    held = Held(1, exchanged_bit_by_bit(load()) if is_loose else load())

    @settings(max_examples=60)
    @given(FILTERS)
    def ask(wanted: IncidentFilter) -> None:
        asked, found = held.ask(wanted), matching(wanted)
        same_incidents_in_the_same_order(asked, found)
        entries_say_what_is_on_record(asked, found)
        totals_and_choices_are_counted(asked, found)
        tile_of_the_world_shows_them_all(asked, found)
        what_is_near_is_what_postgis_finds_near(asked, found)
        for bucket in Bucket:
            timeline_counts_what_grouping_counts(asked, found, bucket)

    ask()


def exchanged_bit_by_bit(columns: Columns) -> Columns:
    """The same incidents, most of them exchanged for themselves, some of these more than once."""
    for part in (columns.pk[::2], columns.pk[::3], columns.pk[1::3]):
        keys = part.tolist()
        columns = columns.exchanged(keys, columns_of(*rows(keys)))
    assert columns.loose > len(columns.pk[columns.stands])
    return columns


def same_incidents_in_the_same_order(asked: Asked, found: IncidentQuerySet) -> None:
    columns = asked.seen.columns
    keys = columns.pk[columns.newest_first(asked.mask)].tolist()
    assert keys == list(found.newest_first().values_list("pk", flat=True))


def entries_say_what_is_on_record(asked: Asked, found: IncidentQuerySet) -> None:
    index = index_arrays(asked)
    facts = claim_facts(found.values_list("pk", flat=True), asked.wanted.known_on)
    entries = [
        expected_entry(incident, facts.get(incident.pk, NOTHING))
        for incident in found.newest_first()
    ]
    refs = references(index.year, index.number)
    rows = zip(*(column.tolist() for column in index[2:]), strict=True)
    given_rows = [
        (ref, *(None if value != value else value for value in row))  # noqa: PLR0124 (NaN)
        for ref, row in zip(refs, rows, strict=True)
    ]
    assert given_rows == entries


def expected_entry(incident: Incident, facts: Any) -> tuple[Any, ...]:
    """One entry of the index in the order of IndexArrays, from the record."""
    assert incident.starts_on
    assert incident.ends_on
    point = incident.point
    assessments = [*Occurrence.values, *Responsibility.values]
    either = (incident.occurrence, incident.responsibility)
    return (
        incident.reference,
        point.x if point else None,
        point.y if point else None,
        (incident.starts_on - EPOCH).days,
        (incident.ends_on - EPOCH).days,
        incident.date_precision,
        EventType.values.index(incident.event_type),
        facts.sides,
        facts.initiators,
        sum(1 << assessments.index(code) for code in either if code),
        incident.precision if point else 0,
        incident.reach_m if point and incident.reach_m is not None else -1,
        -1 if facts.killed is None else facts.killed,
        -1 if facts.casualties is None else facts.casualties,
    )


def timeline_counts_what_grouping_counts(
    asked: Asked, found: IncidentQuerySet, bucket: Bucket
) -> None:
    record = timeline_record(asked, bucket)
    once = Counter(
        (first_day(day, bucket).isoformat(), kind)
        for day, kind in found.values_list("starts_on", "event_type")
    )
    by_side = (
        Claim.objects.accepted()
        .known_on(asked.wanted.known_on)
        .filter(incident__in=list(found.values_list("pk", flat=True)))
        .order_by()
        .values_list("incident", "statement__actor__side", "incident__starts_on")
        .annotate(number=Count("incident", distinct=True))
    )
    sides = Counter((first_day(day, bucket).isoformat(), side) for _i, side, day, _n in by_side)
    steps = record["buckets"]
    assert once == {(s["starts_on"], kind): n for s in steps for kind, n in s["types"].items()}
    assert sides == {
        (step["starts_on"], side): sum(types.values())
        for step in steps
        for side, types in step["sides"].items()
    }
    assert record["count"] == sum(step["total"] for step in steps) == found.count()
    first, numbers, of_sides = sides_over_time(
        asked.seen, np.flatnonzero(asked.mask), START[bucket]
    )
    days = [(EPOCH + dt.timedelta(day)).isoformat() for day in first.tolist()]
    assert (days, numbers.tolist()) == (
        [step["starts_on"] for step in steps],
        [step["total"] for step in steps],
    )
    assert of_sides.tolist() == [[sides[day, side] for side in Side] for day in days]
    assert [step["starts_on"] for step in steps] == sorted({s["starts_on"] for s in steps})


def first_day(day: dt.date, bucket: Bucket) -> dt.date:
    """The first day of the bucket of a day, by the calendar."""
    if bucket == Bucket.DAY:
        return day
    return day.replace(day=1) if bucket == Bucket.MONTH else day - dt.timedelta(day.weekday())


def totals_and_choices_are_counted(asked: Asked, found: IncidentQuerySet) -> None:
    record = counts_record(asked)
    assert (record["count"], record["unmapped"]) == (
        found.count(),
        found.filter(point=None).count(),
    )
    if not asked.wanted.types:
        kinds = found.order_by().values_list("event_type").annotate(n=Count("pk"))
        assert record["type"] == dict(kinds)
    day = asked.wanted.known_on
    if not asked.wanted.sides:
        assert record["side"] == with_any(
            Side.values,
            lambda side: said(found, Q(statement__actor__side=side), day).count(),
        )
    if not asked.wanted.initiators:
        assert record["initiator"] == with_any(
            Initiator.values,
            lambda side: said(found, Q(initiator=side), day).count(),
        )


def with_any(codes: list[str], count: Callable[[str], int]) -> dict[str, int]:
    """The counts of the codes that any incident has."""
    numbers = {code: count(code) for code in codes}
    return {code: number for code, number in numbers.items() if number}


def tile_of_the_world_shows_them_all(asked: Asked, found: IncidentQuerySet) -> None:
    tile = tile_of(asked.seen, asked.wanted, asked.words, (0, 0, 0))
    expected = found.filter(point__isnull=False).values_list("pk", flat=True)
    assert {point.pk for point in tile.points} == set(expected)


def test_only_what_is_public_is_loaded() -> None:
    make_random_world(13, incidents=10)
    keys = set(load().pk.tolist())
    assert keys == set(Incident.objects.public().values_list("pk", flat=True))
    assert Incident.objects.exclude(pk__in=keys).count() == 2


def what_is_near_is_what_postgis_finds_near(asked: Asked, found: IncidentQuerySet) -> None:
    apart = asked.seen.columns.pk % 5 == 0
    got = nearby(asked, (HERE.x, HERE.y), NEAR_M, apart)
    near = found.annotate(metres=Distance("point", HERE)).filter(metres__lte=D(m=NEAR_M))
    expected = [one for one in near.order_by("metres", "reference") if one.pk % 5]
    assert asked.seen.columns.pk[got.rows].tolist() == [one.pk for one in expected]
    metres = [one.metres.m for one in expected]
    assert got.metres.tolist() == pytest.approx(metres, abs=0.01)
