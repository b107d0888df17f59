"""What a visitor may have meant whose address leads nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

from incidents.gazetteer.search import search_places
from incidents.models import Incident, Place

BESIDE = 3
"""So many numbers before and after the one asked for are looked at, and the years beside."""

PLACES = 5

_LIKE_REFERENCE = re.compile(r"(?<!\d)((?:19|20)\d\d)[\W_]+(\d{1,6})(?!\d)", re.ASCII)
_PLACE = re.compile(r"^/places?/([^/]+)")


def similar_incidents(path: str) -> list[Incident]:
    """Return published incidents whose references are like the one in `path`, the likest first.

    One query, none where there is nothing like a reference in it.
    """
    references = list(references_like(path))
    if not references:
        return []
    return list(Incident.objects.public().in_order_of(references))


def references_like(path: str) -> Iterator[str]:
    """Yield the reference that `path` means, then those with numbers and years beside it.

    Understands "nk-2020-3", "NK2020/0003" and the like.
    """
    found = _LIKE_REFERENCE.search(path)
    if found is None:
        return
    year, number = int(found[1]), int(found[2])
    yield f"NK-{year}-{number:04d}"
    for distance in range(1, BESIDE + 1):
        for beside in (number - distance, number + distance):
            if beside > 0:
                yield f"NK-{year}-{beside:04d}"
    for other in (year - 1, year + 1):
        yield f"NK-{other}-{number:04d}"


def similar_places(path: str) -> list[Place]:
    """Return the places that the address of a place may mean, in any spelling."""
    found = _PLACE.match(path)
    if found is None:
        return []
    return places_named(found[1].replace("-", " "))


def places_named(text: str) -> list[Place]:
    """Return the places that a name in any spelling may mean, the likest first."""
    return [match.place for match in search_places(text, PLACES)]
