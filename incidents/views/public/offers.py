"""Where a reader can take what the explorer shows: the same filter at other addresses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Offer:
    """A link that keeps the filter: what it is called, its address without the query."""

    label: str | Promise
    address: str


# The one place where exports and feeds are added: a label, and the name of an address that
# takes the filter's parameters. The script keeps the query of each link as the page's.
_OFFERS: Final = (
    (_("Incidents (JSON)"), "api:incidents"),
    (_("Columns (JSON)"), "api:index"),
    (_("Counts by day (JSON)"), "api:timeline"),
)


def offers() -> list[Offer]:
    """Return what is offered, in the order shown."""
    return [Offer(label, reverse(name)) for label, name in _OFFERS]
