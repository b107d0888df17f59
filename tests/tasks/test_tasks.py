"""The first jobs, taken by a real worker from a real broker."""

from __future__ import annotations

import pytest
from django.db import transaction

from incidents import jobs, publication
from incidents.models import HistoryCheck, Incident, SnapshotVersion
from incidents.snapshot import version
from tests.factories import editor, make_accepted_claim, make_incident, make_published_incident
from tests.forging import without_triggers
from tests.processes import wait_for

from .conftest import Worker

pytestmark = pytest.mark.django_db(transaction=True)


def publish(incident: Incident) -> None:
    """Publish as the pages do, in a transaction of its own."""
    publication.publish(incident, editor(), "Two sources of one side.")


def ready_to_publish() -> Incident:
    """A draft with an accepted claim and a reason for having no place."""
    with transaction.atomic():
        incident = make_incident(no_place_reason="The statement names none.")
        make_accepted_claim(incident)
    return incident


def test_each_publication_moves_the_public_version_on(worker: Worker) -> None:
    first, second = ready_to_publish(), ready_to_publish()
    assert version.current() == 0

    publish(first)
    wait_for(lambda: version.current() == 1, "the first publication")
    moved_at = SnapshotVersion.objects.get().moved_at

    publish(second)
    wait_for(lambda: version.current() == 2, "the second publication")
    assert SnapshotVersion.objects.get().moved_at > moved_at


def test_a_publication_that_is_rolled_back_queues_nothing(worker: Worker) -> None:
    incident = ready_to_publish()
    with transaction.atomic():
        publish(incident)
        transaction.set_rollback(True)
    assert Incident.objects.public().count() == 0

    # The worker takes jobs in order: once this one has moved the version, any earlier one would
    # have moved it before.
    jobs.queue_on_commit(jobs.ADVANCE_SNAPSHOT)
    wait_for(lambda: version.current() > 0, "the job queued afterwards")
    assert version.current() == 1


def test_the_worker_checks_history_and_keeps_a_sound_result(worker: Worker) -> None:
    with transaction.atomic():
        make_published_incident()
    jobs.queue_on_commit(jobs.CHECK_HISTORY)
    wait_for(HistoryCheck.objects.exists, "the check")
    assert HistoryCheck.objects.get().faults == []
    assert "history is broken" not in worker.log()


def test_the_worker_reports_a_broken_history_in_its_log(worker: Worker) -> None:
    with transaction.atomic():
        incident = make_published_incident()
    without_triggers("incidents_incident", "UPDATE incidents_incident SET title = 'forged'")
    jobs.queue_on_commit(jobs.CHECK_HISTORY)
    wait_for(HistoryCheck.objects.exists, "the check")
    wait_for(lambda: "history is broken" in worker.log(), "the line in the log")
    assert HistoryCheck.objects.get().faults == [
        {
            "table": "incidents_incident",
            "fault": "differs from its newest event",
            "count": 1,
            "rows": [str(incident.pk)],
        }
    ]
    assert '"level": "ERROR"' in worker.log()
    assert "forged" not in worker.log()
