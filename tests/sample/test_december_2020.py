"""The acceptance story: one clash, several accounts, and four dead who belong elsewhere."""

from __future__ import annotations

import datetime as dt

import pytest
from django.apps import apps
from django.db import connection
from django.test import TestCase

from incidents.comparison import Comparison, DateRange, PeopleRange, Question, compare
from incidents.enums import (
    CasualtyCategory,
    ClaimStatus,
    Count,
    EventType,
    Harm,
    IncidentStatus,
    Initiator,
    Occurrence,
    Outcome,
    Responsibility,
    SecondReading,
    Side,
    Verdict,
)
from incidents.exchange.comparable import comparables
from incidents.gazetteer.table import read_places
from incidents.models import (
    Agreement,
    Bulletin,
    CasualtyFigure,
    Claim,
    Incident,
    Place,
    PublishedVersion,
    Statement,
)
from incidents.sample import Loaded, load, places
from incidents.workflow import second_reading_reasons
from tests.factories import analyst, editor, make_place, second_editor

pytestmark = pytest.mark.django_db

CLASH = "Clash at Khtsaberd and Hin Tagher"


PLACES = {
    places.KHTSABERD: ("Khtsaberd / Çaylaqqala", (46.7715, 39.5460)),
    places.HIN_TAGHER: ("Hin Tagher / Köhnə Tağlar", (46.8249, 39.5097)),
    places.HIN_SHEN: ("Hin Shen / Kiçik Qaladərəsi", (46.6073, 39.6393)),
    places.METS_SHEN: ("Mets Shen / Böyük Qaladərəsi", (46.5961, 39.6603)),
    places.HADRUT: ("Hadrut", (47.0318, 39.5200)),
    places.HADRUT_DISTRICT: ("Hadrut district", (46.95, 39.50)),
    places.SUR: ("Sur", (46.9, 39.6)),
}


def load_the_sample() -> Loaded:
    """The sample, loaded on top of the few places it names."""
    for slug, (label, lon_lat) in PLACES.items():
        make_place(label, lon_lat, slug=slug)
    return load(analyst(), editor(), second_editor())


@pytest.fixture
def sample() -> Loaded:
    """What a first load of the sample wrote."""
    return load_the_sample()


def number_of(claim: Claim) -> int:
    """The number the sample's statement has in the story."""
    return int(claim.statement.public_id.removeprefix("dec2020-"))


def clash_on(known_on: dt.date | None = None) -> tuple[list[Claim], Comparison]:
    """The accepted claims of the clash, and how they compare, as said by a day."""
    claims = list(
        Claim.objects.public().filter(incident__title=CLASH).known_on(known_on).for_comparison()
    )
    return claims, compare(comparables(claims))


