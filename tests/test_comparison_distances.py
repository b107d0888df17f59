"""How far apart the places are that claims name."""

from __future__ import annotations

import datetime as dt

import pytest

from incidents.comparison import Apart, ClaimView, SiteView, farthest_apart
from incidents.enums import Side, SiteRole, Stance, WherePrecision

SOUTH, NORTH = (47.0, 39.5), (47.0, 39.6)
TENTH_OF_A_DEGREE_M = 11_119.5


def site(
    lon_lat: tuple[float, float],
    radius_m: int = 3_000,
    precision: WherePrecision = WherePrecision.NEAR,
    role: SiteRole = SiteRole.LOCATION,
) -> SiteView:
    return SiteView(*lon_lat, radius_m, precision, None, "", role)


def claim(number: int, *sites: SiteView, stance: Stance = Stance.REPORTS) -> ClaimView:
    day = dt.date(2020, 12, number)
    return ClaimView(number, Side.ARMENIA, "", number, number, day, stance=stance, sites=sites)


def test_the_distance_is_measured_between_centres_and_between_circles() -> None:
    found = farthest_apart([claim(1, site(SOUTH)), claim(2, site(NORTH))])

    assert found is not None
    assert (found.one, found.other) == (1, 2)
    assert found.metres == pytest.approx(TENTH_OF_A_DEGREE_M, abs=1)
    assert found.between_m == pytest.approx(TENTH_OF_A_DEGREE_M - 6_000, abs=1)
    assert found.circles_meet is False


def test_circles_that_touch_can_mean_one_place() -> None:
    found = farthest_apart([claim(1, site(SOUTH, 30_000)), claim(2, site(NORTH))])
    assert found is not None
    assert (found.between_m, found.circles_meet) == (0, True)


def test_a_claim_that_names_one_of_two_villages_is_not_apart_from_one_that_names_both() -> None:
    both = claim(1, site(SOUTH), site(NORTH))
    assert farthest_apart([both, claim(2, site(NORTH))]) is None


def test_the_widest_of_several_distances_is_given() -> None:
    farther = (47.0, 39.8)
    found = farthest_apart([claim(1, site(SOUTH)), claim(2, site(NORTH)), claim(3, site(farther))])
    assert isinstance(found, Apart)
    assert (found.one, found.other) == (1, 3)
    assert set(found.ends) == {SOUTH, farther}


def test_comments_origins_and_whole_countries_are_left_out() -> None:
    origin = site(NORTH, role=SiteRole.ORIGIN)
    country = site(NORTH, precision=WherePrecision.COUNTRY)
    others = [
        claim(2, origin),
        claim(3, country),
        claim(4, site(NORTH), stance=Stance.COMMENTS),
        claim(5),
    ]
    assert farthest_apart([claim(1, site(SOUTH)), *others]) is None
