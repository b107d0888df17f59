"""References of published incidents."""

from __future__ import annotations

from django.db import connection


def next_reference(year: int) -> str:
    """Return the next unused reference of `year`, such as `NK-2020-0012`.

    One statement on the counter's row: two publications at the same moment wait for each
    other and get different numbers; one that is rolled back gives its number back unused.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            """
            INSERT INTO incidents_referencecounter (year, last) VALUES (%s, 1)
            ON CONFLICT (year) DO UPDATE SET last = incidents_referencecounter.last + 1
            RETURNING last
            """,
            [year],
        )
        (number,) = cursor.fetchone()
    return f"NK-{year}-{number:04d}"
