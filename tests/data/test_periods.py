"""The periods that the timeline marks."""

from __future__ import annotations

import datetime as dt

from incidents.views.public.periods import written_periods


def test_every_period_has_days_in_order_a_label_and_a_source() -> None:
    for period in written_periods():
        first = dt.date.fromisoformat(period["first"])
        last = dt.date.fromisoformat(period["last"])
        assert first <= last
        assert period["kind"] in {"agreement", "war"}
        assert period["label"].strip() != ""
        assert period["source"].strip() != ""


def test_labels_name_the_days_they_mark() -> None:
    for period in written_periods():
        years = {period["first"][:4], period["last"][:4]}
        assert all(year in period["label"] for year in years)


def test_periods_stand_in_order_of_time() -> None:
    assert [period["first"] for period in written_periods()] == [
        "1994-05-12",
        "2016-04-01",
        "2020-09-27",
        "2023-09-19",
    ]
