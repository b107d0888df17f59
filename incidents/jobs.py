"""Names of background jobs, and how one is queued.

The domain names a job and imports no task; it is queued when the transaction commits, so a
worker never sees what was rolled back.
"""

from __future__ import annotations

import logging
from functools import partial
from typing import Final

from celery import current_app
from django.db import transaction
from kombu.exceptions import OperationalError

logger = logging.getLogger(__name__)

ADVANCE_SNAPSHOT: Final = "incidents.advance_snapshot"
CATCH_UP_SNAPSHOT: Final = "incidents.catch_up_snapshot"
CHECK_HISTORY: Final = "incidents.check_history"
DRAW_PICTURE: Final = "incidents.draw_picture"
GATHER_WORDS: Final = "incidents.gather_words"
MAIL_DIGESTS: Final = "incidents.mail_digests"
MAIL_NOTICES: Final = "incidents.mail_notices"
PUBLISH_DUE: Final = "incidents.publish_due"
REFRESH_BALANCE: Final = "incidents.refresh_balance"
START_SNAPSHOT_OVER: Final = "incidents.start_snapshot_over"

JOBS: Final = (
    ADVANCE_SNAPSHOT,
    CATCH_UP_SNAPSHOT,
    CHECK_HISTORY,
    DRAW_PICTURE,
    GATHER_WORDS,
    MAIL_DIGESTS,
    MAIL_NOTICES,
    PUBLISH_DUE,
    REFRESH_BALANCE,
    START_SNAPSHOT_OVER,
)


def queue_on_commit(name: str, *args: str | int) -> None:
    """Queue the job `name` with primitive arguments once the open transaction commits."""
    transaction.on_commit(partial(_send, name, args))


def _send(name: str, args: tuple[str | int, ...]) -> None:
    """Queue the job; a broker that does not answer is logged, since what it follows is stored.

    The nightly jobs make up for one that was lost.
    """
    try:
        # send_task would ignore the eager mode; a signature obeys it.
        current_app.signature(name, args=args).apply_async(retry=False)
    except OperationalError:
        logger.exception("the broker does not answer: %s is not queued", name)
