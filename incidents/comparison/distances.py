"""How far apart the places are that claims about one incident name."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from incidents.comparison.lineages import adds_facts, in_order
from incidents.comparison.places import BOUNDLESS, distance_m, radius_m, sites_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from incidents.comparison.inputs import ClaimView

LonLat = tuple[float, float]
Located = tuple[LonLat, int]


@dataclass(frozen=True, slots=True)
class Apart:
    """Two claims by id, and the places of theirs that lie farthest from each other.

    `metres` is measured between the centres, `between_m` between the circles of uncertainty
    around them: 0 where they meet. The ends are (lon, lat) in degrees, in no order.
    """

    one: int
    other: int
    ends: tuple[LonLat, LonLat]
    metres: float
    between_m: float

    @property
    def circles_meet(self) -> bool:
        """Whether the two places can be one and the same."""
        return self.between_m == 0


def farthest_apart(claims: Iterable[ClaimView]) -> Apart | None:
    """Return the two claims whose places are farthest apart, None when all name the same.

    Two claims are as far apart as the site of the one with fewer sites that is farthest from
    its nearest site of the other: a claim that names one of two villages is not apart from one
    that names both. The rule of places.WHERE_RULE, measured between centres. Sites without a
    circle, and claims that only comment, are left out. The first of equals in column order.
    """
    located = [(claim.id, _located(claim)) for claim in in_order(claims) if adds_facts(claim)]
    found: Apart | None = None
    for (one, here), (other, there) in combinations(located, 2):
        if not here or not there:
            continue
        ends, metres = _farthest(*sorted((here, there), key=len))
        if metres > 0 and (found is None or metres > found.metres):
            (first, one_reach), (last, other_reach) = ends
            between = max(0.0, metres - one_reach - other_reach)
            found = Apart(one, other, (first, last), metres, between)
    return found


def _located(claim: ClaimView) -> list[Located]:
    return [
        ((site.lon, site.lat), radius_m(site))
        for site in sites_of(claim)
        if site.precision not in BOUNDLESS and site.lon is not None and site.lat is not None
    ]


def _farthest(
    few: Sequence[Located], many: Sequence[Located]
) -> tuple[tuple[Located, Located], float]:
    """The site of `few` farthest from its nearest of `many`, that nearest one, and the metres."""
    nearest = []
    for site in few:
        metres, place = min((distance_m(site[0], other[0]), n) for n, other in enumerate(many))
        nearest.append(((site, many[place]), metres))
    return max(nearest, key=lambda pair: pair[1])
