"""The one filter as a value: what map, timeline, list, counts, exports and APIs are asked for.

Parsed in forms/filter.py and nowhere else; answered by snapshot.asking. Repeated
values of one parameter mean "or", different parameters mean "and".
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, fields
from urllib.parse import urlencode

PARAMETERS: dict[str, str] = {
    "from": "first",
    "to": "last",
    "bbox": "bbox",
    "type": "types",
    "side": "sides",
    "initiator": "initiators",
    "assessment": "assessments",
    "place": "places",
    "precision": "precision",
    "casualties_min": "casualties_min",
    "q": "q",
    "known_on": "known_on",
}
"""Name in the address → attribute of IncidentFilter, in the order the addresses use."""


@dataclass(frozen=True, slots=True)
class IncidentFilter:
    """What is asked for; an attribute that is None or empty does not restrict.

    `first` and `last` are inclusive local days. `bbox` is west, south, east, north in degrees.
    `precision` is the worst accepted where_prec (1-7). `casualties_min` is the least number
    of killed and wounded that any single claim gives. `q_folded` is `q` as a gazetteer key.
    `known_on` leaves out what was said after that day.
    """

    first: dt.date | None = None
    last: dt.date | None = None
    bbox: tuple[float, float, float, float] | None = None
    types: tuple[str, ...] = ()
    sides: tuple[str, ...] = ()
    initiators: tuple[str, ...] = ()
    assessments: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    precision: int | None = None
    casualties_min: int | None = None
    q: str = ""
    q_folded: str = ""
    known_on: dt.date | None = None

    @property
    def is_empty(self) -> bool:
        """True when nothing is restricted."""
        return all(not getattr(self, field.name) for field in fields(self)) and (
            self.casualties_min is None and self.precision is None
        )

    def pairs(self, without: tuple[str, ...] = ()) -> list[tuple[str, str]]:
        """Return the parameters as name and value pairs in a fixed order, `without` some.

        Two filters that ask the same give the same pairs, so they serve as a cache key.
        """
        found: list[tuple[str, str]] = []
        for name, attribute in PARAMETERS.items():
            value = getattr(self, attribute)
            if name in without or value is None or value in ("", ()):
                continue
            if name == "bbox":
                found.append((name, ",".join(repr(number) for number in value)))
            elif isinstance(value, tuple):
                found.extend((name, item) for item in value)
            else:
                found.append(
                    (name, value.isoformat() if isinstance(value, dt.date) else str(value))
                )
        return found

    def query_string(self, without: tuple[str, ...] = ()) -> str:
        """Return the parameters as a query string without the leading question mark."""
        return urlencode(self.pairs(without))
