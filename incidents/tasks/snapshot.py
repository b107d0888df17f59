"""The job that follows each publication."""

from __future__ import annotations

from celery import shared_task

from incidents import jobs
from incidents.snapshot import version

from .retrying import PATIENT


@shared_task(name=jobs.ADVANCE_SNAPSHOT, **PATIENT)
def advance_snapshot() -> None:
    """Move the version of the public snapshot on."""
    version.advance()
