"""What a draft's texts mean, without a database: values, words said back, and never an error."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import override_settings
from hypothesis import given, settings
from hypothesis import strategies as st

from incidents.desk.problems import Problem
from incidents.desk.reading import ReadSheet, read
from incidents.desk.vocabulary import Vocabulary
from incidents.enums import Count, DatePrecision, Outcome, SiteRole, Stance, WherePrecision

TODAY = dt.date(2020, 12, 20)
CARD = {"claims": "k1", "statement.issued": "14.12.2020"}


def read_card(**fields: str) -> ReadSheet:
    """A draft with one card, read where nothing is on record."""
    typed = {f"claims.k1.{name.replace('__', '.')}": text for name, text in fields.items()}
    return read(CARD | typed, today=TODAY, vocabulary=Vocabulary())


def problems_at(sheet: ReadSheet, path: str) -> list[Problem]:
    """What is said at a field of the card."""
    return [one for one in sheet.problems if one.path == f"claims.k1.{path}"]


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("12.12.2020", 12, 12),
        ("12 декабря", 12, 12),
        ("between 11 and 12 Dec", 11, 12),
        ("yesterday", 13, 13),
    ],
)
def test_a_day_is_understood_from_the_day_of_the_statement(
    typed: str, first: int, last: int
) -> None:
    when = read_card(when=typed).claims[0].when
    assert when is not None
    assert (when.starts_on, when.ends_on) == (dt.date(2020, 12, first), dt.date(2020, 12, last))


def test_a_precision_that_somebody_chose_wins() -> None:
    claim = read_card(when="12.12.2020", date_precision="2").claims[0]
    assert claim.date_precision == DatePrecision.DAYS
    assert read_card(when="12.12.2020").claims[0].date_precision == DatePrecision.EXACT


def test_what_was_understood_is_said_back_by_path() -> None:
    sheet = read_card(when="12.12.2020")
    assert sheet.words == {
        "statement.issued": "14 December 2020, exact date",
        "claims.k1.when": "12 December 2020, exact date",
    }


def test_a_choice_is_known_by_its_code_and_by_its_word() -> None:
    assert read_card(stance="reports").claims[0].stance == Stance.REPORTS
    assert read_card(stance=" Reports ").claims[0].stance == Stance.REPORTS


@pytest.mark.parametrize(
    ("field", "typed"),
    [("point", "47.03,39.52"), ("text", "39.52, 47.03"), ("text", "39°31′12″N 47°01′48″E")],
)
def test_a_point_is_read_longitude_first_and_a_text_as_people_write(field: str, typed: str) -> None:
    site = read_card(sites="s1", **{f"sites__s1__{field}": typed}).claims[0].sites[0]
    assert site.lon_lat is not None
    assert (round(site.lon_lat[0], 2), round(site.lon_lat[1], 2)) == (47.03, 39.52)
    assert (site.precision, site.role) == (WherePrecision.EXACT, SiteRole.LOCATION)


def test_swapped_coordinates_are_refused_with_the_right_order_offered() -> None:
    sheet = read_card(sites="s1", sites__s1__text="47.03, 39.52")
    problem = problems_at(sheet, "sites.s1.text")[0]
    assert (problem.code, sheet.claims[0].sites) == ("outside_region", ())
    right = read_card(sites="s1", sites__s1__text=problem.offers[0].text)
    assert right.problems == ()
    assert right.claims[0].sites[0].lon_lat == (47.03, 39.52)


@override_settings(REGION_BBOX=(43.0, 38.0, 51.0, 42.5))
@pytest.mark.parametrize("typed", ["2.35,48.85", "400,400", "NaN,NaN", "inf,inf", "47"])
def test_a_point_outside_the_region_is_refused(typed: str) -> None:
    sheet = read_card(sites="s1", sites__s1__point=typed)
    assert sheet.claims[0].sites == ()
    assert [one.kind for one in problems_at(sheet, "sites.s1.point")] == ["error"]


def test_words_beside_a_point_are_kept_as_its_description() -> None:
    words = {"sites__s1__text": "the forest", "sites__s1__point": "47.03,39.52"}
    assert read_card(sites="s1", **words).claims[0].sites[0].description == "the forest"


@pytest.mark.parametrize(
    ("typed", "counted"),
    [
        ("3", (Count.STATED, 3, 3, 3)),
        ("3-5", (Count.STATED, 3, None, 5)),
        ("at least 3", (Count.STATED, 3, None, None)),
        ("none", (Count.NONE, 0, 0, 0)),
        ("нет", (Count.NONE, 0, 0, 0)),
        ("several", (Count.NOT_STATED, None, None, None)),
        ("not_stated", (Count.NOT_STATED, None, None, None)),
    ],
)
def test_a_count_is_understood(
    typed: str, counted: tuple[Count, int | None, int | None, int | None]
) -> None:
    cell = {"side": "armenia", "category": "military", "harm": "killed", "count": typed}
    fields = {f"figures__f1__{name}": text for name, text in cell.items()}
    figure = read_card(figures="f1", **fields).claims[0].figures[0]
    assert (figure.count, figure.minimum, figure.best, figure.maximum) == counted


def test_an_outcome_may_have_no_place_and_stands_once() -> None:
    rows = {"outcomes__o1__outcome": "repelled", "outcomes__o2__outcome": "repelled"}
    sheet = read_card(outcomes="o1 o2", **rows)
    assert [one.outcome for one in sheet.claims[0].outcomes] == [Outcome.REPELLED]
    assert [one.code for one in problems_at(sheet, "outcomes.o2.outcome")] == ["said_twice"]


def test_blank_rows_are_passed_over() -> None:
    rows = {"sites": "s1", "outcomes": "o1", "figures": "f1", "sites__s1__role": "location"}
    claim = read_card(**rows).claims[0]
    assert (claim.sites, claim.outcomes, claim.figures) == ((), (), ())
    assert read_card(**rows).problems == ()


FIELDS = st.sampled_from(
    (
        *("when", "stance", "incident", "clause", "title", "date_precision", "quotation"),
        *("sites__s1__point", "sites__s1__text", "sites__s1__radius_m", "sites__s1__place"),
        *("figures__f1__count", "figures__f1__minimum"),
        *("outcomes__o1__text", "outcomes__o1__outcome"),
    )
)
TYPED = st.one_of(
    st.text(max_size=40),
    st.from_regex(r"[-+0-9.,:/ °NEкм]{1,20}", fullmatch=True),
    st.sampled_from(["1" * 400, "²", "١٢", "1e999", "-0", "\x00", "\ud800", "12..12", "0x10"]),
)


@settings(max_examples=150, deadline=None)
@given(st.dictionaries(FIELDS, TYPED, max_size=4))
def test_no_text_whatsoever_breaks_the_reading(fields: dict[str, str]) -> None:
    sheet = read_card(**{"sites": "s1", "outcomes": "o1", "figures": "f1"} | fields)
    assert len(sheet.claims) == 1
    assert all(one.message for one in sheet.problems)
