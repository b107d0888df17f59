"""Making a database of a size, or finding it made."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING, Any, Final

from psycopg2.extras import execute_values

from bench.data import indexes, lanes
from bench.data.lanes import Step
from bench.data.template import TEMPLATE, data_sum, make_template, manage, migrations_sum
from bench.data.words import SPEAKERS, details, phrases
from bench.folders import CODE, STAMPS
from bench.inside.calling import call

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bench.cluster import Cluster
    from bench.sizes import Size

SEED: Final = 1994
_SQL: Final = CODE / "data" / "sql"
_TABLES: Final = (
    "incidents_incident",
    "incidents_incidentsite",
    "incidents_assessment",
    "incidents_publishedversion",
    "incidents_statement",
    "incidents_publication",
    "incidents_appearance",
    "incidents_claim",
    "incidents_claimwriter",
    "incidents_claimsite",
    "incidents_casualtyfigure",
    "incidents_review",
    "incidents_searchdocument",
)
# A crash meanwhile only means that the size is made again.
_UNSAFE: Final[Mapping[str, str | None]] = {
    "fsync": "off",
    "full_page_writes": "off",
    "max_wal_size": "'16GB'",
    "checkpoint_timeout": "'1h'",
    "autovacuum": "off",
}


def make(cluster: Cluster, size: Size, say: Callable[[str], None]) -> None:
    """See to it that the database of `size` is there, with rows and schema of today.

    Rows are made anew when what makes them changed; a new migration is applied to those there.
    """
    cluster.write_settings(size)
    stamp = STAMPS / f"{size.name}.json"
    wanted = {"data": data_sum(), "seed": SEED, "schema": migrations_sum()}
    made: dict[str, Any] = json.loads(stamp.read_text()) if stamp.is_file() else {}
    if not cluster.has(size.database):
        made = {}
    if made == wanted:
        return
    if made.get("data") == wanted["data"] and made.get("seed") == SEED:
        say(f"Bringing the schema of {size.name} up to date…")
        manage(size.env_file, "migrate", "--no-input")
    else:
        stamp.unlink(missing_ok=True)
        make_template(cluster)
        _make_rows(cluster, size, say)
        _compare_documents(size, say)
    gathered = call(size, "gathering")
    say(f"  Words and postings of {size.name} gathered in {gathered['seconds']} s.")
    stamp.write_text(json.dumps(wanted))


def _make_rows(cluster: Cluster, size: Size, say: Callable[[str], None]) -> None:
    started = time.monotonic()
    name = size.database
    say(f"Making {size.incidents} incidents…")
    cluster.run(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
    cluster.run(f"CREATE DATABASE {name} TEMPLATE {TEMPLATE} OWNER tracker")
    _set(cluster, _UNSAFE)
    try:
        _draw(cluster, name, size.incidents)
        say(f"  {time.monotonic() - started:.0f} s: drawn; writing records…")
        again = _write(cluster, name)
        say(f"  {time.monotonic() - started:.0f} s: written; making indexes…")
        lanes.run(cluster, name, [Step(index.remake) for index in again])
        cluster.run("DROP SCHEMA bench CASCADE", name)
        # No row is dead, so the indexes need no look; reading by index alone needs the rest.
        cluster.run("VACUUM (ANALYZE, INDEX_CLEANUP OFF, TRUNCATE OFF)", name)
        cluster.run("CHECKPOINT")
    finally:
        _set(cluster, dict.fromkeys(_UNSAFE))
    say(f"  {time.monotonic() - started:.0f} s: {size.name} is made.")


def _compare_documents(size: Size, say: Callable[[str], None]) -> None:
    """Say so where search documents are not what the product itself would have written."""
    found = call(size, "documents")
    if found["other"]:
        say(
            f"  {found['other']} of {found['compared']} incidents have other search documents than "
            "publication.index_incident writes: bench/data/sql has to follow it."
        )


def _set(cluster: Cluster, settings: Mapping[str, str | None]) -> None:
    """Change settings of the whole cluster; None takes them back."""
    for name, value in settings.items():
        cluster.run(f"ALTER SYSTEM SET {name} = {value}" if value else f"ALTER SYSTEM RESET {name}")
    cluster.run("SELECT pg_reload_conf()")


def _draw(cluster: Cluster, database: str, incidents: int) -> None:
    """Fill the schema `bench` with what there is to choose from and what was chosen."""
    connection = cluster.connect(database, "postgres")
    try:
        with connection, connection.cursor() as cursor:
            cursor.execute("SET session_replication_role = replica; SET work_mem = '512MB'")
            _write_words(cursor)
            for name in ("01_words", "02_draws", "03_people"):
                cursor.execute(_sql(name), {"seed": SEED, "n": incidents})
    finally:
        connection.close()


def _write_words(cursor: Any) -> None:
    cursor.execute("CREATE SCHEMA bench")
    cursor.execute("CREATE TABLE bench.phrase (type text, variant int, title text, clause text)")
    execute_values(cursor, "INSERT INTO bench.phrase VALUES %s", phrases())
    cursor.execute("CREATE TABLE bench.detail (n int, said text)")
    execute_values(cursor, "INSERT INTO bench.detail VALUES %s", list(enumerate(details())))
    cursor.execute(
        "CREATE TABLE bench.speaker (n int, name text, short_name text, side text, kind text)"
    )
    speakers = [(number, *speaker) for number, speaker in enumerate(SPEAKERS)]
    execute_values(cursor, "INSERT INTO bench.speaker VALUES %s", speakers)


def _write(cluster: Cluster, database: str) -> list[indexes.Index]:
    """Write all records, and return the indexes that were taken off before."""
    connection = cluster.connect(database, "postgres")
    try:
        with connection, connection.cursor() as cursor:
            again = indexes.take_off(cursor, list(_TABLES))
    finally:
        connection.close()
    claims = _sql("records/documents_of_claims")
    steps = [
        Step(claims, {"half": 0}),
        Step(claims, {"half": 1}),
        Step(_sql("records/claims")),
        Step(_sql("records/documents_of_incidents")),
        *(
            Step(_sql(f"records/{name}"))
            for name in ("statements", "claim_parts", "reviews", "incidents", "incident_parts")
        ),
    ]
    lanes.run(cluster, database, steps)
    count_on = _sql("04_counters")
    lanes.run(cluster, database, [Step(count_on.replace("{table}", table)) for table in _TABLES])
    return again


def _sql(name: str) -> str:
    return (_SQL / f"{name}.sql").read_text(encoding="utf-8")
