"""The comparison of an incident's claims as plain JSON values: columns.COMPARISON."""

from __future__ import annotations

from collections.abc import Mapping
from functools import singledispatch
from typing import Any

from incidents.comparison import (
    Answer,
    Comparison,
    DateRange,
    FigureView,
    GapUnit,
    OutcomeView,
    PeopleRange,
    Row,
    SiteView,
)
from incidents.enums import WHERE_RADIUS_M
from incidents.exchange.claim_records import DEGREE_DIGITS


def comparison_record(comparison: Comparison, ids: Mapping[int, str]) -> dict[str, Any]:
    """Return the rows of a comparison: five questions, then one row for each casualty cell.

    `ids` gives the public identifier of a claim by its primary key. The rows' answers stand in
    the order of the incident's claims.
    """
    return {
        "questions": [_row_record(row, ids) for row in comparison.questions],
        "casualties": [_cell_record(row, ids) for row in comparison.casualties],
    }


def _cell_record(row: Row, ids: Mapping[int, str]) -> dict[str, Any]:
    assert row.cell is not None  # every casualty row has one
    cell = {
        "side": row.cell.side.value,
        "category": row.cell.category.value,
        "harm": row.cell.harm.value,
    }
    return cell | _row_record(row, ids)


def _row_record(row: Row, ids: Mapping[int, str]) -> dict[str, Any]:
    return {
        "question": row.question.value,
        "verdict": row.verdict.value,
        "gap": _amount(row),
        "gap_unit": row.gap.unit.value if row.gap else None,
        "common": None if row.common is None else value_record(row.common),
        "sides": [side.value for side in row.sides],
        "voices": row.voices,
        "conflicts": [[ids[one], ids[other]] for one, other in row.conflicts],
        "mentioned_without_number": row.mentioned_without_number,
        "retold_only": row.retold_only,
        "answers": [_answer_record(answer, ids) for answer in row.answers],
    }


def _amount(row: Row) -> float | None:
    """The gap as a whole number: metres are not known more exactly."""
    if row.gap is None:
        return None
    return round(row.gap.amount) if row.gap.unit == GapUnit.METRES else row.gap.amount


def _answer_record(answer: Answer, ids: Mapping[int, str]) -> dict[str, Any]:
    return {
        "claim": ids[answer.claim_id],
        "values": [value_record(value) for value in answer.values],
        "is_repeat": answer.is_repeat,
        "departs": answer.departs,
    }


@singledispatch
def value_record(value: object) -> Any:
    """Return one thing a claim says, or what claims have in common, as a JSON value.

    A code becomes its text; days, people, sites, outcomes and figures become objects.
    """
    return getattr(value, "value", value)


@value_record.register
def _days(value: DateRange) -> dict[str, Any]:
    return {
        "starts_on": value.starts_on.isoformat(),
        "ends_on": value.ends_on.isoformat(),
        "date_precision": value.precision.value if value.precision else None,
    }


@value_record.register
def _people(value: PeopleRange) -> dict[str, Any]:
    return {"minimum": value.low, "maximum": value.high}


@value_record.register
def _site(value: SiteView) -> dict[str, Any]:
    radius = value.radius_m if value.radius_m is not None else WHERE_RADIUS_M[value.precision]
    return {
        "place": value.place,
        "label": value.label,
        "lon": None if value.lon is None else round(value.lon, DEGREE_DIGITS),
        "lat": None if value.lat is None else round(value.lat, DEGREE_DIGITS),
        "precision": value.precision.value,
        "radius_m": radius,
        "role": value.role.value,
    }


@value_record.register
def _outcome(value: OutcomeView) -> dict[str, Any]:
    return {"outcome": value.outcome.value, "place": value.place, "label": value.label}


@value_record.register
def _figure(value: FigureView) -> dict[str, Any]:
    return {
        "side": value.side.value,
        "category": value.category.value,
        "harm": value.harm.value,
        "count": value.count.value,
        "minimum": value.minimum,
        "best": value.best,
        "maximum": value.maximum,
    }
