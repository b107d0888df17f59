"""What the timeline marks: agreements of the database, and the periods of data/periods.json."""

from __future__ import annotations

import datetime as dt
import json
from functools import cache
from pathlib import Path
from typing import Final, TypedDict

from incidents.views.public.chronology import milestones

PERIODS: Final = Path(__file__).resolve().parents[2] / "data" / "periods.json"


class Period(TypedDict):
    """Days that are marked, both inclusive as ISO dates; `kind` is war or agreement."""

    first: str
    last: str
    label: str
    kind: str
    source: str


@cache
def written_periods() -> tuple[Period, ...]:
    """Return the periods of the file, in order of time."""
    periods: list[Period] = json.loads(PERIODS.read_text(encoding="utf-8"))["periods"]
    return tuple(sorted(periods, key=lambda period: period["first"]))


def marks() -> list[Period]:
    """Return all that the timeline marks, in order of time; one query."""
    agreed = [_agreement(one.day, one.label) for one in milestones()]
    return sorted([*written_periods(), *agreed], key=lambda period: period["first"])


def _agreement(day: dt.date, label: str) -> Period:
    text = day.isoformat()
    return Period(first=text, last=text, label=label, kind="agreement", source="")
