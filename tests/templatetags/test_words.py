"""Values in words."""

from __future__ import annotations

import datetime as dt

import pytest

from incidents.comparison import FigureView, Gap, GapUnit, OutcomeView, PeopleRange, SiteView
from incidents.enums import (
    CasualtyCategory,
    Count,
    DatePrecision,
    Harm,
    Language,
    Outcome,
    Side,
    SiteRole,
    WherePrecision,
)
from incidents.templatetags.words import (
    code_words,
    days,
    distance_words,
    figure_words,
    gap_words,
    lang,
    sides_list,
    value_words,
    where_words,
)
from incidents.understanding.wording import days_words


def figure(**numbers: object) -> FigureView:
    values = {"side": Side.ARMENIA, "category": CasualtyCategory.MILITARY, "harm": Harm.KILLED}
    return FigureView(**(values | {"count": Count.STATED} | numbers))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ((2020, 12, 12), (2020, 12, 12), "12 December 2020"),
        ((2020, 12, 11), (2020, 12, 12), "11–12 December 2020"),
        ((2020, 11, 30), (2020, 12, 2), "30 November – 2 December 2020"),
        ((2019, 12, 31), (2020, 1, 1), "31 December 2019 – 1 January 2020"),
    ],
)
def test_intervals_do_not_repeat_themselves(
    first: tuple[int, int, int], last: tuple[int, int, int], words: str
) -> None:
    assert days_words(dt.date(*first), dt.date(*last)) == words


def test_a_time_that_is_not_exact_says_so() -> None:
    day = dt.date(2020, 12, 12)
    assert days(day, day, DatePrecision.WEEK) == "12 December 2020 (only the week)"
    assert days(None, None) == "no day given"


@pytest.mark.parametrize(
    ("metres", "words"),
    [
        (290, "290 m"),
        (4300, "4.3 km"),
        (7984, "8 km"),
        (25_000, "25 km"),
        (None, "distance unknown"),
    ],
)
def test_distances(metres: int | None, words: str) -> None:
    assert distance_words(metres) == words


def test_places_say_how_exactly_they_are_known() -> None:
    assert where_words(None) == "no coordinates"
    assert where_words(WherePrecision.NEAR, 5000) == "within 5 km"
    assert where_words(WherePrecision.EXACT) == "exact location, within 1 km"
    assert where_words(WherePrecision.COUNTRY) == "only the country"


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"best": 6}, "6"),
        ({"minimum": 3, "best": 4, "maximum": 5}, "3–5, best 4"),
        ({"minimum": 6, "best": 6, "maximum": 6}, "6"),
        ({"minimum": 4}, "at least 4"),
        ({"maximum": 4}, "at most 4"),
        ({"count": Count.NONE, "minimum": 0, "best": 0, "maximum": 0}, "none"),
        ({"count": Count.NOT_STATED}, "some, number not stated"),
    ],
)
def test_none_and_not_stated_and_ranges_differ(given: dict[str, object], words: str) -> None:
    assert figure_words(figure(**given)) == words


def test_answers_of_the_grid() -> None:
    site = SiteView(47.0, 39.5, 5000, WherePrecision.NEAR, "sur", "Sur", SiteRole.DIRECTION)
    assert value_words(site) == "toward Sur (within 5 km)"
    assert value_words(OutcomeView(Outcome.CONTROL, "sur", "Sur")) == "control taken: Sur"
    assert value_words(PeopleRange(3, None)) == "at least 3"


@pytest.mark.parametrize(
    ("gap", "words"),
    [
        (Gap(1, GapUnit.DAYS), "1 day apart"),
        (Gap(3, GapUnit.DAYS), "3 days apart"),
        (Gap(12_345.0, GapUnit.METRES), "12 km apart"),
        (Gap(1, GapUnit.PEOPLE), "1 person apart"),
        (None, ""),
    ],
)
def test_gaps_name_their_unit(gap: Gap | None, words: str) -> None:
    assert gap_words(gap) == words


def test_sides_and_languages_and_codes() -> None:
    assert sides_list([Side.ARMENIA, Side.AZERBAIJAN]) == "Armenia and Azerbaijan"
    assert (lang(Language.ARMENIAN), lang(Language.OTHER), lang("")) == ("hy", "", "")
    assert code_words("denies", "stance") == "denies"
    assert code_words("given up since", "stance") == "given up since"
