"""Actors, outlets, statements and incidents found by what somebody types of them.

Names are compared by the gazetteer's key, so that any alphabet finds them. Actors and outlets are
vocabularies kept by hand and small enough to compare in memory: one query each.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol, TypeVar

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Q
from rapidfuzz import fuzz

from incidents.gazetteer.folding import fold
from incidents.models import Actor, Incident, Outlet

from .answering import incidents_for, statements_for
from .question import LONGEST, understand

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from django.contrib.gis.geos import Point

    from incidents.models import Statement

MOST_COMPARED: Final = 5_000
"""The most actors or outlets that are compared."""

_ALIKE: Final = 75
"""How alike two keys are at least, of 100, for one to be offered for the other."""


class _Named(Protocol):
    """A record of a vocabulary."""

    pk: int


N = TypeVar("N", bound=_Named)


def search_actors(q: str, limit: int = 8) -> list[Actor]:
    """Return the actors that any of their names, in any alphabet, makes likely; best first.

    Each has `all_names`: a list of its further names. One query.
    """
    actors = Actor.objects.annotate(
        all_names=ArrayAgg("names__name", default=[], filter=Q(names__isnull=False))
    ).order_by("pk")[:MOST_COMPARED]
    return _best(
        q, ((one, [one.name, one.short_name, one.slug, *one.all_names]) for one in actors), limit
    )


def search_outlets(q: str, limit: int = 8) -> list[Outlet]:
    """Return the outlets that a name or an address makes likely; best first. One query."""
    outlets = Outlet.objects.order_by("pk")[:MOST_COMPARED]
    return _best(q, ((one, [one.name, one.slug, one.url]) for one in outlets), limit)


def _best(q: str, rows: Iterable[tuple[N, list[str]]], limit: int) -> list[N]:
    key = fold(q[:LONGEST])
    if not key:
        return []
    ranked = [(max(_likeness(key, fold(name)) for name in names), one) for one, names in rows]
    ranked.sort(key=lambda pair: (-pair[0], pair[1].pk))
    return [one for likeness, one in ranked[:limit] if likeness >= _ALIKE]


def _likeness(key: str, name: str) -> float:
    """How likely a name is meant, 0 to 101: whole, beginning, part, look."""
    if not name:
        return 0
    if name == key:
        return 101
    if name.startswith(key):
        return 100
    if key in name:
        return 99
    # A part of a long name is what people type; of a short key nearly every name has a part.
    whole = fuzz.ratio(key, name)
    return max(whole, fuzz.partial_ratio(key, name) - 5) if len(key) > 4 else whole


def search_statements(q: str, limit: int = 8) -> list[Statement]:
    """Return statements by public identifier, address, actor, place or words; newest first."""
    return list(statements_for(understand(q))[:limit])


def search_incidents(
    q: str = "",
    near_point: Point | None = None,
    near_day: dt.date | None = None,
    limit: int = 8,
) -> list[Incident]:
    """Return incidents a claim can be made about, by reference or words; nearest first.

    Nearest by day, then by place, as far as those are known; else newest first. Each has
    `distance` where a point is given and it has one.
    """
    found = Incident.objects.to_claim_about()
    if q.strip():
        found = found.filter(pk__in=incidents_for(understand(q)).order_by().values("pk"))
    return list(found.nearest(near_point, near_day)[:limit])
