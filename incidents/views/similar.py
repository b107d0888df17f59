"""What a visitor may have meant whose address leads nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

from incidents.gazetteer.search import search_places
from incidents.models import Incident, Place

BESIDE = 3
"""So many numbers before and after the one asked for are looked at, and the years beside."""

INCIDENTS = 8
PLACES = 5
"""So many are offered."""

_LIKE_REFERENCE = re.compile(r"(?<!\d)((?:19|20)\d\d)[\W_]+(\d{1,6})(?!\d)", re.ASCII)
_PLACE = re.compile(r"^/places?/([^/]+)")


def similar_incidents(path: str) -> list[Incident]:
    """Return published incidents whose references are like the one in `path`, the likest first.

    One query, none where there is nothing like a reference in it.
    """
    references = list(references_like(path))
    if not references:
        return []
    return list(Incident.objects.public().in_order_of(references)[:INCIDENTS])


def references_like(path: str) -> Iterator[str]:
    """Yield the reference that `path` means, then those likely to be mistaken for it, each once.

    Those are the numbers and years beside it, and numbers with one other digit. Understands
    "nk-2020-3", "NK2020/0003" and the like.
    """
    found = _LIKE_REFERENCE.search(path)
    if found is None:
        return
    year, number = int(found[1]), int(found[2])
    beside = {number: None}
    for distance in range(1, BESIDE + 1):
        beside |= {number - distance: None, number + distance: None}
    yield from (f"NK-{year}-{one:04d}" for one in beside if one > 0)
    for other in (year - 1, year + 1):
        yield f"NK-{other}-{number:04d}"
    mistyped = (one for one in _with_another_digit(number) if one > 0 and one not in beside)
    yield from (f"NK-{year}-{one:04d}" for one in mistyped)


def _with_another_digit(number: int) -> Iterator[int]:
    digits = f"{number:04d}"
    for place in reversed(range(len(digits))):
        for digit in "0123456789":
            if digit != digits[place]:
                yield int(f"{digits[:place]}{digit}{digits[place + 1 :]}")


def similar_places(path: str) -> list[Place]:
    """Return the places that the address of a place may mean, in any spelling."""
    found = _PLACE.match(path)
    if found is None:
        return []
    return places_named(found[1].replace("-", " "))


def places_named(text: str) -> list[Place]:
    """Return the places that a name in any spelling may mean, the likest first."""
    return [match.place for match in search_places(text, PLACES)]
