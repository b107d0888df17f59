"""Background jobs: thin, repeatable, found by the names in jobs.py.

A job that loses the database tries again a few times, later each time, and then gives up with
an error in the log; the clock starts it anew.
"""

from __future__ import annotations

from .balance import refresh_balance
from .history import check_history
from .mailing import mail_digests, mail_notices
from .pictures import draw_picture
from .publishing import publish_due
from .search import gather_words
from .snapshot import advance_snapshot, catch_up_snapshot, start_snapshot_over

__all__ = [
    "advance_snapshot",
    "catch_up_snapshot",
    "check_history",
    "draw_picture",
    "gather_words",
    "mail_digests",
    "mail_notices",
    "publish_due",
    "refresh_balance",
    "start_snapshot_over",
]
