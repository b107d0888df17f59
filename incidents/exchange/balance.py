"""The figures of the balance as the page and its file give them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from incidents.comparison import alphabetical
from incidents.enums import Measure, Side
from incidents.models import BalanceFigure

Key = tuple[Measure, Side, dt.date | None, str]


@dataclass(frozen=True, slots=True)
class Share:
    """So many out of so many. `percent` is rounded to whole numbers."""

    count: int
    out_of: int

    @property
    def percent(self) -> int:
        """The share in hundredths, 0 of nothing."""
        return round(100 * self.count / self.out_of) if self.out_of else 0

    @property
    def rest(self) -> Share:
        """Those that are not counted."""
        return Share(self.out_of - self.count, self.out_of)


@dataclass(frozen=True, slots=True)
class Balance:
    """All figures, found by measure, side, month (None for all time) and grade."""

    figures: Mapping[Key, BalanceFigure]
    counted_at: dt.datetime | None

    @property
    def sides(self) -> tuple[Side, ...]:
        """The sides in alphabetical order, also those that say nothing; none before counting."""
        return alphabetical(
            {side for measure, side, month, _ in self.figures if measure == Measure.CLAIMS}
        )

    def months(self, *measures: Measure) -> list[dt.date]:
        """Return the months in which one of `measures` has a figure, in order of time."""
        return sorted(
            {month for measure, _, month, _ in self.figures if month and measure in measures}
        )

    def share(
        self, measure: Measure, side: Side, month: dt.date | None = None, code: str = ""
    ) -> Share | None:
        """Return a figure that counts, None where there is none."""
        found = self.figures.get((measure, side, month, code))
        return None if found is None or found.count is None else Share(found.count, found.out_of)

    def days(self, side: Side, month: dt.date | None = None) -> Decimal | None:
        """Return the median of days to the decision, None where there is none."""
        found = self.figures.get((Measure.WAITING, side, month, ""))
        return None if found is None else found.days


def load_balance() -> Balance:
    """Return the figures as they were counted last; one query."""
    found = list(BalanceFigure.objects.all())
    return Balance(
        {(Measure(f.measure), Side(f.side), f.month, f.code): f for f in found},
        max((f.refreshed_at for f in found), default=None),
    )


def balance_rows() -> Iterable[list[Any]]:
    """Yield the rows of the file in the columns of balance_columns.BALANCE."""
    for figure in BalanceFigure.objects.order_by("measure", "month", "side", "code"):
        yield [
            figure.measure,
            figure.side,
            f"{figure.month:%Y-%m}" if figure.month else "",
            figure.code,
            "" if figure.count is None else figure.count,
            figure.out_of,
            "" if figure.days is None else figure.days,
        ]
