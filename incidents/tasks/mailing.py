"""The jobs that send notices by e-mail."""

from __future__ import annotations

from celery import shared_task

from incidents import jobs, mailing

from .retrying import PATIENT

TRIED_AGAIN = PATIENT | {
    "autoretry_for": (*PATIENT["autoretry_for"], mailing.NotSent),
    "retry_backoff": 30,
    "retry_backoff_max": 1800,
}
"""A mail server may be away for longer than the database: about half an hour in all."""


@shared_task(name=jobs.MAIL_NOTICES, **TRIED_AGAIN)
def mail_notices(person_id: int) -> None:
    """Send one person what is due."""
    mailing.mail_notices(person_id)


@shared_task(name=jobs.MAIL_DIGESTS, **PATIENT)
def mail_digests() -> None:
    """Have everybody sent what is due: the digests, and what a lost job left behind."""
    for person_id in mailing.people_due():
        jobs.queue_on_commit(jobs.MAIL_NOTICES, person_id)
