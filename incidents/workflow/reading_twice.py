"""Claims that two editors accept: why, and what the first of them has given.

The database says which claims these are (SQL function incidents_second_reading); its trigger
`two_readers` asks the same function, so page, workflow and constraint cannot differ.
"""

from __future__ import annotations

from django.db import connection

from incidents.enums import Decision, SecondReading
from incidents.models import Claim, Review


def second_reading_reasons(claim: Claim) -> tuple[SecondReading, ...]:
    """Return why a claim needs two editors; empty where one is enough."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT incidents_second_reading(%s)", [claim.pk])
        (codes,) = cursor.fetchone()
    return tuple(SecondReading(code) for code in codes)


def first_reading(claim: Claim) -> Review | None:
    """Return the acceptance of the first of two editors while the claim waits for the second."""
    found: Review | None = (
        Review.objects.select_related("reviewer")
        .filter(claim=claim, round=claim.round, decision=Decision.ACCEPT, reader=1)
        .first()
    )
    return found
