"""Two decisions at one moment, and a decision whose process is killed between its steps."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.conf import settings
from django.db import connection, transaction

from incidents.enums import ClaimStatus, Credibility, Reliability, Side
from incidents.models import Incident, PublishedVersion, Review
from incidents.workflow import NotAllowed, accept, submit
from tests.factories import (
    analyst,
    editor,
    make_claim,
    make_incident,
    make_published_incident,
    second_editor,
)
from tests.processes import PATIENCE, address_of_test_database, somebody_asks, wait_for

pytestmark = pytest.mark.django_db(transaction=True)

ACCEPT = """
from incidents.enums import Credibility, Reliability
from incidents.models import Claim, User
from incidents.workflow import accept
editor = User.objects.get(username="editor")
accept(Claim.objects.get(status="submitted"), editor, Reliability.C, Credibility.POSSIBLY_TRUE)
"""


def test_of_two_editors_who_accept_at_once_one_decides() -> None:
    claim = submit(make_claim(make_incident()), analyst())

    def decide(name: str) -> str:
        person = {"editor": editor, "second_editor": second_editor}[name]()
        try:
            accept(claim, person, Reliability.C, Credibility.POSSIBLY_TRUE)
        except NotAllowed as error:
            return str(error)
        finally:
            connection.close()
        return "accepted"

    for person in (editor, second_editor):
        person()
    with ThreadPoolExecutor(max_workers=2) as people:
        told = sorted(people.map(decide, ["editor", "second_editor"]))
    assert told == ["The claim is accepted.", "accepted"]
    assert Review.objects.filter(claim=claim).count() == 1


def somebody_waits() -> bool:
    """Whether another connection waits for a lock that this one holds."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT EXISTS (SELECT 1 FROM pg_locks WHERE NOT granted "
            "AND pg_backend_pid() = ANY (pg_blocking_pids(pid)))"
        )
        return bool(cursor.fetchone()[0])


def test_a_decision_that_is_killed_half_way_leaves_nothing() -> None:
    """Review and claim are written when the process ends; the public version is not yet."""
    incident = make_published_incident()
    waiting = submit(make_claim(incident, side=Side.AZERBAIJAN), analyst())
    editor()
    with transaction.atomic():
        # Whoever accepts has to wait here, at the last of its steps.
        Incident.objects.select_for_update().get(pk=incident.pk)
        process = subprocess.Popen(
            [sys.executable, "manage.py", "shell", "--no-imports", "-c", ACCEPT],
            cwd=settings.BASE_DIR,
            env=os.environ | {"DATABASE_URL": address_of_test_database()},
        )
        wait_for(somebody_waits, "the decision to reach its last step")
        process.send_signal(signal.SIGKILL)
        process.wait(PATIENCE)
    wait_for(lambda: not somebody_asks(), "the database to notice")
    waiting.refresh_from_db()
    assert (waiting.status, waiting.reviews.count()) == (ClaimStatus.SUBMITTED, 0)
    versions = PublishedVersion.objects.count()
    accept(waiting, editor(), Reliability.C, Credibility.POSSIBLY_TRUE)
    assert PublishedVersion.objects.count() == versions + 1
