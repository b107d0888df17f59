"""What a filter finds, as a sequence: a page of it is fetched, the rest are numbers in memory."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, overload

import numpy as np

from incidents.models import Incident
from incidents.snapshot.codes import EPOCH
from incidents.snapshot.keys import once

if TYPE_CHECKING:
    from incidents.snapshot.asking import Asked
    from incidents.snapshot.morton import Whole


Bounds = tuple[tuple[float, float], tuple[float, float]]
"""South-west and north-east, each latitude and longitude as maps take them."""


class Found(Sequence[Incident]):
    """The incidents of some rows, in their order; one query for each stretch that is taken.

    One that ceased to be public a moment ago is left out of a stretch, not of the length.
    """

    def __init__(self, asked: Asked, rows: Whole) -> None:
        self.asked = asked
        self.rows = rows

    def __len__(self) -> int:
        return len(self.rows)

    @overload
    def __getitem__(self, index: int) -> Incident: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[Incident]: ...

    def __getitem__(self, index: int | slice) -> Incident | Sequence[Incident]:
        if isinstance(index, int):
            return self[index : index + 1][0]
        keys = self.asked.seen.columns.pk[self.rows[index]].tolist()
        found = Incident.objects.public().in_bulk(keys) if keys else {}
        return [found[key] for key in keys if key in found]

    @cached_property
    def as_stored(self) -> Whole:
        """The rows in the order of the columns: of many, reading them so is far quicker."""
        return once(self.rows)

    def unmapped(self) -> Found:
        """Return those without coordinates."""
        return Found(self.asked, self.rows[np.isnan(self.asked.seen.columns.lon)[self.rows]])

    def bounds(self) -> Bounds | None:
        """Return the south-western and the north-eastern corner of those with coordinates."""
        columns = self.asked.seen.columns
        lat, lon = columns.lat[self.as_stored], columns.lon[self.as_stored]
        mapped = ~np.isnan(lon)
        if not mapped.any():
            return None
        lat, lon = lat[mapped], lon[mapped]
        return (float(lat.min()), float(lon.min())), (float(lat.max()), float(lon.max()))

    def last_day(self) -> dt.date | None:
        """Return the last day of any of them."""
        days = self.asked.seen.columns.last[self.as_stored]
        return dt.date.fromordinal(EPOCH + int(days.max())) if len(days) else None
