"""Reading the one filter from an address: the only place where its parameters are parsed."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.text import slugify
from django.utils.translation import gettext as _

from incidents.enums import (
    EventType,
    Initiator,
    Occurrence,
    Responsibility,
    Side,
    WherePrecision,
)
from incidents.filters import PARAMETERS, IncidentFilter
from incidents.gazetteer.folding import fold
from incidents.validators import validate_plain_text

MAX_VALUES = 50
MAX_Q_LENGTH = 200
MAX_CASUALTIES = 1_000_000
EARLIEST_YEAR, LATEST_YEAR = 1900, 2100

# Added by mail programs and social networks to any link; they ask nothing of us.
_TRACKING = re.compile(r"^(utm_\w+|fbclid|gclid|mc_cid|mc_eid|igshid|yclid)$")
_DAY = re.compile(r"^\d{4}-\d{2}-\d{2}$", re.ASCII)
_WHOLE = re.compile(r"^\d{1,7}$", re.ASCII)


class BadParameter(ValueError):
    """A parameter that makes no sense: `name` says which, `message` why, in one sentence."""

    def __init__(self, name: str, message: str) -> None:
        super().__init__(message)
        self.name = name
        self.message = message


def read_filter(params: QueryDict, also: Iterable[str] = ()) -> IncidentFilter:
    """Return the filter that `params` ask for.

    `also` names further parameters the address understands; any other name is refused, since
    a misspelt parameter that is ignored would show more than was asked for. An empty value
    means the parameter is not set. Raises BadParameter.
    """
    known = {*PARAMETERS, *also}
    for name in params:
        if name not in known and not _TRACKING.match(name):
            raise BadParameter(name[:60], _("There is no parameter of this name here."))
    first = _read_day(params, "from")
    last = _read_day(params, "to")
    if first and last and first > last:
        raise BadParameter("from", _("The first day is after the last."))
    q = _read_q(params)
    return IncidentFilter(
        first=first,
        last=last,
        bbox=_read_bbox(params),
        types=_read_codes(params, "type", EventType.values),
        sides=_read_codes(params, "side", Side.values),
        initiators=_read_codes(params, "initiator", Initiator.values),
        assessments=_read_codes(params, "assessment", [*Occurrence.values, *Responsibility.values]),
        places=_read_places(params),
        precision=_read_number(params, "precision", min(WherePrecision), max(WherePrecision)),
        casualties_min=_read_number(params, "casualties_min", 0, MAX_CASUALTIES),
        q=q,
        q_folded=fold(q) if q else "",
        known_on=_read_day(params, "known_on"),
    )


def _one(params: QueryDict, name: str) -> str:
    values = [value.strip() for value in params.getlist(name) if value.strip()]
    if len(set(values)) > 1:
        raise BadParameter(name, _("This parameter is given more than once."))
    return values[0] if values else ""


def _many(params: QueryDict, name: str) -> list[str]:
    values = params.getlist(name)
    if len(values) > MAX_VALUES:
        raise BadParameter(
            name, _("At most %(limit)d values can be given.") % {"limit": MAX_VALUES}
        )
    return sorted({value.strip() for value in values if value.strip()})


def _read_day(params: QueryDict, name: str) -> dt.date | None:
    text = _one(params, name)
    if not text:
        return None
    if not _DAY.match(text):
        raise BadParameter(name, _("Write the day as YYYY-MM-DD, for example 2020-12-12."))
    try:
        day = dt.date.fromisoformat(text)
    except ValueError as error:
        raise BadParameter(name, _("This day does not exist in the calendar.")) from error
    if not EARLIEST_YEAR <= day.year <= LATEST_YEAR:
        raise BadParameter(name, _("The year must lie between 1900 and 2100."))
    return day


def _read_codes(params: QueryDict, name: str, codes: Iterable[str]) -> tuple[str, ...]:
    allowed = set(codes)
    values = _many(params, name)
    for value in values:
        if value not in allowed:
            raise BadParameter(
                name,
                _("“%(value)s” is not one of: %(codes)s.")
                % {"value": value[:60], "codes": ", ".join(sorted(allowed))},
            )
    return tuple(values)


def _read_places(params: QueryDict) -> tuple[str, ...]:
    values = _many(params, "place")
    for value in values:
        if len(value) > 100 or slugify(value) != value:
            raise BadParameter(
                "place", _("A place is named as in its address, for example hadrut.")
            )
    return tuple(values)


def _read_number(params: QueryDict, name: str, least: int, most: int) -> int | None:
    text = _one(params, name)
    if not text:
        return None
    if not _WHOLE.match(text) or not least <= int(text) <= most:
        raise BadParameter(
            name,
            _("Give a whole number between %(least)d and %(most)d.")
            % {"least": least, "most": most},
        )
    return int(text)


def _read_bbox(params: QueryDict) -> tuple[float, float, float, float] | None:
    text = _one(params, "bbox")
    if not text:
        return None
    try:
        numbers = [float(part) for part in text.split(",")] if len(text) <= 200 else []
    except ValueError:
        numbers = []
    if len(numbers) != 4 or not all(math.isfinite(number) for number in numbers):
        raise BadParameter("bbox", _("Give four numbers: west, south, east, north, in degrees."))
    west, south, east, north = numbers
    if not (-180 <= west < east <= 180 and -90 <= south < north <= 90):
        raise BadParameter(
            "bbox",
            _("West must be below east, south below north, within −180 to 180 and −90 to 90."),
        )
    return west, south, east, north


def _read_q(params: QueryDict) -> str:
    text = _one(params, "q")
    if len(text) > MAX_Q_LENGTH:
        raise BadParameter(
            "q", _("The search is longer than %(limit)d characters.") % {"limit": MAX_Q_LENGTH}
        )
    try:
        validate_plain_text(text)
    except ValidationError as error:
        raise BadParameter("q", error.messages[0]) from error
    return text
