"""The worker's application and the jobs that run by the clock.

Jobs live in incidents/tasks and are queued by name, after the transaction has been committed.
Results are not kept: what a job does is in the database.
"""

from __future__ import annotations

import os
import warnings
from typing import Any

from celery import Celery
from celery.exceptions import SecurityWarning
from celery.schedules import crontab
from celery.signals import setup_logging
from django.conf import settings

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracker.settings")

# script/server may be run by root. The warning is about pickled messages, which are refused here.
warnings.simplefilter("ignore", SecurityWarning)

app = Celery("tracker")
app.conf.update(
    broker_url=settings.BROKER_URL,
    broker_connection_retry_on_startup=True,
    accept_content=["json"],
    task_serializer="json",
    task_ignore_result=True,
    # A job is repeatable, so one cut off by a crash is run again rather than lost.
    task_acks_late=True,
    task_reject_on_worker_lost=True,
    task_time_limit=900,
    task_soft_time_limit=840,
    worker_prefetch_multiplier=1,
    # Longer than any job may take: Redis hands a job out again after this many seconds.
    broker_transport_options={"visibility_timeout": 3600},
    timezone=settings.LOCAL_ZONE,
    beat_schedule_filename=str(settings.BASE_DIR / "var" / "beat" / "schedule"),
    beat_schedule={
        "check-history-nightly": {
            "task": "incidents.check_history",
            "schedule": crontab(hour="3", minute="15"),
        },
        "refresh-balance-nightly": {
            "task": "incidents.refresh_balance",
            "schedule": crontab(hour="3", minute="25"),
        },
        "gather-words-nightly": {
            "task": "incidents.gather_words",
            "schedule": crontab(hour="3", minute="35"),
        },
        "publish-due-each-minute": {
            "task": "incidents.publish_due",
            "schedule": crontab(),
        },
        "mail-digests-in-the-morning": {
            "task": "incidents.mail_digests",
            "schedule": crontab(hour="7", minute="0"),
        },
        # Should the broker ever lose the job that publishing queues.
        "catch-up-snapshot-each-minute": {
            "task": "incidents.catch_up_snapshot",
            "schedule": crontab(),
        },
        # Should anything public ever change without a note. Every process loads all anew, so it
        # runs when few are reading.
        "start-snapshot-over-nightly": {
            "task": "incidents.start_snapshot_over",
            "schedule": crontab(hour="3", minute="5"),
        },
    },
)
app.autodiscover_tasks(["incidents"])


@setup_logging.connect
def keep_logging(**kwargs: Any) -> None:
    """Leave logging as the settings have it: Celery's own lines may carry a job's arguments."""
