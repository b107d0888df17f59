"""The nightly job that gathers the words of public texts."""

from __future__ import annotations

from celery import shared_task

from incidents import jobs
from incidents.search import suggesting

from .retrying import PATIENT


@shared_task(name=jobs.GATHER_WORDS, **PATIENT)
def gather_words() -> None:
    """Write the words of public texts anew."""
    suggesting.gather_words()
