"""Asking the floor: one kept connection, planned as its job needs it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import psycopg2.extensions

from bench.floors import sql

if TYPE_CHECKING:
    from bench.cluster import Cluster
    from bench.questions import Asked
    from bench.sizes import Size
    from bench.tiling import Tile

_PATIENCE_MS: Final = 60_000


@dataclass(slots=True)
class Floor:
    """A connection to the database of a size; each method returns the bytes it was given."""

    connection: Any

    def tile(self, tile: Tile, asked: Asked) -> int:
        """All points of a tile as MVT. Without parallel plans, which are slower here."""
        return len(self._one(sql.TILE, asked, parallel=0, z=tile.z, x=tile.x, y=tile.y))

    def timeline(self, asked: Asked) -> int:
        """Counts by month and type, and by month, side and type."""
        rows = self._rows(sql.TIMELINE_ONCE, asked) + self._rows(sql.TIMELINE_BY_SIDE, asked)
        return len(rows)

    def features(self, asked: Asked, limit: int) -> int:
        """The newest incidents as one GeoJSON text."""
        return len(self._one(sql.FEATURES, asked, parallel=0, limit=limit).encode())

    def search(self, words: str) -> int:
        """The newest fifty incidents some claim of which has the words."""
        with self.connection.cursor() as cursor:
            cursor.execute(sql.SEARCH, {"q": words})
            return len(cursor.fetchall())

    def close(self) -> None:
        """Let go of the connection."""
        self.connection.close()

    def _one(self, statement: str, asked: Asked, parallel: int, **values: Any) -> Any:
        [row] = self._rows(statement, asked, parallel, **values)
        return row[0] or b""

    def _rows(self, statement: str, asked: Asked, parallel: int = 2, **values: Any) -> list[Any]:
        with self.connection.cursor() as cursor:
            cursor.execute(f"SET max_parallel_workers_per_gather = {parallel}")
            try:
                cursor.execute(statement.format(where=asked.where), {**asked.values, **values})
            except psycopg2.extensions.QueryCanceledError as error:
                raise TimeoutError(str(error)) from error
            return list(cursor.fetchall())


def floor(cluster: Cluster, size: Size) -> Floor:
    """Connect as the product does."""
    connection = cluster.connect(size.database)
    connection.autocommit = True
    with connection.cursor() as cursor:
        cursor.execute(f"SET statement_timeout = {_PATIENCE_MS}")
    return Floor(connection)
