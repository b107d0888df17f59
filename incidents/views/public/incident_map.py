"""What the small map of an incident draws: every claim's own sites, and how far they are apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from incidents.comparison import Apart, alphabetical
from incidents.enums import Side, WherePrecision
from incidents.exchange.comparable import ClaimRows, Labeller, RowsOf, neutral, site_label
from incidents.models import Claim
from incidents.templatetags.words import distance_words, where_words


@dataclass(frozen=True, slots=True)
class FarthestClaims:
    """The two claims whose places lie farthest apart, for a sentence and for a line."""

    one: Claim
    other: Claim
    apart: Apart

    def line(self) -> dict[str, Any]:
        """Return the line for the map: ends as [lat, lon] in degrees, and its words."""
        ends = [[lat, lon] for lon, lat in self.apart.ends]
        return {"ends": ends, "label": distance_words(self.apart.metres)}


def claim_sites(
    claims: Iterable[Claim], label: Labeller = neutral, rows: RowsOf = ClaimRows.shown
) -> list[dict[str, Any]]:
    """Return the sites of `claims` for the map: degrees, metres, side code, words.

    `label` says what places are called.
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
            "label": site_label(site, label),
            "precision": where_words(site.precision, site.radius_m),
            "claim": f"#claim-{claim.public_id}",
        }
        for claim in claims
        for site in rows(claim).sites
        if site.reach_m is not None
    ]


def farthest_claims(apart: Apart | None, claims: Mapping[int, Claim]) -> FarthestClaims | None:
    """Return the claims that `apart` is about, None for None."""
    if apart is None:
        return None
    return FarthestClaims(claims[apart.one], claims[apart.other], apart)


def sides_drawn(claims: Iterable[Claim], rows: RowsOf = ClaimRows.shown) -> list[tuple[Side, int]]:
    """Return the sides the map draws, in alphabetical order, each with its number of claims."""
    drawn = Counter(
        Side(claim.statement.actor.side)
        for claim in claims
        if any(site.reach_m is not None for site in rows(claim).sites)
    )
    return [(side, drawn[side]) for side in alphabetical(drawn)]
