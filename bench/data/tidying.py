"""Leaving a database as it was found: what a job wrote is taken away again."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Final

from psycopg2 import sql

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bench.cluster import Cluster
    from bench.sizes import Size

# Tables with a key that is counted: records by id, history by pgh_id.
_COUNTED: Final = """
    SELECT table_name, column_name FROM information_schema.columns
    WHERE table_schema = 'public' AND column_name IN ('id', 'pgh_id')
      AND (is_identity = 'YES' OR column_default LIKE 'nextval%')
    ORDER BY table_name
"""


@contextlib.contextmanager
def left_as_found(cluster: Cluster, size: Size) -> Iterator[None]:
    """Remove, after the block, every row that came in meanwhile. Changed rows stay changed."""
    newest = _newest(cluster, size)
    try:
        yield
    finally:
        _remove_after(cluster, size, newest)


def _newest(cluster: Cluster, size: Size) -> dict[tuple[str, str], int]:
    connection = cluster.connect(size.database, "postgres")
    try:
        with connection, connection.cursor() as cursor:
            cursor.execute(_COUNTED)
            newest = {}
            for table, key in cursor.fetchall():
                cursor.execute(
                    sql.SQL("SELECT coalesce(max({}), 0) FROM {}").format(
                        sql.Identifier(key), sql.Identifier(table)
                    )
                )
                newest[table, key] = cursor.fetchone()[0]
            return newest
    finally:
        connection.close()


def _remove_after(cluster: Cluster, size: Size, newest: dict[tuple[str, str], int]) -> None:
    connection = cluster.connect(size.database, "postgres")
    try:
        with connection, connection.cursor() as cursor:
            cursor.execute("SET session_replication_role = replica")
            for (table, key), last in newest.items():
                cursor.execute(
                    sql.SQL("DELETE FROM {} WHERE {} > %s").format(
                        sql.Identifier(table), sql.Identifier(key)
                    ),
                    [last],
                )
    finally:
        connection.close()
