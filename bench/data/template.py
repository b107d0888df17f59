"""The empty database all sizes are copies of: migrated schema, places and areas."""

from __future__ import annotations

import hashlib
import os
import subprocess
from typing import TYPE_CHECKING, Final

from bench.cluster import write_env
from bench.folders import CODE, HOME, LOGS, PYTHON, ROOT, STAMPS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from bench.cluster import Cluster

TEMPLATE: Final = "bench_template"
ENV_FILE: Final = HOME / "template.env"


class CommandFailedError(RuntimeError):
    """A management command failed; the message names its log."""


def migrations_sum() -> str:
    """Return a sum over all that makes the schema."""
    return sum_of((ROOT / "incidents" / "migrations").glob("*.py"))


def data_sum() -> str:
    """Return a sum over all that says what the rows are."""
    return sum_of([CODE / "data" / "words.py", *(CODE / "data" / "sql").rglob("*.sql")])


def sum_of(files: Iterable[Path]) -> str:
    """Return a sum over the contents of files."""
    total = hashlib.sha256()
    for file in sorted(files):
        total.update(file.read_bytes())
    return total.hexdigest()


def manage(env_file: Path, *words: str) -> None:
    """Run a management command of the product with the settings of a file."""
    log = LOGS / "manage.log"
    LOGS.mkdir(parents=True, exist_ok=True)
    with log.open("a") as out:
        done = subprocess.run(
            [PYTHON, "manage.py", *words],
            cwd=ROOT,
            env={**os.environ, "ENV_FILE": str(env_file)},
            stdout=out,
            stderr=out,
            check=False,
        )
    if done.returncode:
        raise CommandFailedError(f"manage.py {words[0]} failed: see {log.relative_to(ROOT)}.")


def make_template(cluster: Cluster) -> None:
    """Make the empty database unless it is there and of today's schema."""
    stamp = STAMPS / "template"
    if cluster.has(TEMPLATE) and stamp.is_file() and stamp.read_text() == migrations_sum():
        return
    cluster.run(f"DROP DATABASE IF EXISTS {TEMPLATE} WITH (FORCE)")
    cluster.run(f"CREATE DATABASE {TEMPLATE} OWNER tracker")
    write_env(ENV_FILE, cluster.settings(TEMPLATE))
    for words in (("migrate", "--no-input"), ("load_places",), ("load_areas",)):
        manage(ENV_FILE, *words)
    STAMPS.mkdir(parents=True, exist_ok=True)
    stamp.write_text(migrations_sum())
