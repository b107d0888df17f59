"""The jobs that follow publications, and those that make up for one that was lost."""

from __future__ import annotations

from celery import shared_task

from incidents import jobs
from incidents.snapshot import version

from .retrying import PATIENT


@shared_task(name=jobs.ADVANCE_SNAPSHOT, **PATIENT)
def advance_snapshot() -> None:
    """Move the version of the public snapshot on."""
    version.advance()


@shared_task(name=jobs.CATCH_UP_SNAPSHOT, **PATIENT)
def catch_up_snapshot() -> None:
    """Move the version on if a change waits whose own job was lost."""
    version.catch_up()


@shared_task(name=jobs.START_SNAPSHOT_OVER, **PATIENT)
def start_snapshot_over() -> None:
    """Have every process load anew what is public, whatever was noted."""
    version.start_over()
