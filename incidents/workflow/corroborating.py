"""Which accepted claims could confirm a claim, and what is missing in those that do not.

What confirms is decided by the database (SQL function incidents_witness), on which its trigger
`needs_second_lineage` rests too; here it is asked claim by claim, so that a page can explain it.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db import connection

from incidents.models import Claim


@dataclass(frozen=True, slots=True)
class Witness:
    """An accepted claim about the same incident, and how far it confirms the one asked about."""

    claim: Claim
    other_lineage: bool
    other_side: bool
    affirms: bool
    same_days: bool
    same_place: bool


_WITNESSES = """
    SELECT o.id, w.other_lineage, w.other_side, w.affirms, w.same_days, w.same_place
    FROM incidents_claim c
    JOIN incidents_claim o ON o.incident_id = c.incident_id AND o.id <> c.id
         AND o.status = 'accepted'
    CROSS JOIN LATERAL incidents_witness(c.id, o.id) AS w
    WHERE c.id = %s
    ORDER BY o.id
"""


def witnesses(claim: Claim) -> list[Witness]:
    """Return every accepted claim about the same incident, as a witness to `claim`."""
    with connection.cursor() as cursor:
        cursor.execute(_WITNESSES, [claim.pk])
        rows = cursor.fetchall()
    claims = Claim.objects.select_related("statement__actor", "statement__derived_from__actor")
    by_id = claims.in_bulk([row[0] for row in rows])
    return [Witness(by_id[pk], *answers) for pk, *answers in rows]


def is_corroborated(claim: Claim) -> bool:
    """Return whether an accepted claim of another lineage and side confirms `claim`."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT incidents_is_corroborated(%s)", [claim.pk])
        (answer,) = cursor.fetchone()
    return bool(answer)
