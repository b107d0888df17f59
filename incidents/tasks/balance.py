"""The nightly job that counts how evenly the record treats the sides."""

from __future__ import annotations

from celery import shared_task

from incidents import balance, jobs

from .retrying import PATIENT


@shared_task(name=jobs.REFRESH_BALANCE, **PATIENT)
def refresh_balance() -> None:
    """Write the figures of the balance anew."""
    balance.refresh()