class TestTheClash(TestCase):
    """Khtsaberd and Hin Tagher, question by question; the sample is loaded once for all."""

    @classmethod
    def setUpTestData(cls) -> None:
        load_the_sample()

    def test_when_is_disputed_by_a_day_even_within_one_side(self) -> None:
        claims, comparison = clash_on()
        row = comparison.row(Question.WHEN)
        assert row.verdict == Verdict.DISPUTE
        assert row.gap is not None
        assert row.gap.amount == 1
        days = {
            number_of(claim): answer.values
            for claim, answer in zip(
                sorted(claims, key=lambda c: [v.id for v in comparison.claims].index(c.pk)),
                row.answers,
                strict=True,
            )
            if not answer.is_silent
        }
        first = {number: [v.starts_on.day for v in values] for number, values in days.items()}  # type: ignore[union-attr]
        assert first == {1: [11], 2: [12], 3: [12], 4: [11], 7: [11], 11: [12]}
        assert all(isinstance(value, DateRange) for values in days.values() for value in values)

    def test_the_history_says_that_the_analyst_entered_the_records(self) -> None:
        for model in ("Claim", "Incident", "Statement", "ClaimSite", "Bulletin"):
            events = apps.get_model("incidents", f"{model}Event")._default_manager
            noted = events.filter(pgh_label="insert").values_list(
                "pgh_context__metadata__reason", flat=True
            )
            assert set(noted) == {"load_sample"}, model

    def test_who_started_it_is_disputed(self) -> None:
        claims, comparison = clash_on()
        assert comparison.row(Question.INITIATOR).verdict == Verdict.DISPUTE
        assert {number_of(c): c.initiator for c in claims if c.initiator != "not_stated"} == {
            2: Initiator.AZERBAIJAN,
            3: Initiator.AZERBAIJAN,
            4: Initiator.AZERBAIJAN,
            5: Initiator.ARMENIA,
            6: Initiator.ARMENIA,
            11: Initiator.AZERBAIJAN,
        }

    def test_which_village_was_entered_is_disputed(self) -> None:
        claims, comparison = clash_on()
        assert comparison.row(Question.OUTCOME).verdict == Verdict.DISPUTE
        taken = {
            number_of(claim): outcome.place.label.split(" /")[0]
            for claim in claims
            for outcome in claim.outcomes.all()
            if outcome.outcome == Outcome.CONTROL and outcome.place
        }
        assert taken == {3: "Hin Tagher", 11: "Khtsaberd"}

    def test_six_wounded_servicemen_are_agreed_by_two_lineages_of_one_side(self) -> None:
        _claims, comparison = clash_on()
        row = comparison.cell(Side.ARMENIA, CasualtyCategory.MILITARY, Harm.WOUNDED)
        assert row is not None
        assert (row.verdict, row.voices, row.sides) == (Verdict.AGREE, 2, (Side.ARMENIA,))
        assert row.common == PeopleRange(6, 6)

    def test_captives_are_named_by_one_side_only(self) -> None:
        _claims, comparison = clash_on()
        row = comparison.cell(Side.ARMENIA, CasualtyCategory.UNSPECIFIED, Harm.CAPTURED)
        assert row is not None
        assert (row.verdict, row.sides) == (Verdict.ONE_SIDE, (Side.ARMENIA,))

    def test_nobody_gives_a_number_of_azerbaijani_dead(self) -> None:
        _claims, comparison = clash_on()
        row = comparison.cell(Side.AZERBAIJAN, CasualtyCategory.MILITARY, Harm.KILLED)
        assert row is not None
        assert (row.verdict, row.mentioned_without_number) == (Verdict.NOBODY, True)
        numbers = CasualtyFigure.objects.filter(
            claim__incident__title=CLASH, side=Side.AZERBAIJAN, count=Count.STATED
        )
        assert list(numbers) == []

    def test_no_figure_of_the_joint_statement_hangs_on_the_clash(self) -> None:
        figures = CasualtyFigure.objects.filter(claim__statement__public_id="dec2020-05")
        assert set(figures.values_list("claim__incident__title", "category", "harm", "best")) == {
            ("Attack reported at Sur, Khojavend", "military", "killed", 3),
            ("Attack reported at Sur, Khojavend", "military", "wounded", 2),
            ("Attack reported near Hadrut", "military", "killed", 1),
            ("Attack reported near Hadrut", "civilian", "wounded", 1),
        }

    def test_the_article_gives_no_casualties_of_its_own(self) -> None:
        figures = CasualtyFigure.objects.filter(claim__statement__public_id="dec2020-11")
        assert list(figures) == []

    def test_the_presidents_warning_fills_no_field(self) -> None:
        comparison = clash_on()[1]
        president = Claim.objects.get(statement__public_id="dec2020-08")
        answers = [
            answer
            for row in comparison.rows
            for answer in row.answers
            if answer.claim_id == president.pk
        ]
        assert all(answer.is_silent for answer in answers)
        assert len(answers) == len(comparison.rows)

    def test_what_was_known_grows_day_by_day(self) -> None:
        known = {
            day: sorted(number_of(claim) for claim in clash_on(dt.date(2020, 12, day))[0])
            for day in (11, 12, 13, 16, 31)
        }
        assert known == {
            11: [],
            12: [1, 2],
            13: [1, 2, 3, 5, 6, 7, 8],
            16: [1, 2, 3, 4, 5, 6, 7, 8, 11],
            31: [1, 2, 3, 4, 5, 6, 7, 8, 9, 11],
        }

    def test_on_12_december_nobody_had_said_that_anybody_was_hurt(self) -> None:
        _claims, comparison = clash_on(dt.date(2020, 12, 12))
        assert comparison.casualties == ()


def test_the_sample_is_complete(sample: Loaded) -> None:
    assert sample == Loaded(statements=11, incidents=5, claims=15)
    assert list(
        Incident.objects.order_by("reference").values_list(
            "reference", "event_type", "starts_on", "ends_on", "occurrence", "responsibility"
        )
    ) == [
        _row("NK-2020-0001", EventType.SABOTAGE, (11, 26), (11, 26), "single_side", "attributed"),
        _row("NK-2020-0002", EventType.SABOTAGE, (12, 8), (12, 8), "single_side", "attributed"),
        _row("NK-2020-0003", EventType.ADVANCE, (12, 11), (12, 12), "agreed", "contested"),
        _row("NK-2020-0004", EventType.ADVANCE, (12, 13), (12, 13), "single_side", "attributed"),
        _row(
            "NK-2020-0005", EventType.PEACEKEEPER, (12, 16), (12, 16), "single_side", "not_stated"
        ),
    ]


