"""Counts of what a filter wants: over time and by choice. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, TypeAlias

import numpy as np
import numpy.typing as npt

from incidents.enums import DatePrecision, WherePrecision

from .asking import Words, mask_of
from .codes import ASSESSMENTS, INITIATORS, SIDES, TYPES
from .morton import Whole

if TYPE_CHECKING:
    from collections.abc import Callable

    from incidents.filters import IncidentFilter

    from .columns import Seen

Counts: TypeAlias = "npt.NDArray[np.int64]"
Shares: TypeAlias = "npt.NDArray[np.float64]"

# 1970-01-01 was a Thursday.
_THURSDAY: Final = 3


@dataclass(frozen=True, slots=True)
class Steps:
    """Incidents by steps of time, each in the step of its first day.

    `first` are the first days of the steps that have any, from 1970-01-01. `by_type` counts each
    incident once: steps by types. `by_side` counts it once for each side that speaks of it: steps
    by sides by types, all in the order of the code lists.
    """

    first: Counts
    by_type: Counts
    by_side: Counts


def each_day(days: Counts) -> Counts:
    """Return days as they are: steps of one day."""
    return days


def each_week(days: Counts) -> Counts:
    """Return the Mondays of the weeks in which days lie."""
    mondays: Counts = days - (days + _THURSDAY) % 7
    return mondays


def each_month(days: Counts) -> Counts:
    """Return the first days of the months in which days lie."""
    months = days.astype("datetime64[D]").astype("datetime64[M]")
    return months.astype("datetime64[D]").astype(np.int64)


def over_time(seen: Seen, rows: Whole, start: Callable[[Counts], Counts]) -> Steps:
    """Count some rows by steps; `start` gives the first day of the step of a day."""
    width = len(TYPES)
    if not len(rows):
        nothing = np.zeros((0, width), np.int64)
        return Steps(np.zeros(0, np.int64), nothing, np.zeros((0, len(SIDES), width), np.int64))
    first, step = _steps(seen, rows, start)
    keys = step * width + seen.columns.type[rows]
    said = seen.facts.said[rows]
    size = len(first) * width
    by_type = np.bincount(keys, minlength=size).reshape(-1, width)
    by_side = [
        np.bincount(keys[said & (1 << n) != 0], minlength=size).reshape(-1, width)
        for n in range(len(SIDES))
    ]
    any_there = by_type.any(axis=1)
    return Steps(first[any_there], by_type[any_there], np.stack(by_side, axis=1)[any_there])


def _steps(seen: Seen, rows: Whole, start: Callable[[Counts], Counts]) -> tuple[Counts, Counts]:
    """Return the first days of all steps from the first row to the last, and each row's step."""
    days = seen.columns.first[rows].astype(np.int64)
    earliest = int(days.min())
    # The calendar is asked once for a day, not once for an incident.
    first, step = np.unique(start(np.arange(earliest, int(days.max()) + 1)), return_inverse=True)
    return first, step[days - earliest]


def sides_over_time(
    seen: Seen, rows: Whole, start: Callable[[Counts], Counts]
) -> tuple[Counts, Counts, Counts]:
    """Return steps that have any, how many begin in each, and of how many each side speaks.

    That is what `over_time` counts, without the types: first days, numbers, and steps by sides.
    """
    if not len(rows):
        return np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros((0, len(SIDES)), np.int64)
    first, sets = _sets_over_time(seen, rows, start)
    each = sets.sum(axis=1)
    numbers = each.sum(axis=1)
    return first, numbers, each @ _members()


def shares_over_time(seen: Seen, rows: Whole, start: Callable[[Counts], Counts]) -> Shares:
    """Divide each incident equally between the sides that speak of it: steps by 2 by sides.

    Steps are those of `over_time`; of the two, the first are incidents whose day is exact.
    """
    if not len(rows):
        return np.zeros((0, 2, len(SIDES)))
    _first, sets = _sets_over_time(seen, rows, start)
    members = _members()
    shares: Shares = sets @ (members / np.maximum(members.sum(axis=1, keepdims=True), 1))
    return shares


def _sets_over_time(
    seen: Seen, rows: Whole, start: Callable[[Counts], Counts]
) -> tuple[Counts, Counts]:
    """Return steps that have any, and incidents by step, by 2 and by the set of their sides.

    Of the two, the first are incidents whose day is exact; a set is a number of one bit a side.
    """
    first, step = _steps(seen, rows, start)
    size = 1 << len(SIDES)
    said = seen.facts.said[rows] & (size - 1)
    vague = seen.columns.date_precision[rows] > DatePrecision.EXACT
    keys = (step * 2 + vague) * size + said
    sets = np.bincount(keys, minlength=len(first) * 2 * size).reshape(-1, 2, size)
    any_there = sets.any(axis=(1, 2))
    return first[any_there], sets[any_there]


def _members() -> Counts:
    """Return which sides are in which set: sets by sides, 0 or 1."""
    members: Counts = np.arange(1 << len(SIDES))[:, None] >> np.arange(len(SIDES)) & 1
    return members


def by_choice(seen: Seen, wanted: IncidentFilter, words: Words) -> dict[str, dict[str, int]]:
    """Return how many incidents each choice would leave, with everything else as asked.

    By parameter of the filter, then by value; values that none has are left out. A choice is
    counted as if it alone were chosen in its group. `precision` counts what is known at least so
    well, so its numbers grow with the value.
    """

    def found(without: IncidentFilter) -> Whole:
        return np.flatnonzero(mask_of(seen, without, words))

    columns, facts = seen.columns, seen.facts
    all_rows = found(wanted)
    types = found(replace(wanted, types=())) if wanted.types else all_rows
    sides = found(replace(wanted, sides=())) if wanted.sides else all_rows
    initiators = found(replace(wanted, initiators=())) if wanted.initiators else all_rows
    assessed = found(replace(wanted, assessments=())) if wanted.assessments else all_rows
    exact = found(replace(wanted, precision=None)) if wanted.precision is not None else all_rows
    exact = exact[~np.isnan(columns.lon[exact])]
    by_type = np.bincount(columns.type[types], minlength=len(TYPES))
    by_precision = np.bincount(columns.precision[exact], minlength=max(WherePrecision) + 1)
    return {
        "type": _named(TYPES, by_type.tolist()),
        "side": _named(SIDES, _bits(facts.said[sides], len(SIDES))),
        "initiator": _named(
            INITIATORS, _bits(facts.said[initiators] >> len(SIDES), len(INITIATORS))
        ),
        "assessment": _named(ASSESSMENTS, _bits(columns.assessment[assessed], len(ASSESSMENTS))),
        "precision": {
            str(value): int(by_precision[: value + 1].sum()) for value in WherePrecision.values
        },
    }


def _bits(bits: Whole, width: int) -> list[int]:
    return [int(np.count_nonzero(bits & (1 << n))) for n in range(width)]


def _named(codes: list[str], numbers: list[int]) -> dict[str, int]:
    return {code: number for code, number in zip(codes, numbers, strict=True) if number}
