"""The job that publishes what has waited for its moment."""

from __future__ import annotations

from celery import shared_task

from incidents import jobs, publication

from .retrying import PATIENT


@shared_task(name=jobs.PUBLISH_DUE, **PATIENT)
def publish_due() -> None:
    """Publish the incidents whose moment has come."""
    publication.publish_due()
