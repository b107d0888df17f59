"""When a statement was issued, and how reliable an outlet usually is."""

from __future__ import annotations

import datetime as dt

import pytest

from incidents.enums import DatePrecision, Reliability
from incidents.models import Outlet, OutletGrade
from incidents.templatetags.statements import (
    issued,
    issued_code,
    quoted_in,
    usual_grade,
)
from tests.factories import make_outlet

DAY = dt.date(2020, 12, 31)


@pytest.mark.parametrize(
    ("precision", "words", "code"),
    [
        (DatePrecision.EXACT, "31 December 2020", "2020-12-31"),
        (DatePrecision.DAYS, "about 31 December 2020", "2020-12-31"),
        (DatePrecision.WEEK, "about 31 December 2020", "2020-12-31"),
        (DatePrecision.MONTH, "December 2020, day not known", "2020-12"),
        (DatePrecision.YEAR, "2020, month not known", "2020"),
        (None, "31 December 2020", "2020-12-31"),
    ],
)
def test_a_day_is_shown_no_more_exactly_than_it_is_known(
    precision: DatePrecision | None, words: str, code: str
) -> None:
    assert (issued(DAY, precision), issued_code(DAY, precision)) == (words, code)


@pytest.mark.parametrize(
    ("words", "read_in", "language"),
    [
        ("iron fist", [], "ru"),
        ("iron fist", ["en", "ru"], "ru"),
        ("iron fist", ["en", "az"], "en"),
        ("железный кулак", ["en"], "ru"),
    ],
)
def test_words_read_in_another_language_only_are_a_translation(
    words: str, read_in: list[str], language: str
) -> None:
    assert quoted_in(words, "ru", read_in) == language


@pytest.mark.django_db
def test_the_usual_grade_of_an_outlet_is_that_of_the_day() -> None:
    outlet: Outlet = make_outlet()
    assert usual_grade(outlet, DAY) == ""

    for reliability, since in ((Reliability.B, 2015), (Reliability.D, 2021)):
        OutletGrade.objects.create(
            outlet=outlet, reliability=reliability, since=dt.date(since, 1, 1), reason="For a test."
        )
    assert usual_grade(outlet, dt.date(2010, 1, 1)) == "B, usually reliable"
    assert usual_grade(outlet, DAY) == "B, usually reliable"
    assert usual_grade(outlet, dt.date(2021, 1, 1)) == "D, not usually reliable"
