"""Statements side by side: as many connections as lanes, each takes the next when it is free."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bench.cluster import Cluster

# Triggers off: history, four eyes and the rest are for what people do. CHECKs still hold.
_SESSION: Final = """
    SET session_replication_role = replica;
    SET synchronous_commit = off;
    SET work_mem = '256MB';
    SET maintenance_work_mem = '1GB';
    SET max_parallel_maintenance_workers = 0;
"""


class Step(NamedTuple):
    """A statement with its values."""

    statement: str
    values: dict[str, Any] | None = None


def run(cluster: Cluster, database: str, steps: Sequence[Step], lanes: int = 2) -> None:
    """Run all steps, each in a transaction of its own, on `lanes` connections at once."""
    with ThreadPoolExecutor(lanes) as pool:
        for done in [pool.submit(_run_one, cluster, database, step) for step in steps]:
            done.result()


def _run_one(cluster: Cluster, database: str, step: Step) -> None:
    connection = cluster.connect(database, "postgres")
    try:
        with connection, connection.cursor() as cursor:
            cursor.execute(_SESSION)
            cursor.execute(step.statement, step.values)
    finally:
        connection.close()
