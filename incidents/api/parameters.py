"""The parameters of the API as OpenAPI describes them. Reading them is forms.filter's work."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from incidents.api.reading import (
    DEFAULT_INCIDENTS,
    DEFAULT_PLACES,
    MAX_INCIDENTS,
    MAX_PLACES,
    MAX_TITLES,
)
from incidents.enums import EventType, Initiator, Occurrence, Responsibility, Side
from incidents.exchange.timeline import MOST_DAYS, MOST_LASTING, Bucket
from incidents.filters import PARAMETERS
from incidents.forms.bulletin_filter import BUCKETS
from incidents.forms.filter import (
    EARLIEST_YEAR,
    LATEST_YEAR,
    MAX_CASUALTIES,
    MAX_Q_LENGTH,
    MAX_VALUES,
)

_DAY: dict[str, Any] = {"type": "string", "format": "date"}


def _codes(values: Iterable[str]) -> dict[str, Any]:
    return {
        "type": "array",
        "maxItems": MAX_VALUES,
        "items": {"type": "string", "enum": list(values)},
    }


def _whole(least: int, most: int, **more: Any) -> dict[str, Any]:
    return {"type": "integer", "minimum": least, "maximum": most, **more}


def _parameter(
    name: str, description: str, schema: dict[str, Any], example: Any, *, required: bool = False
) -> dict[str, Any]:
    found = {
        "name": name,
        "in": "query",
        "required": required,
        "description": description,
        "schema": schema,
        "example": example,
    }
    if schema["type"] == "array":
        found |= {"style": "form", "explode": True}
    return found


_DESCRIBED = [
    _parameter(
        "from",
        "First local day, inclusive: incidents that last until this day or longer.",
        _DAY,
        "2020-12-11",
    ),
    _parameter(
        "to",
        "Last local day, inclusive: incidents that begin on this day or earlier.",
        _DAY,
        "2020-12-13",
    ),
    _parameter(
        "bbox",
        "West, south, east, north in degrees (WGS 84), separated by commas: incidents whose "
        "representative point lies inside. Unmapped incidents are left out.",
        {"type": "string"},
        "46.5,39.3,47.2,39.8",
    ),
    _parameter("type", "What happened. Repeat for “or”.", _codes(EventType.values), ["advance"]),
    _parameter(
        "side",
        "Which side speaks of it in an accepted claim. Repeat for “or”.",
        _codes(Side.values),
        ["armenia", "azerbaijan"],
    ),
    _parameter(
        "initiator",
        "Who some accepted claim says started it. Repeat for “or”.",
        _codes(Initiator.values),
        ["not_stated"],
    ),
    _parameter(
        "assessment",
        "A value on either axis of the assessment. Repeat for “or”.",
        _codes([*Occurrence.values, *Responsibility.values]),
        ["contested"],
    ),
    _parameter(
        "place",
        "Slug of a place at which the incident, or an accepted claim, has a site. Repeat for “or”.",
        {"type": "array", "maxItems": MAX_VALUES, "items": {"type": "string"}},
        ["hadrut"],
    ),
    _parameter(
        "precision",
        "Worst accepted precision of the place, UCDP where_prec from 1 (exact) to 7. "
        "Unmapped incidents are left out.",
        _whole(1, 7),
        2,
    ),
    _parameter(
        "casualties_min",
        "Some single claim gives at least so many killed and wounded, of all sides together.",
        _whole(0, MAX_CASUALTIES),
        1,
    ),
    _parameter(
        "q",
        "Words in titles, summaries, accepted claims and place names in any spelling. "
        "A phrase stands in quotation marks, a minus leaves a word out; of plain words the last "
        "may be the beginning of one.",
        {"type": "string", "maxLength": MAX_Q_LENGTH},
        "Hadrut",
    ),
    _parameter(
        "known_on",
        "Answer from statements issued by this day only. Titles, summaries, days, places and "
        "assessments stay those of today.",
        _DAY,
        "2020-12-13",
    ),
]

FILTER_PARAMETERS: dict[str, dict[str, Any]] = {one["name"]: one for one in _DESCRIBED}
"""The one filter's parameters by name."""

if list(FILTER_PARAMETERS) != list(PARAMETERS):
    raise RuntimeError("Every parameter of the filter is described, and no other.")

KNOWN_ON = FILTER_PARAMETERS["known_on"]

LIMIT = _parameter(
    "limit",
    "How many incidents a page holds.",
    _whole(1, MAX_INCIDENTS, default=DEFAULT_INCIDENTS),
    100,
)
CURSOR = _parameter(
    "cursor",
    "Where the page begins: taken from `next` of the page before.",
    {"type": "string"},
    "2020-12-12.NK-2020-0003",
)
BUCKET = _parameter(
    "bucket",
    "How long one bucket is. Weeks begin on Monday.",
    {"type": "string", "enum": Bucket.values, "default": Bucket.MONTH.value},
    "day",
)
SHARES = _parameter(
    "shares",
    "“yes” adds to each bucket how its incidents are divided between the sides that speak of them.",
    {"type": "string", "enum": ["yes"]},
    "yes",
)
LASTING = _parameter(
    "lasting",
    f"Adds the incidents of so many days or more, at least two, the first {MOST_LASTING} of them.",
    _whole(1, MOST_DAYS),
    30,
)
_ASKED_OF_BULLETINS = {
    "from": "First local day, inclusive: bulletins that count this day or later ones.",
    "to": "Last local day, inclusive: bulletins that count this day or earlier ones.",
    "side": "Which side counts. Repeat for “or”.",
    "known_on": "Answer from statements issued by this day only.",
}
BULLETIN_PARAMETERS: list[dict[str, Any]] = [
    *(
        FILTER_PARAMETERS[name] | {"description": words}
        for name, words in _ASKED_OF_BULLETINS.items()
    ),
    BUCKET
    | {
        "schema": {
            "type": "string",
            "enum": [bucket.value for bucket in BUCKETS],
            "default": Bucket.DAY.value,
        }
    },
    _parameter(
        "year",
        "The year whose rows are given; the newest with counts when left out.",
        _whole(EARLIEST_YEAR, LATEST_YEAR),
        2020,
    ),
]
VERSION = _parameter(
    "version",
    "The version the address is for, as an earlier answer gave it: while that is the current "
    "one, the answer may be kept for good.",
    _whole(0, 10**18),
    12,
)
REFERENCES = _parameter(
    "ref",
    "References of incidents. Repeat for more.",
    {
        "type": "array",
        "minItems": 1,
        "maxItems": MAX_TITLES,
        "items": {"type": "string", "pattern": "^NK-[0-9]{4}-[0-9]{4,12}$"},
    },
    ["NK-2020-0003"],
    required=True,
)
PLACE_NAME = _parameter(
    "q",
    "A name, or the beginning or a misspelling of one, in any of the scripts.",
    {"type": "string", "minLength": 1, "maxLength": MAX_Q_LENGTH},
    "Hadrut",
    required=True,
)
PLACE_LIMIT = _parameter(
    "limit",
    "How many places are given at most.",
    _whole(1, MAX_PLACES, default=DEFAULT_PLACES),
    10,
)
ON = _parameter("on", "The day the areas are drawn for; today when left out.", _DAY, "2020-11-10")
BEFORE = _parameter(
    "before",
    "Instead of `on`: the areas whose last day lies before this one.",
    _DAY,
    "2020-12-12",
)
