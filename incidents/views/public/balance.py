"""How evenly the record treats the sides: shares, grades and times by side and month."""

from __future__ import annotations

import csv
import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import TextChoices
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.formats import date_format

from incidents.balance.counting import FEWEST
from incidents.enums import Credibility, Measure, Reliability, Side
from incidents.exchange.balance import Balance, Share, balance_rows, load_balance
from incidents.exchange.balance_columns import BALANCE
from incidents.views.errors import answers_bad_parameter
from incidents.views.guards import public_page
from incidents.views.public.balance_chart import ShareChart, draw
from incidents.views.public.parameters import read_only

GRADES = {
    Measure.RELIABILITY: tuple(Reliability.values),
    Measure.CREDIBILITY: tuple(str(value) for value in Credibility.values),
}


@dataclass(frozen=True, slots=True)
class SideLine:
    """One side over all time, or in one month."""

    side: Side
    coverage: Share | None
    claims: Share | None
    first_time: Share | None
    days: Decimal | None


@dataclass(frozen=True, slots=True)
class Agreement:
    """How often two editors graded the claims of one side alike."""

    side: Side
    letters: Share | None
    digits: Share | None


@dataclass(frozen=True, slots=True)
class Drawn:
    """A chart and the same as a table: `columns` and, by side, the shares."""

    id: str
    measure: TextChoices
    columns: list[str]
    lanes: list[tuple[Side, list[Share | None]]]
    chart: ShareChart


@public_page
@answers_bad_parameter
def balance(request: HttpRequest) -> HttpResponse:
    """Show the figures as they were counted last night, with how each is made."""
    read_only(request.GET)
    found = load_balance()
    months = found.months(Measure.FIRST_TIME, Measure.WAITING)
    context = {
        "counted_at": found.counted_at,
        "fewest": FEWEST,
        "lines": [_line(found, side) for side in found.sides],
        "agreement": _agreement(found),
        "drawn": list(_drawings(found)) if found.sides else [],
        "months": [
            (month, [_line(found, side, month) for side in found.sides]) for month in months
        ],
    }
    return render(request, "public/balance.html", context)


@public_page
@answers_bad_parameter
def balance_csv(request: HttpRequest) -> HttpResponse:
    """Answer every figure as a row of a file."""
    read_only(request.GET)
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="balance.csv"'
    rows = csv.writer(response)
    rows.writerow([column.name for column in BALANCE])
    rows.writerows(balance_rows())
    return response


def _line(found: Balance, side: Side, month: dt.date | None = None) -> SideLine:
    return SideLine(
        side,
        found.share(Measure.COVERAGE, side, month),
        found.share(Measure.CLAIMS, side, month),
        found.share(Measure.FIRST_TIME, side, month),
        found.days(side, month),
    )


def _agreement(found: Balance) -> list[Agreement]:
    """A line for each side, none where nothing is counted of any."""
    lines = [
        Agreement(
            side,
            found.share(Measure.SAME_LETTER, side, None),
            found.share(Measure.SAME_DIGIT, side, None),
        )
        for side in found.sides
    ]
    return lines if any(line.letters for line in lines) else []


def _drawings(found: Balance) -> list[Drawn]:
    months = found.months(Measure.COVERAGE)
    names = [date_format(month, "M Y") for month in months]
    by_month = [
        (side, [found.share(Measure.COVERAGE, side, month) for month in months])
        for side in found.sides
    ]
    drawings = [Drawn("coverage", Measure.COVERAGE, names, by_month, draw(names, by_month))]
    for measure, codes in GRADES.items():
        lanes = [
            (side, [found.share(measure, side, None, code) for code in codes])
            for side in found.sides
        ]
        columns = list(codes)
        drawings.append(Drawn(measure.value, measure, columns, lanes, draw(columns, lanes)))
    return drawings
