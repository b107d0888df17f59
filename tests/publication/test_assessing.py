"""Assessing a published incident anew."""

from __future__ import annotations

import pytest
from django.db import connection

from incidents.enums import Occurrence, Responsibility
from incidents.models import Assessment, Incident, PublishedVersion, Reassessment
from incidents.publication import NotPublishable, confirm, decline, reassess
from tests.factories import analyst, editor, make_incident, make_published_incident, second_editor
from tests.models.refusals import refused_by, run_sql

pytestmark = pytest.mark.django_db

UNVERIFIABLE = Occurrence.UNVERIFIABLE, Responsibility.NOT_STATED
CONTESTED = Occurrence.SINGLE_SIDE, Responsibility.CONTESTED


@pytest.fixture
def incident() -> Incident:
    return make_published_incident()


def view_of(incident: Incident) -> tuple[str | None, str | None]:
    incident.refresh_from_db()
    return incident.occurrence, incident.responsibility


def test_another_occurrence_is_published_at_once_with_its_reason(incident: Incident) -> None:
    version = reassess(incident, editor(), UNVERIFIABLE, "Nobody was there.")
    assert isinstance(version, PublishedVersion)
    assert view_of(incident) == UNVERIFIABLE
    assert version.note == (
        "Assessed anew: unverifiable; responsibility not stated. Nobody was there."
    )
    assert version.content["occurrence"] == "unverifiable"
    newest = Assessment.objects.latest("pk")
    assert (newest.reason, newest.seconded_by) == ("Nobody was there.", None)


def test_another_responsibility_waits_for_a_second_editor(incident: Incident) -> None:
    asked = reassess(incident, editor(), CONTESTED, "Both name the other.")
    assert isinstance(asked, Reassessment)
    assert view_of(incident) == (Occurrence.SINGLE_SIDE, Responsibility.NOT_STATED)
    with pytest.raises(NotPublishable, match="Another editor confirms it"):
        confirm(asked, editor())
    confirm(asked, second_editor())
    assert view_of(incident) == CONTESTED
    newest = Assessment.objects.latest("pk")
    assert (newest.decided_by, newest.seconded_by) == (editor(), second_editor())
    with pytest.raises(NotPublishable, match="settled meanwhile"):
        decline(asked, second_editor())
    connection.check_constraints()


def test_what_is_put_away_changes_nothing_and_makes_room(incident: Incident) -> None:
    asked = reassess(incident, editor(), CONTESTED, "Both name the other.")
    assert isinstance(asked, Reassessment)
    with pytest.raises(NotPublishable, match="waits for a second editor already"):
        reassess(incident, second_editor(), UNVERIFIABLE, "Nobody was there.")
    decline(asked, editor())
    assert view_of(incident) == (Occurrence.SINGLE_SIDE, Responsibility.NOT_STATED)
    reassess(incident, second_editor(), UNVERIFIABLE, "Nobody was there.")
    assert view_of(incident) == UNVERIFIABLE


def test_what_cannot_be_assessed_is_refused_with_a_sentence(incident: Incident) -> None:
    same = Occurrence.SINGLE_SIDE, Responsibility.NOT_STATED
    refusals = [
        (incident, editor(), UNVERIFIABLE, " ", None, "Say why"),
        (incident, analyst(), UNVERIFIABLE, "So.", None, "Only an editor"),
        (incident, editor(), same, "So.", None, "assessed so already"),
        (incident, editor(), UNVERIFIABLE, "So.", 7, "newer version meanwhile"),
        (make_incident("Draft"), editor(), UNVERIFIABLE, "So.", None, "The incident is draft"),
    ]
    for record, person, view, reason, seen, words in refusals:
        with pytest.raises(NotPublishable, match=words):
            reassess(record, person, view, reason, seen=seen)
    assert Assessment.objects.count() == 1


def test_the_database_refuses_another_responsibility_by_one_editor(incident: Incident) -> None:
    values = {"incident": incident, "occurrence": "single_side", "reason": "Alone."}
    proposed = {"proposed_occurrence": "single_side", "proposed_responsibility": "not_stated"}
    with refused_by("responsibility_takes_two"):
        Assessment.objects.create(
            **values, **proposed, responsibility="contested", decided_by=editor()
        )
    with refused_by("assessment_seconded_by_another"):
        Assessment.objects.create(
            **values,
            **proposed,
            responsibility="contested",
            decided_by=editor(),
            seconded_by=editor(),
        )
    asked = reassess(incident, editor(), CONTESTED, "Both name the other.")
    with refused_by("reassessment_confirmed_by_another"):
        run_sql(
            "UPDATE incidents_reassessment SET confirmed = true, settled_at = now(), "
            "settled_by_id = asked_by_id WHERE id = %s",
            asked.pk,
        )
