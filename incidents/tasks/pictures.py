"""The job that draws what is shown beside a link to an incident."""

from __future__ import annotations

from celery import shared_task

from incidents import jobs, pictures

from .retrying import PATIENT


@shared_task(name=jobs.DRAW_PICTURE, **PATIENT)
def draw_picture(incident_id: int) -> None:
    """Draw the picture of a public incident anew, remove that of one that is not public."""
    pictures.refresh(incident_id)
