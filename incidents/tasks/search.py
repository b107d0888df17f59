"""The nightly job that gathers the words of public texts, and who has them."""

from __future__ import annotations

from celery import shared_task

from incidents import jobs
from incidents.search import gathering

from .retrying import PATIENT


@shared_task(name=jobs.GATHER_WORDS, **PATIENT)
def gather_words() -> None:
    """Gather words and postings anew."""
    gathering.gather()
