"""The index: every matching incident as a few numbers, column by column.

Small enough to send at once, so that a map or a program can filter by itself and come to the
same counts. Codes are numbers into lists that come with it; several codes in one column are a
bit set. The columns are columns.INDEX.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np
import orjson

from incidents.exchange.index_bytes import IndexArrays, index_bytes, only_said
from incidents.models import Incident
from incidents.snapshot.claims import UNKNOWN
from incidents.snapshot.codes import ASSESSMENTS, INITIATORS, SIDES, TYPES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from incidents.snapshot.asking import Asked
    from incidents.snapshot.morton import Whole

INDEX_FORMAT: Final = 3
"""Raised when columns or codes change, so that nobody keeps an answer of another shape."""

MOST_TITLES: Final = 5_000
"""Up to how many incidents the index as bytes holds titles too."""

CODES: Final[dict[str, list[str]]] = {
    "type": TYPES,
    "sides": SIDES,
    "initiators": INITIATORS,
    "assessment": ASSESSMENTS,
}
"""The code lists that the columns of the same name refer to."""


def index_arrays(asked: Asked) -> IndexArrays:
    """Return the index of the incidents asked for, those without coordinates among them."""
    columns = asked.seen.columns
    rows = columns.newest_first(asked.mask)
    facts = asked.seen.facts.part(rows)
    mapped = ~np.isnan(columns.lon[rows])
    return IndexArrays(
        year=columns.year[rows],
        number=columns.number[rows],
        lon=columns.lon[rows],
        lat=columns.lat[rows],
        first=columns.first[rows],
        last=columns.last[rows],
        date_precision=columns.date_precision[rows],
        type=columns.type[rows],
        sides=facts.sides,
        initiators=facts.initiators,
        assessment=columns.assessment[rows],
        precision=columns.precision[rows] * mapped,
        radius_m=np.where(mapped, columns.radius_m[rows], UNKNOWN),
        killed=facts.killed,
        casualties=facts.casualties,
    )


def index_json(asked: Asked) -> bytes:
    """Return the index as JSON: `version`, `count`, `columns` (columns.INDEX) and `codes`."""
    found = index_arrays(asked)
    columns = {
        "ref": orjson.Fragment(references_json(found.year, found.number)),
        "lon": found.lon,
        "lat": found.lat,
        "day": found.first,
        "day_to": found.last,
        "date_precision": found.date_precision,
        "type": found.type,
        "sides": found.sides,
        "initiators": found.initiators,
        "assessment": found.assessment,
        "precision": _or_null(found.precision, 0),
        "radius_m": _or_null(found.radius_m, UNKNOWN),
        "killed": _or_null(found.killed, UNKNOWN),
        "casualties": _or_null(found.casualties, UNKNOWN),
    }
    record = {"version": asked.version, "count": len(found.year), "columns": columns}
    return orjson.dumps(record | {"codes": CODES}, option=orjson.OPT_SERIALIZE_NUMPY)


def index_binary(asked: Asked, most: int) -> bytes:
    """Return the index as bytes (index_bytes); of more than `most` incidents only their number.

    Titles come along up to MOST_TITLES; beyond, they are asked for as they are shown.
    """
    count = int(np.count_nonzero(asked.mask))
    about: dict[str, Any] = {"version": asked.version, "count": count, "codes": CODES}
    if count > most:
        return only_said(**about, most=most)
    titles = _titles(asked) if count <= MOST_TITLES else None
    return index_bytes(index_arrays(asked), **about, titles=titles)


def references(year: Whole, number: Whole) -> list[str]:
    """Return references of incidents as they are written: NK-2020-0012."""
    return [f"NK-{y}-{n:04d}" for y, n in zip(year.tolist(), number.tolist(), strict=True)]


def references_json(year: Whole, number: Whole) -> bytes:
    """Return references of incidents as a JSON list, all at once."""
    powers = 10 ** np.arange(_DIGITS - 1, -1, -1)
    numbers = number.astype(np.int64)[:, np.newaxis]
    text = np.empty((len(number), len(_PATTERN)), np.uint8)
    text[:] = np.frombuffer(_PATTERN, np.uint8)
    text[:, _YEAR] = year.astype(np.int64)[:, np.newaxis] // powers[-4:] % 10 + ord("0")
    text[:, _NUMBER] = numbers // powers % 10 + ord("0")
    kept = np.ones(text.shape, np.bool_)
    # At least four digits are written, and no zero before a longer number.
    kept[:, _NUMBER] = (numbers >= powers) | (powers < 10**4)
    return b"[" + text[kept].tobytes()[:-1] + b"]"


_DIGITS: Final = 8
_PATTERN: Final = b'"NK-0000-00000000",'
_YEAR: Final = slice(4, 8)
_NUMBER: Final = slice(9, 9 + _DIGITS)


def _or_null(numbers: Whole, nothing: int) -> Whole | list[int | None]:
    """The numbers, with null for those that stand for nothing."""
    if not bool((numbers == nothing).any()):
        return numbers
    found: list[int | None] = numbers.tolist()
    for place in np.flatnonzero(numbers == nothing).tolist():
        found[place] = None
    return found


def _titles(asked: Asked) -> Sequence[str]:
    columns = asked.seen.columns
    keys = columns.pk[columns.newest_first(asked.mask)].tolist()
    titles = dict(Incident.objects.public().filter(pk__in=keys).values_list("pk", "title"))
    return [titles.get(key, "") for key in keys]
