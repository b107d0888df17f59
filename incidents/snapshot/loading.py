"""Loading what is public from the database into columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.db import connection, transaction

from incidents.enums import ClaimStatus, IncidentStatus, Side

from .columns import Columns, Row, columns_of

if TYPE_CHECKING:
    from collections.abc import Iterator

CHUNK: Final = 20_000

# A side's bit is its place in the code list, counted from 0.
QUERY: Final = """
    SELECT i.id, ST_X(i.point), ST_Y(i.point), COALESCE(BIT_OR(1 << s.bit), 0)
    FROM incidents_incident i
    LEFT JOIN (
        SELECT c.incident_id, array_position(%(sides)s::varchar[], a.side) - 1 AS bit
        FROM incidents_claim c
        JOIN incidents_statement t ON t.id = c.statement_id
        JOIN incidents_actor a ON a.id = t.actor_id
        WHERE c.status = %(accepted)s
    ) AS s ON s.incident_id = i.id
    WHERE i.status = %(published)s AND i.point IS NOT NULL
    GROUP BY i.id
"""


def load() -> Columns:
    """Return all public incidents that have coordinates. One query, read in pieces."""
    return columns_of(_rows())


def _rows() -> Iterator[Row]:
    values: dict[str, Any] = {
        "sides": list(Side.values),
        "accepted": ClaimStatus.ACCEPTED.value,
        "published": IncidentStatus.PUBLISHED.value,
    }
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(QUERY, values)
        while rows := cursor.fetchmany(CHUNK):
            yield from map(Row._make, rows)
