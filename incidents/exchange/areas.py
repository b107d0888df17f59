"""Areas as GeoJSON (RFC 7946): columns.AREA as properties."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from incidents.exchange.claim_records import day_text
from incidents.models import Area


def area_collection(areas: Iterable[Area]) -> dict[str, Any]:
    """Return `areas` as a FeatureCollection in WGS 84, in their order."""
    return {"type": "FeatureCollection", "features": [_feature(area) for area in areas]}


def _feature(area: Area) -> dict[str, Any]:
    return {
        "type": "Feature",
        "id": area.slug,
        "geometry": json.loads(area.geometry.geojson),
        "properties": {
            "slug": area.slug,
            "name": area.name,
            "kind": area.kind,
            "valid_from": day_text(area.valid_from),
            "valid_to": day_text(area.valid_to),
            "source": area.source,
            "uncertainty_m": area.uncertainty_m,
            "drawn_by": area.drawn_by,
            "note": area.note,
        },
    }
