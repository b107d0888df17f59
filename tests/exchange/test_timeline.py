"""Buckets of the timeline: every day falls in one, and nothing is lost in rolling up."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents.enums import EventType, Side
from incidents.exchange.timeline import Bucket, DayCount, bucket_of, roll_up

DAYS = st.dates(dt.date(1991, 1, 1), dt.date(2099, 12, 31))
COUNTS = st.lists(
    st.builds(
        DayCount,
        DAYS,
        st.none() | st.sampled_from(Side.values),
        st.sampled_from(EventType.values),
        st.integers(1, 9),
    )
)


@pytest.mark.parametrize(
    ("bucket", "first", "last"),
    [
        (Bucket.DAY, dt.date(2020, 12, 31), dt.date(2020, 12, 31)),
        (Bucket.WEEK, dt.date(2020, 12, 28), dt.date(2021, 1, 3)),
        (Bucket.MONTH, dt.date(2020, 12, 1), dt.date(2020, 12, 31)),
    ],
)
def test_last_day_of_2020_falls_in_its_bucket(
    bucket: Bucket, first: dt.date, last: dt.date
) -> None:
    assert bucket_of(dt.date(2020, 12, 31), bucket) == (first, last)


@given(DAYS, st.sampled_from(Bucket))
def test_buckets_lie_end_to_end(day: dt.date, bucket: Bucket) -> None:
    first, last = bucket_of(day, bucket)
    assert first <= day <= last
    assert bucket_of(first, bucket) == bucket_of(last, bucket) == (first, last)
    assert bucket_of(last + dt.timedelta(days=1), bucket)[0] == last + dt.timedelta(days=1)


@given(COUNTS, st.sampled_from(Bucket))
def test_rolling_up_keeps_every_incident(counts: list[DayCount], bucket: Bucket) -> None:
    totalled = [count for count in counts if count.side is None]
    days = {count.day for count in totalled}
    told = [count for count in counts if count.side is not None and count.day in days]
    steps = roll_up([*totalled, *told], bucket)
    assert sum(step["total"] for step in steps) == sum(c.incidents for c in totalled)
    for side in Side:
        rolled_up = sum(sum(step["sides"].get(side.value, {}).values()) for step in steps)
        assert rolled_up == sum(count.incidents for count in told if count.side == side)
    assert [step["starts_on"] for step in steps] == sorted({step["starts_on"] for step in steps})
