"""The nightly job that looks after history."""

from __future__ import annotations

import logging

from celery import shared_task

from incidents import history, jobs

from .retrying import PATIENT

logger = logging.getLogger(__name__)


@shared_task(name=jobs.CHECK_HISTORY, **PATIENT)
def check_history() -> None:
    """Check that history is unbroken, keep the result, and log an error when it is not."""
    found = history.check_history()
    for fault in found.faults:
        logger.error(
            "history is broken: %s: %s (%d)", fault["table"], fault["fault"], fault["count"]
        )
