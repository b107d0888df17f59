"""The aggregate queries behind the balance. Each looks at published incidents' accepted claims.

Nothing undecided, rejected or unpublished is counted, not even in a denominator: a share of
rejected claims would tell how many there are. Figures about the work of reviewing are made of
FEWEST claims at least, so that none tells of a single decision.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from typing import Any, Final, NamedTuple
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import (
    Aggregate,
    Count,
    DurationField,
    Exists,
    ExpressionWrapper,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
)
from django.db.models.functions import TruncMonth

from incidents.enums import Decision, Measure, Side
from incidents.models import BalanceFigure, Claim, Incident, Review

FEWEST: Final = 5
"""A figure about reviewing that rests on fewer claims is left out."""

_A_DAY: Final = dt.timedelta(days=1)


class Median(Aggregate):
    """The median of an expression, by PostgreSQL."""

    function = "PERCENTILE_CONT"
    template = "%(function)s(0.5) WITHIN GROUP (ORDER BY %(expressions)s)"


class _Group(NamedTuple):
    """What figures are grouped by: names of values to group on, and the month a row is of."""

    names: tuple[str, ...]
    month: Callable[[dict[str, Any]], dt.date | None]


_ALL_TIME: Final = _Group((), lambda _row: None)
_MONTHS: Final = _Group(("month",), lambda row: row["month"])


def figures() -> Iterator[BalanceFigure]:
    """Yield every figure, by month and for all time, not saved."""
    for group in (_ALL_TIME, _MONTHS):
        yield from _coverage(group)
        yield from _claims(group)
        yield from _grades(group, Measure.RELIABILITY, "reliability")
        yield from _grades(group, Measure.CREDIBILITY, "credibility")
        yield from _reviewing(group)
        yield from _agreement(group)


def _dated_claims() -> QuerySet[Claim]:
    """Public claims with `side` and the `month` in which their incident began."""
    claims: QuerySet[Claim] = (
        Claim.objects.public()
        .order_by()
        .annotate(side=F("statement__actor__side"), month=TruncMonth("incident__starts_on"))
    )
    return claims


def _coverage(group: _Group) -> Iterator[BalanceFigure]:
    """Incidents of which a side speaks, out of all that are published; 0 where it never does."""
    dated = Incident.objects.public().order_by().annotate(month=TruncMonth("starts_on"))
    if not group.names:
        totals = {None: total} if (total := dated.count()) else {}
    else:
        totals = dict(dated.values_list("month").annotate(number=Count("pk")))
    spoken = {
        (group.month(row), row["side"]): row["number"]
        for row in _dated_claims()
        .values(*group.names, "side")
        .annotate(number=Count("incident", distinct=True))
    }
    for month, total in totals.items():
        for side in Side:
            yield BalanceFigure(
                measure=Measure.COVERAGE,
                side=side,
                month=month,
                count=spoken.get((month, side.value), 0),
                out_of=total,
            )


def _claims(group: _Group) -> Iterator[BalanceFigure]:
    """A side's claims, out of all there are; 0 where it makes none."""
    rows = list(_dated_claims().values(*group.names, "side").annotate(number=Count("pk")))
    totals: dict[dt.date | None, int] = {}
    for row in rows:
        totals[group.month(row)] = totals.get(group.month(row), 0) + row["number"]
    by_side = {(group.month(row), row["side"]): row["number"] for row in rows}
    for month, total in totals.items():
        for side in Side:
            yield BalanceFigure(
                measure=Measure.CLAIMS,
                side=side,
                month=month,
                count=by_side.get((month, side.value), 0),
                out_of=total,
            )


def _grades(group: _Group, measure: Measure, column: str) -> Iterator[BalanceFigure]:
    """How often each grade was given, out of the side's claims of the month."""
    rows = list(_dated_claims().values(*group.names, "side", column).annotate(number=Count("pk")))
    totals: dict[tuple[dt.date | None, str], int] = {}
    for row in rows:
        key = group.month(row), row["side"]
        totals[key] = totals.get(key, 0) + row["number"]
    for row in rows:
        month = group.month(row)
        yield BalanceFigure(
            measure=measure,
            side=row["side"],
            month=month,
            code=str(row[column]),
            count=row["number"],
            out_of=totals[month, row["side"]],
        )


def _reviewing(group: _Group) -> Iterator[BalanceFigure]:
    """How the public claims were decided, by the month of the decision that accepted them.

    Where two editors had to accept one, the second's is the decision.
    """
    accepted = Review.objects.filter(
        claim=OuterRef("pk"), round=OuterRef("round"), decision=Decision.ACCEPT
    ).order_by("-decided_at")
    waited = ExpressionWrapper(F("accepted_at") - F("submitted_at"), output_field=DurationField())
    zone = ZoneInfo(settings.LOCAL_ZONE)
    rows = (
        Claim.objects.public()
        .order_by()
        .annotate(accepted_at=Subquery(accepted.values("decided_at")[:1]))
        .annotate(
            side=F("statement__actor__side"),
            month=TruncMonth("accepted_at", tzinfo=zone),
            waited=waited,
        )
        .values(*group.names, "side")
        .annotate(
            number=Count("pk"),
            first_time=Count("pk", filter=Q(round=1)),
            median=Median("waited", output_field=DurationField()),
        )
        .filter(number__gte=FEWEST)
    )
    for row in rows:
        about = _about(group, row)
        yield BalanceFigure(measure=Measure.FIRST_TIME, count=row["first_time"], **about)
        if row["median"] is not None:
            days = round(row["median"] / _A_DAY, 1)
            yield BalanceFigure(measure=Measure.WAITING, days=days, **about)


def _agreement(group: _Group) -> Iterator[BalanceFigure]:
    """How often two editors graded alike, out of the public claims that both graded."""
    readings = Review.objects.filter(
        claim=OuterRef("pk"), round=OuterRef("round"), decision=Decision.ACCEPT
    )
    first, second = readings.filter(reader=1), readings.filter(reader=2)
    rows = (
        Claim.objects.public()
        .order_by()
        .filter(Exists(second))
        .annotate(
            letter=Subquery(first.values("reliability")[:1]),
            other_letter=Subquery(second.values("reliability")[:1]),
            digit=Subquery(first.values("credibility")[:1]),
            other_digit=Subquery(second.values("credibility")[:1]),
            accepted_at=Subquery(second.values("decided_at")[:1]),
        )
        .annotate(
            side=F("statement__actor__side"),
            month=TruncMonth("accepted_at", tzinfo=ZoneInfo(settings.LOCAL_ZONE)),
        )
        .values(*group.names, "side")
        .annotate(
            number=Count("pk"),
            letters=Count("pk", filter=Q(letter=F("other_letter"))),
            digits=Count("pk", filter=Q(digit=F("other_digit"))),
        )
        .filter(number__gte=FEWEST)
    )
    for row in rows:
        about = _about(group, row)
        yield BalanceFigure(measure=Measure.SAME_LETTER, count=row["letters"], **about)
        yield BalanceFigure(measure=Measure.SAME_DIGIT, count=row["digits"], **about)


def _about(group: _Group, row: dict[str, Any]) -> dict[str, Any]:
    """Of which side and month a figure about reviewing is, and out of how many claims."""
    month = group.month(row)
    return {
        "side": row["side"],
        "month": month.date() if isinstance(month, dt.datetime) else month,
        "out_of": row["number"],
    }
