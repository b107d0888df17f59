"""The index: every matching incident as a few numbers, column by column.

Small enough to send at once, so that a map or a program can filter by itself and come to the
same counts. Codes are numbers into lists that come with it; several codes in one column are a
bit set. The columns are columns.INDEX.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any, Final

from django.db.models import F, FloatField, Func

from incidents.enums import (
    WHERE_RADIUS_M,
    EventType,
    Initiator,
    Occurrence,
    Responsibility,
    Side,
    WherePrecision,
)
from incidents.exchange.columns import INDEX
from incidents.exchange.facts import NOTHING, claim_facts
from incidents.querysets.incident import IncidentQuerySet

INDEX_FORMAT: Final = 2
"""Raised when columns or codes change, so that nobody keeps an answer of another shape."""

EPOCH = dt.date(1970, 1, 1).toordinal()

_TYPES: Sequence[str] = EventType.values
_ASSESSMENTS: Sequence[str] = [*Occurrence.values, *Responsibility.values]
_TYPE_NUMBER = {code: number for number, code in enumerate(_TYPES)}
_ASSESSMENT_BIT = {code: 1 << number for number, code in enumerate(_ASSESSMENTS)}

CODES: dict[str, list[str]] = {
    "type": list(_TYPES),
    "sides": Side.values,
    "initiators": Initiator.values,
    "assessment": list(_ASSESSMENTS),
}
"""The code lists that the columns of the same name refer to."""


def index_record(found: IncidentQuerySet, known_on: dt.date | None, version: int) -> dict[str, Any]:
    """Return the index of the incidents `found`, newest first, in three queries.

    `found` are public incidents. Those without coordinates are in it, with null for lon, lat
    and precision. Degrees are not rounded, so that a box gives here what it gives in the
    database. `version` is what snapshot.version.current() said before `found` was asked: what is
    newer than its version is fetched again, what is older would stay.
    """
    facts = claim_facts(found, known_on)
    rows = found.newest_first().values_list(
        "pk",
        "reference",
        "title",
        Func(F("point"), function="ST_X", output_field=FloatField()),
        Func(F("point"), function="ST_Y", output_field=FloatField()),
        "starts_on",
        "ends_on",
        "date_precision",
        "event_type",
        "occurrence",
        "responsibility",
        "precision",
        "radius_m",
    )
    columns: dict[str, list[Any]] = {column.name: [] for column in INDEX}
    adders = [columns[column.name].append for column in INDEX]
    for pk, ref, title, lon, lat, first, last, exact, kind, how, who, precision, radius in rows:
        said = facts.get(pk, NOTHING)
        mapped = lon is not None
        values = (
            ref,
            title,
            lon,
            lat,
            first.toordinal() - EPOCH,
            last.toordinal() - EPOCH,
            exact,
            _TYPE_NUMBER[kind],
            said.sides,
            said.initiators,
            _ASSESSMENT_BIT[how] | _ASSESSMENT_BIT[who],
            precision if mapped else None,
            _radius(precision, radius) if mapped else None,
            said.killed,
            said.casualties,
        )
        for add, value in zip(adders, values, strict=True):
            add(value)
    return {"version": version, "count": len(columns["ref"]), "columns": columns, "codes": CODES}


def _radius(precision: int, radius_m: int | None) -> int | None:
    return radius_m if radius_m is not None else WHERE_RADIUS_M[WherePrecision(precision)]
