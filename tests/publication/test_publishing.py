"""Publishing, correcting and retracting an incident."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection

from incidents.enums import (
    Credibility,
    IncidentStatus,
    Occurrence,
    Reliability,
    Responsibility,
    Role,
    Side,
    WherePrecision,
)
from incidents.models import Incident, SearchDocument
from incidents.publication import NotPublishable, correct, propose, publish, retract
from incidents.workflow import accept as grade_claim
from incidents.workflow import submit
from tests.factories import (
    SiteSpec,
    accept,
    add_site,
    analyst,
    editor,
    make_accepted_claim,
    make_actor,
    make_claim,
    make_incident,
    make_place,
    make_statement,
    make_user,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def ready() -> Incident:
    """A draft with accepted claims of both parties that differ on the day, and one place."""
    here = SiteSpec(make_place("Here"), WherePrecision.NEAR, 3_000)
    incident = make_incident("Clash at Here", day=None, sites=[here])
    for side, day in ((Side.ARMENIA, 11), (Side.AZERBAIJAN, 12)):
        make_accepted_claim(incident, side=side, day=dt.date(2020, 12, day), sites=[here])
    return incident


def test_publishing_gives_reference_assessment_extent_and_a_first_version(
    ready: Incident,
) -> None:
    version = publish(ready, editor(), "Both sides speak of it.")
    ready.refresh_from_db()
    assert ready.reference == "NK-2020-0001"
    assert (ready.status, ready.occurrence) == (IncidentStatus.PUBLISHED, Occurrence.AGREED)
    assert (ready.starts_on, ready.ends_on) == (dt.date(2020, 12, 11), dt.date(2020, 12, 12))
    assert (ready.date_precision, ready.precision, ready.radius_m) == (2, 2, 3_000)
    assert (version.number, version.content["ref"]) == (1, "NK-2020-0001")
    assert ready.assessments.get().reason == "Both sides speak of it."
    connection.check_constraints()


def test_the_machine_proposes_and_the_editor_decides(ready: Incident) -> None:
    assert propose(ready).occurrence == Occurrence.AGREED
    publish(
        ready,
        editor(),
        "The two accounts cannot be the same event.",
        occurrence=Occurrence.UNVERIFIABLE,
        responsibility=Responsibility.CONTESTED,
    )
    assessment = ready.assessments.get()
    assert (assessment.occurrence, assessment.proposed_occurrence) == ("unverifiable", "agreed")


def test_references_count_on_within_a_year() -> None:
    references = []
    for year in (2020, 2020, 2021):
        incident = make_incident(day=None, no_place_reason="No place is named.")
        make_accepted_claim(incident, day=dt.date(year, 5, 1))
        publish(incident, editor(), "One side says so.")
        incident.refresh_from_db()
        references.append(incident.reference)
    assert references == ["NK-2020-0001", "NK-2020-0002", "NK-2021-0001"]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ("claims", "without an accepted claim"),
        ("day", "No accepted claim says when"),
        ("place", "no place and no reason"),
        ("alone", "they alone wrote"),
        ("role", "Only an editor"),
        ("twice", "The incident is published"),
    ],
)
def test_what_is_not_ready_is_refused_with_a_sentence(change: str, sentence: str) -> None:
    incident = make_incident(
        day=None,
        no_place_reason="" if change == "place" else "No place is named.",
        created_by=editor() if change == "alone" else analyst(),
    )
    if change == "alone":
        from_editor = make_claim(incident, created_by=editor())
        accept(from_editor, reviewer=make_user("other_editor", Role.EDITOR))
    elif change != "claims":
        make_accepted_claim(incident, day=None if change == "day" else dt.date(2020, 12, 12))
    if change == "twice":
        publish(incident, editor(), "First.")
    before = Incident.objects.values().get(pk=incident.pk)
    with pytest.raises(NotPublishable, match=sentence):
        publish(incident, analyst() if change == "role" else editor(), "Again.")
    assert Incident.objects.values().get(pk=incident.pk) == before


def test_a_correction_is_a_new_version_with_its_note(ready: Incident) -> None:
    publish(ready, editor(), "Both sides speak of it.")
    version = correct(ready, editor(), "The village was misspelt.", title="Clash at There")
    ready.refresh_from_db()
    assert (ready.title, version.number, version.note) == (
        "Clash at There",
        2,
        "The village was misspelt.",
    )
    assert [row.content["title"] for row in ready.versions.all()] == [
        "Clash at Here",
        "Clash at There",
    ]


def test_a_correction_without_words_is_refused(ready: Incident) -> None:
    publish(ready, editor(), "Both sides speak of it.")
    with pytest.raises(NotPublishable, match="what changed and why"):
        correct(ready, editor(), " ", title="Clash at There")


def test_a_retraction_keeps_the_reference_and_takes_the_words_out_of_search(
    ready: Incident,
) -> None:
    publish(ready, editor(), "Both sides speak of it.")
    assert SearchDocument.objects.filter(incident=ready).count() == 3
    retract(ready, editor(), "The two reports were about another village.")
    ready.refresh_from_db()
    assert (ready.status, ready.reference) == (IncidentStatus.RETRACTED, "NK-2020-0001")
    assert SearchDocument.objects.filter(incident=ready).count() == 0


def test_several_sites_are_represented_by_a_circle_that_covers_them(ready: Incident) -> None:
    add_site(ready, SiteSpec(make_place("There", (47.04, 39.60)), WherePrecision.EXACT, 1_000))
    publish(ready, editor(), "Both sides speak of it.")
    ready.refresh_from_db()
    assert ready.precision == WherePrecision.NEAR
    assert ready.radius_m is not None
    assert ready.radius_m > 5_000


def test_a_claim_accepted_later_is_public_at_once_in_a_new_version(ready: Incident) -> None:
    publish(ready, editor(), "Both sides speak of it.")
    late = submit(
        make_claim(
            ready,
            make_statement(make_actor(Side.OBSERVERS, "Observer mission")),
            day=dt.date(2020, 12, 14),
            paraphrase="Vehicles were seen.",
        ),
        analyst(),
    )
    grade_claim(late, editor(), Reliability.B, Credibility.PROBABLY_TRUE)
    ready.refresh_from_db()
    version = ready.versions.latest("number")
    assert (version.number, version.note) == (2, "A claim was added: Observer mission.")
    assert (len(version.content["claims"]), ready.ends_on) == (3, dt.date(2020, 12, 14))
    assert SearchDocument.objects.filter(incident=ready, claim=late).count() == 1
