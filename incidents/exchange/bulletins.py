"""The public bulletins a filter asks for, as the paired series of one year."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from django.urls import reverse

from incidents.enums import Bound, Side
from incidents.exchange.comparable import lineage_root
from incidents.exchange.lineages import load_lineages
from incidents.exchange.timeline import Bucket
from incidents.filters import IncidentFilter
from incidents.models import Bulletin
from incidents.tally.bulletins import CountView, Entry, Row, by_day, by_week

MARGIN: Final = dt.timedelta(days=62)
"""Twice the longest bulletin: as far around a year as counts bear on its rows."""


@dataclass(frozen=True, slots=True)
class Series:
    """The rows of one year, newest year unless asked otherwise; `years` are those with counts.

    `undivided` is how many bulletins count several days and have no row where rows are days.
    """

    bucket: Bucket
    year: int | None
    years: tuple[int, ...]
    rows: tuple[Row, ...]
    undivided: int


def bulletin_series(wanted: IncidentFilter, bucket: Bucket, year: int | None) -> Series:
    """Return the series of `year`, of the newest year with counts when it is None.

    A row that reaches over New Year stands in both years. Three queries, and one more for each
    step of retelling.
    """
    found = Bulletin.objects.public().matching(wanted)
    years = _years(found)
    if year is None:
        year = years[0] if years else None
    if year is None:
        return Series(bucket, None, (), (), 0)
    start, end = dt.date(year, 1, 1), dt.date(year, 12, 31)
    counts = count_views(found.meeting(start - MARGIN, end + MARGIN).for_page().in_order())
    rows = by_week(counts) if bucket == Bucket.WEEK else by_day(counts)
    undivided = sum(
        one.first != one.last and one.first <= end and one.last >= start for one in counts
    )
    return Series(
        bucket,
        year,
        years,
        tuple(row for row in rows if row.first <= end and row.last >= start),
        undivided if bucket == Bucket.DAY else 0,
    )


def _years(found: Any) -> tuple[int, ...]:
    starts = found.order_by().dates("starts_on", "year")
    ends = found.order_by().dates("ends_on", "year")
    return tuple(sorted({day.year for day in (*starts, *ends)}, reverse=True))


def count_views(bulletins: Iterable[Bulletin]) -> list[CountView]:
    """Return bulletins as values. Of one lineage and the same days the first is the voice.

    Fetch them with `for_page`; the order given is kept.
    """
    found = list(bulletins)
    load_lineages(found)
    roots = {one.pk: lineage_root(one.statement) for one in found}
    voices: dict[tuple[int, dt.date, dt.date], Bulletin] = {}
    for one in sorted(found, key=lambda b: (b.statement_id != roots[b.pk], b.statement.issued_on)):
        voices.setdefault((roots[one.pk], one.starts_on, one.ends_on), one)
    return [
        _view(one, roots[one.pk], voices[roots[one.pk], one.starts_on, one.ends_on] is not one)
        for one in found
    ]


def _view(bulletin: Bulletin, lineage: int, is_repeat: bool) -> CountView:
    return CountView(
        side=Side(bulletin.side),
        actor_id=bulletin.statement.actor_id,
        lineage=lineage,
        actor=bulletin.statement.actor.short_name,
        statement=bulletin.statement.public_id,
        issued_on=bulletin.statement.issued_on,
        first=bulletin.starts_on,
        last=bulletin.ends_on,
        number=bulletin.violations,
        bound=Bound(bulletin.violations_bound),
        shots=bulletin.shots,
        shots_bound=Bound(bulletin.shots_bound),
        weapons=bulletin.weapons,
        stretch=bulletin.stretch,
        is_repeat=is_repeat,
    )


def bulletin_record(series: Series) -> dict[str, Any]:
    """Return a series as the API answers it, in the columns of exchange.bulletin_columns."""
    return {
        "bucket": series.bucket.value,
        "year": series.year,
        "years": list(series.years),
        "count": len(series.rows),
        "undivided": series.undivided,
        "rows": [_row_record(row) for row in series.rows],
    }


def _row_record(row: Row) -> dict[str, Any]:
    gap = row.gap
    return {
        "starts_on": row.first.isoformat(),
        "ends_on": row.last.isoformat(),
        "gap": gap.number if gap else None,
        "gap_sides": [gap.one.side.value, gap.other.side.value] if gap else [],
        "counts": [_entry_record(entry) for entry in row.entries],
    }


def _entry_record(entry: Entry) -> dict[str, Any]:
    return {
        "side": entry.side.value,
        "actor": entry.actor,
        "violations": entry.number,
        "bound": entry.bound.value,
        "days": len(entry.days),
        "is_sum": entry.is_sum,
        "bulletins": [_bulletin_record(one) for one in entry.counts],
        "earlier": [_bulletin_record(one) for one in entry.earlier],
        "repeats": [_bulletin_record(one) for one in entry.repeats],
    }


def _bulletin_record(count: CountView) -> dict[str, Any]:
    return {
        "statement": count.statement,
        "statement_url": reverse("statement", args=[count.statement]),
        "issued_on": count.issued_on.isoformat(),
        "starts_on": count.first.isoformat(),
        "ends_on": count.last.isoformat(),
        "violations": count.number,
        "bound": count.bound.value,
        "shots": count.shots,
        "shots_bound": count.shots_bound.value,
        "weapons": count.weapons,
        "stretch": count.stretch,
    }
