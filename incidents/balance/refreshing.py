"""Writing the figures of the balance anew."""

from __future__ import annotations

from django.db import connection, transaction

from incidents.models import BalanceFigure

from .counting import figures

_LOCK = 2_020_111_001
"""The advisory lock under which figures are written: two runs at once follow each other."""


def refresh() -> int:
    """Count everything anew in one transaction, and return how many figures there are.

    Readers see the old figures until then. Repeating it is harmless.
    """
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
        BalanceFigure.objects.all().delete()
        return len(BalanceFigure.objects.bulk_create(list(figures())))
