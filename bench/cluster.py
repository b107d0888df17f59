"""The bench's own PostGIS and Redis, started by the functions the other scripts use."""

from __future__ import annotations

import secrets
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import psycopg2

from bench.folders import CODE, HOME, ROOT
from bench.sizes import SIZES

if TYPE_CHECKING:
    from bench.sizes import Size

# Python may have been started deaf to Ctrl-C; script/lib.sh expects to hear it.
_SHELL = ("env", "--default-signal=INT,QUIT", "bash", str(CODE / "cluster.sh"))


class ClusterFailedError(RuntimeError):
    """The database or Redis did not start or stop; the message is what the script said."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """A running PostGIS and Redis, reached by the sockets in a folder."""

    sockets: Path

    def connect(self, database: str, user: str = "tracker") -> Any:
        """Return a psycopg2 connection; `postgres` is the user who may switch triggers off."""
        return psycopg2.connect(host=str(self.sockets / "postgres"), user=user, dbname=database)

    def run(self, statement: str, database: str = "postgres") -> None:
        """Run one statement as superuser outside a transaction."""
        connection = self.connect(database, "postgres")
        try:
            connection.autocommit = True
            with connection.cursor() as cursor:
                cursor.execute(statement)
        finally:
            connection.close()

    def has(self, database: str) -> bool:
        """Whether there is such a database."""
        connection = self.connect("postgres", "postgres")
        try:
            with connection.cursor() as cursor:
                cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [database])
                return cursor.fetchone() is not None
        finally:
            connection.close()

    def settings(self, database: str, redis_number: int = 0) -> dict[str, str]:
        """Return the product's settings for a database of this cluster."""
        at = quote(str(self.sockets), safe="/")
        redis = f"{at}/redis.sock"
        return {
            "DEMO": "true",
            "SECRET_KEY": secrets.token_urlsafe(48),
            "ALLOWED_HOSTS": "localhost,127.0.0.1",
            "LOG_LEVEL": "WARNING",
            "DATABASE_URL": f"postgis://tracker@/{database}?host={at}/postgres",
            "BROKER_URL": f"redis+socket://{redis}?virtual_host={redis_number}",
            "CACHE_URL": f"unix://{redis}?db={redis_number}",
            "MEDIA_ROOT": str((HOME / "media").relative_to(ROOT)),
            "STATIC_ROOT": str((HOME / "static").relative_to(ROOT)),
        }

    def write_settings(self, size: Size) -> Path:
        """Write the settings file of a size and return its path."""
        number = SIZES.index(size) + 1 if size in SIZES else 0
        write_env(size.env_file, self.settings(size.database, number))
        return size.env_file


def write_env(path: Path, settings: dict[str, str]) -> None:
    """Write settings as the product reads them, for nobody else to read."""
    path.touch(mode=0o600)
    path.write_text("".join(f"{name}={value}\n" for name, value in settings.items()))


def runs() -> bool:
    """Whether the database runs already, so that it is left running afterwards."""
    return (HOME / "postgres" / "postmaster.pid").exists()


def start() -> Cluster:
    """Start what does not run yet; a cluster is made at the first start."""
    return Cluster(Path(_script("start").strip().splitlines()[-1]))


def stop() -> None:
    """Stop both."""
    _script("stop")


def _script(verb: str) -> str:
    HOME.mkdir(parents=True, exist_ok=True)
    done = subprocess.run(
        [*_SHELL, verb], cwd=ROOT, capture_output=True, text=True, check=False, timeout=180
    )
    if done.returncode:
        raise ClusterFailedError(done.stderr.strip() or done.stdout.strip())
    return done.stdout