def _row(
    reference: str,
    event_type: EventType,
    first: tuple[int, int],
    last: tuple[int, int],
    occurrence: str,
    responsibility: str,
) -> tuple[object, ...]:
    return (
        reference,
        event_type,
        dt.date(2020, *first),
        dt.date(2020, *last),
        Occurrence(occurrence),
        Responsibility(responsibility),
    )


@pytest.mark.usefixtures("sample")
def test_everything_is_decided_by_somebody_else_and_published() -> None:
    connection.check_constraints()
    assert set(Incident.objects.values_list("status", flat=True)) == {IncidentStatus.PUBLISHED}
    assert set(Claim.objects.values_list("status", flat=True)) == {ClaimStatus.ACCEPTED}
    who = Claim.objects.values_list("created_by__username", "reviews__reviewer__username")
    assert set(who) == {("analyst", "editor"), ("analyst", "second_editor")}
    read_twice = Claim.objects.filter(reviews__reader=2)
    assert {second_reading_reasons(claim) != () for claim in read_twice} == {True}
    once = Claim.objects.exclude(pk__in=read_twice)
    reasons = {reason for claim in once for reason in second_reading_reasons(claim)}
    # They were accepted before their incidents were published.
    assert reasons <= {SecondReading.WHO_STARTED}
    assert PublishedVersion.objects.count() == 5


@pytest.mark.usefixtures("sample")
def test_a_retelling_is_another_publication_of_the_same_statement() -> None:
    read_in = {
        statement.public_id: sorted(
            row.publication.outlet.slug for row in statement.appearances.all()
        )
        for statement in Statement.objects.for_page()
    }
    assert read_in == {
        "dec2020-01": ["hyetert", "nation-news"],
        "dec2020-02": ["pronews-am"],
        "dec2020-03": ["mil-am", "news-am"],
        "dec2020-04": ["artsakh-fr", "nkr-am"],
        "dec2020-05": ["azertac", "metbuat", "sputnik"],
        "dec2020-06": ["azertac"],
        "dec2020-07": ["novostink"],
        "dec2020-08": ["tcttnews"],
        "dec2020-09": ["yelaket"],
        "dec2020-10": ["mil-am"],
        "dec2020-11": ["tcttnews"],
    }
    joint = Statement.objects.get(public_id="dec2020-05").joint_actors.get()
    assert joint.slug == "azerbaijan-state-security-service"


@pytest.mark.usefixtures("sample")
def test_the_agreement_is_in_force_from_midnight_in_moscow() -> None:
    agreement = Agreement.objects.get()
    assert agreement.in_force_from == dt.datetime(2020, 11, 9, 21, tzinfo=dt.UTC)
    assert list(agreement.clauses.values_list("number", "due_on")) == [
        ("1", None),
        ("2", dt.date(2020, 11, 20)),
        ("3", None),
    ]
    breached = Claim.objects.filter(breached_clause__number="1")
    assert sorted({number_of(claim) for claim in breached}) == [3, 4]


def test_loading_twice_changes_nothing(sample: Loaded) -> None:
    before = _all_counts()
    assert sample.statements == 11
    assert load(analyst(), editor(), second_editor()) == Loaded(0, 0, 0)
    assert _all_counts() == before


def _all_counts() -> dict[str, int]:
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        found = {}
        for table in tables:
            if table.startswith("incidents_"):
                cursor.execute(f'SELECT count(*) FROM "{table}"')
                found[table] = cursor.fetchone()[0]
    return found


def test_every_place_of_the_sample_stands_in_our_own_table() -> None:
    assert set(PLACES) - {row.slug for row in read_places()} == set()


def test_without_places_nothing_is_half_written() -> None:
    with pytest.raises(Place.DoesNotExist):
        load(analyst(), editor(), second_editor())
    assert (Statement.objects.count(), Incident.objects.count()) == (0, 0)


@pytest.mark.usefixtures("sample")
def test_the_one_count_of_violations_is_the_peacekeepers_for_11_december() -> None:
    counts = Bulletin.objects.public().values_list(
        "side", "starts_on", "ends_on", "violations", "stretch", "statement__public_id"
    )
    day = dt.date(2020, 12, 11)
    assert list(counts) == [("peacekeepers", day, day, 1, "Hadrut district", "dec2020-01")]
