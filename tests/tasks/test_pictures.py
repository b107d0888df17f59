"""The picture of an incident, drawn and removed by a real worker."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.db import transaction
from PIL import Image

from incidents import publication, workflow
from incidents.enums import Credibility, Reliability, Side
from incidents.models import Incident
from tests.factories import analyst, editor, make_accepted_claim, make_claim, make_incident
from tests.processes import wait_for

from .conftest import Worker

pytestmark = pytest.mark.django_db(transaction=True)


def published() -> Incident:
    """Publish as the pages do, in transactions of their own."""
    with transaction.atomic():
        incident = make_incident(no_place_reason="The statement names none.")
        make_accepted_claim(incident)
    publication.publish(incident, editor(), "Two sources of one side.")
    incident.refresh_from_db()
    return incident


def accept_another(incident: Incident) -> None:
    """Let another side speak of the incident, and an editor accept it."""
    with transaction.atomic():
        claim = make_claim(incident, side=Side.AZERBAIJAN)
    workflow.submit(claim, analyst())
    workflow.accept(claim, editor(), Reliability.C, Credibility.POSSIBLY_TRUE)


def drawn(file: Path) -> bytes:
    """The picture as it is now; empty at the moment it is replaced."""
    try:
        return file.read_bytes()
    except FileNotFoundError:
        return b""


def test_the_worker_draws_each_version_and_removes_what_is_retracted(
    worker: Worker, tmp_path: Path
) -> None:
    incident = published()
    folder = tmp_path / "media" / "pictures" / str(incident.reference)
    wait_for((folder / "v1.png").exists, "the first picture")
    first = (folder / "v1.png").read_bytes()

    accept_another(incident)
    wait_for(lambda: drawn(folder / "v2.png") not in (b"", first), "the picture of two sides")

    publication.correct(incident, editor(), "A better headline.", title="Clash at night")
    wait_for((folder / "v3.png").exists, "the picture of the new headline")
    assert Image.open(folder / "v3.png").size == (1200, 630)

    publication.retract(incident, editor(), "It did not happen.")
    wait_for(lambda: list(folder.iterdir()) == [], "the removal")
    assert '"level": "ERROR"' not in worker.log()
