"""Places found by name, as columns.PLACE."""

from __future__ import annotations

from typing import Any

from incidents.exchange.claim_records import DEGREE_DIGITS
from incidents.models import Place


def place_record(place: Place, matched_name: str, match: str, district: str) -> dict[str, Any]:
    """Return a place with the spelling found, how it was, and the district that tells it apart."""
    return {
        "slug": place.slug,
        "label": place.label,
        "matched_name": matched_name,
        "match": match,
        "kind": place.kind,
        "district": district,
        "lon": round(place.point.x, DEGREE_DIGITS),
        "lat": round(place.point.y, DEGREE_DIGITS),
    }
