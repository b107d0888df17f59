"""Shorthands for the sample's claims: days, places, the cells of casualty figures, reasons."""

from __future__ import annotations

import datetime as dt

from incidents.enums import CasualtyCategory, Harm, Side, SiteRole, WherePrecision

from .places import HADRUT, HIN_TAGHER, KHTSABERD
from .spec import SiteSpec

ONE_SIDE = "Only this side says so; nobody independent has seen it."
PARTY = "A party to the conflict about its own fighting; day and place agree with others."
CLAUSE_CEASEFIRE = "1"


def december(first: int, last: int | None = None) -> tuple[dt.date, dt.date]:
    """Return the first and last of some days of December 2020."""
    return dt.date(2020, 12, first), dt.date(2020, 12, last or first)


def toward(*places: str) -> tuple[SiteSpec, ...]:
    """Return sites for an action said to go in the direction of places, within 5 km of each."""
    return tuple(
        SiteSpec(place, WherePrecision.NEAR, radius_m=5_000, role=SiteRole.DIRECTION)
        for place in places
    )


def near(*places: str, radius_m: int = 3_000) -> tuple[SiteSpec, ...]:
    """Return sites for an action said to happen at villages, within `radius_m` of each."""
    return tuple(SiteSpec(place, WherePrecision.NEAR, radius_m=radius_m) for place in places)


AT_BOTH = near(KHTSABERD, HIN_TAGHER)
FOREST = SiteSpec(
    HADRUT,
    WherePrecision.NEAR,
    radius_m=25_000,
    description="forest north-west of Hadrut",
)
AZ_KILLED = (Side.AZERBAIJAN, CasualtyCategory.MILITARY, Harm.KILLED)
AZ_WOUNDED = (Side.AZERBAIJAN, CasualtyCategory.MILITARY, Harm.WOUNDED)
AM_WOUNDED = (Side.ARMENIA, CasualtyCategory.MILITARY, Harm.WOUNDED)
