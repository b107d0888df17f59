"""Places found by name, as columns.PLACE."""

from __future__ import annotations

from typing import Any

from incidents.exchange.claim_records import DEGREE_DIGITS
from incidents.models import Place
from incidents.names import NameChoice, shown_name


def place_record(place: Place, matched_name: str, match: str, district: str) -> dict[str, Any]:
    """Return a place with the spelling found, how it was, and the district that tells it apart.

    The names of `place` have to be prefetched: the answer holds what each choice of names means.
    """
    names = place.names.all()
    chosen = [choice for choice in NameChoice if choice != NameChoice.BOTH]
    return {
        "slug": place.slug,
        "label": place.label,
        **{f"name_{one.value}": shown_name(place.label, names, one).text for one in chosen},
        "matched_name": matched_name,
        "match": match,
        "kind": place.kind,
        "district": district,
        "lon": round(place.point.x, DEGREE_DIGITS),
        "lat": round(place.point.y, DEGREE_DIGITS),
    }
