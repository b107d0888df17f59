"""What the small map of an incident draws: every claim's own sites, as circles."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from incidents.enums import WherePrecision
from incidents.models import Claim
from incidents.templatetags.words import where_words


def claim_sites(claims: Iterable[Claim]) -> list[dict[str, Any]]:
    """Return the sites of `claims` for the map: degrees, metres, side code, words.

    Sites that say only the country or nothing of a place have no circle and are left out.
    """
    return [
        {
            "lon": site.where.x,
            "lat": site.where.y,
            "radius_m": site.reach_m,
            "exact": site.precision == WherePrecision.EXACT,
            "side": claim.statement.actor.side,
            "actor": claim.statement.actor.short_name,
            "label": str(site.description or site.place or ""),
            "precision": where_words(site.precision, site.radius_m),
            "claim": f"#claim-{claim.public_id}",
        }
        for claim in claims
        for site in claim.sites.all()
        if site.reach_m is not None
    ]
