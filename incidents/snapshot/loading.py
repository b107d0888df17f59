"""Loading what is public from the database into columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.db import connection, transaction

from incidents.enums import WHERE_RADIUS_M, ClaimStatus, Harm, IncidentStatus, Stance

from .claims import CLAIM, UNKNOWN
from .codes import ASSESSMENTS, INITIATORS, SIDES, TYPES
from .columns import INCIDENT, Columns, columns_of
from .copying import copied

if TYPE_CHECKING:
    from collections.abc import Collection

    import numpy.typing as npt

_INCIDENTS: Final = """
    SELECT
        i.id::bigint,
        COALESCE(ST_X(i.point), 'NaN'::float8),
        COALESCE(ST_Y(i.point), 'NaN'::float8),
        (i.starts_on - DATE '1970-01-01')::integer,
        (i.ends_on - DATE '1970-01-01')::integer,
        i.date_precision::smallint,
        (array_position(%(types)s::varchar[], i.event_type) - 1)::smallint,
        (
            (1 << (array_position(%(assessments)s::varchar[], i.occurrence) - 1))
            | (1 << (array_position(%(assessments)s::varchar[], i.responsibility) - 1))
        )::integer,
        COALESCE(i.precision, 0)::smallint,
        COALESCE(
            i.radius_m,
            (%(radii)s::integer[])[i.precision],
            %(unknown)s
        )::integer,
        EXTRACT(EPOCH FROM i.published_at)::bigint,
        split_part(i.reference, '-', 2)::integer,
        split_part(i.reference, '-', 3)::bigint
    FROM incidents_incident i
    WHERE i.status = %(published)s
"""

# A claim's people are summed within it, each figure by its best number, else its minimum, else its
# maximum: the rule of tally.casualties_total. A claim that only comments adds no fact.
_PEOPLE: Final = """
    SELECT
        claim_id,
        SUM(COALESCE(best, minimum, maximum)) FILTER (WHERE harm = %(killing)s) AS killed,
        SUM(COALESCE(best, minimum, maximum)) AS casualties
    FROM incidents_casualtyfigure
    WHERE harm = ANY(%(harms)s) {of_one}
    GROUP BY claim_id
"""

_CLAIMS: Final = """
    SELECT
        c.incident_id::bigint,
        (t.issued_on - DATE '1970-01-01')::integer,
        (
            (1 << (array_position(%(sides)s::varchar[], a.side) - 1))
            | (1 << (%(side_bits)s + array_position(%(initiators)s::varchar[], c.initiator) - 1))
        )::integer,
        COALESCE(f.killed, %(unknown)s)::integer,
        COALESCE(f.casualties, %(unknown)s)::integer
    FROM incidents_claim c
    JOIN incidents_incident i ON i.id = c.incident_id AND i.status = %(published)s
    JOIN incidents_statement t ON t.id = c.statement_id
    JOIN incidents_actor a ON a.id = t.actor_id
    LEFT JOIN {people} AS f ON f.claim_id = c.id AND c.stance <> %(comments)s
    WHERE c.status = %(accepted)s
"""

# Everything at once is read best table by table, a few incidents by the indexes.
_ALL: Final = (_INCIDENTS, _CLAIMS.format(people=f"({_PEOPLE.format(of_one='')})"))
_SOME: Final = (
    f"{_INCIDENTS} AND i.id = ANY(%(keys)s::bigint[])",
    _CLAIMS.format(people=f"LATERAL ({_PEOPLE.format(of_one='AND claim_id = c.id')})")
    + "AND c.incident_id = ANY(%(keys)s::bigint[])",
)


def load() -> Columns:
    """Return all public incidents with their accepted claims. Two queries."""
    return columns_of(*rows())


def rows(keys: Collection[int] | None = None) -> tuple[npt.NDArray[Any], npt.NDArray[Any]]:
    """Return public incidents (INCIDENT) and their claims (CLAIM), only those with `keys`.

    Two queries, the claims first: one accepted in between belongs to an incident that is loaded
    again, since its acceptance or publication moves the version.
    """
    values: dict[str, Any] = {
        "keys": list(keys or ()),
        "types": TYPES,
        "sides": SIDES,
        "initiators": INITIATORS,
        "side_bits": len(SIDES),
        "assessments": ASSESSMENTS,
        "radii": [WHERE_RADIUS_M[precision] for precision in sorted(WHERE_RADIUS_M)],
        "unknown": UNKNOWN,
        "killing": Harm.KILLED.value,
        "harms": [Harm.KILLED.value, Harm.WOUNDED.value],
        "comments": Stance.COMMENTS.value,
        "accepted": ClaimStatus.ACCEPTED.value,
        "published": IncidentStatus.PUBLISHED.value,
    }
    of_incidents, of_claims = _ALL if keys is None else _SOME
    with transaction.atomic(), connection.cursor() as cursor:
        if keys is None:
            # Else tables of a million rows are joined piece by piece on the disk.
            cursor.execute("SET LOCAL work_mem = '256MB'")
        claims = copied(of_claims, values, CLAIM)
        return copied(of_incidents, values, INCIDENT), claims
