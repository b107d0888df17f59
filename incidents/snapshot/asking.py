"""The one filter asked of columns: a mask of the rows it wants. Pure.

Every rule here is one of querysets.incident: property tests hold both against each other.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from .codes import ASSESSMENTS, INITIATORS, SIDES, TYPES, bits_of, day_number
from .keys import among

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from incidents.filters import IncidentFilter

    from .columns import Seen
    from .keys import Mask
    from .morton import Whole


class Question(NamedTuple):
    """What only the database can answer of a filter; `folded` is `q` as a gazetteer key."""

    q: str
    folded: str
    places: tuple[str, ...]
    known_on: dt.date | None


@dataclass(frozen=True, slots=True)
class Words:
    """What the database answers of a filter: keys of incidents by `q` and by `place`.

    None where the filter does not ask. Both respect `known_on`.
    """

    q: Whole | None = None
    places: Whole | None = None


@dataclass(frozen=True)
class Asked:
    """A filter and the columns it is asked of, at a version of what is public."""

    version: int
    seen: Seen
    wanted: IncidentFilter
    words: Words

    @property
    def day(self) -> int | None:
        """The day of `known_on` as the columns count it."""
        return None if self.wanted.known_on is None else day_number(self.wanted.known_on)

    @cached_property
    def mask(self) -> Mask:
        """Which rows the filter wants; not to be written to."""
        mask = mask_of(self.seen, self.wanted, self.words)
        mask.flags.writeable = False
        return mask


def mask_of(seen: Seen, wanted: IncidentFilter, words: Words) -> Mask:
    """Return which rows the filter wants. `seen.facts` are those by `wanted.known_on`."""
    mask = seen.columns.stands.copy()
    for condition in _conditions(seen, wanted, words):
        mask &= condition
    return mask


def _conditions(seen: Seen, wanted: IncidentFilter, words: Words) -> Iterable[Mask]:
    yield from _about_incidents(seen, wanted)
    yield from _about_claims(seen, wanted)
    for keys in (words.places, words.q):
        if keys is not None:
            yield seen.columns.where(keys)


def _about_incidents(seen: Seen, wanted: IncidentFilter) -> Iterable[Mask]:
    columns = seen.columns
    if wanted.first is not None:
        yield columns.last >= day_number(wanted.first)
    if wanted.last is not None:
        yield columns.first <= day_number(wanted.last)
    if wanted.bbox:
        yield from _within(seen, wanted.bbox)
    if wanted.types:
        yield among(columns.type, np.array([TYPES.index(code) for code in wanted.types]))
    if wanted.assessments:
        yield columns.assessment & bits_of(wanted.assessments, ASSESSMENTS) != 0
    if wanted.precision is not None:
        # Of an incident without coordinates no precision is known that one could ask for.
        yield ~np.isnan(columns.lon) & (columns.precision <= wanted.precision)


def _about_claims(seen: Seen, wanted: IncidentFilter) -> Iterable[Mask]:
    facts = seen.facts
    if wanted.known_on is not None:
        yield facts.said != 0
    if wanted.sides:
        yield facts.said & bits_of(wanted.sides, SIDES) != 0
    if wanted.initiators:
        wanted_bits = bits_of(wanted.initiators, INITIATORS) << len(SIDES)
        yield facts.said & wanted_bits != 0
    if wanted.casualties_min:
        yield facts.casualties >= wanted.casualties_min


def _within(seen: Seen, bbox: tuple[float, float, float, float]) -> Iterable[Mask]:
    """Edges are inside; a comparison with NaN is false."""
    west, south, east, north = bbox
    yield seen.columns.lon >= west
    yield seen.columns.lon <= east
    yield seen.columns.lat >= south
    yield seen.columns.lat <= north
