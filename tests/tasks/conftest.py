"""A real Celery worker as a process of its own, on a private Redis, with the tests' database."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from celery import Celery, current_app
from django.conf import settings

from tests.processes import PATIENCE, address_of_test_database, wait_for

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


@pytest.fixture
def redis_socket() -> Iterator[Path]:
    """A Redis that only this test knows; ended with it."""
    # A socket's path is limited to 107 bytes, which pytest's own folders may exceed.
    folder = Path(tempfile.mkdtemp(prefix="tracker-"))
    socket = folder / "redis.sock"
    server = subprocess.Popen(
        ["redis-server", "--port", "0", "--unixsocket", str(socket), "--save", "", "--dir", folder],
        stdout=subprocess.DEVNULL,
    )
    wait_for(socket.exists, "Redis")
    yield socket
    server.terminate()
    server.wait(PATIENCE)
    shutil.rmtree(folder)


@dataclass(frozen=True)
class Worker:
    """A running worker and what it has written to its log."""

    process: subprocess.Popen[bytes]
    log_file: Path
    environment: Mapping[str, str]

    def log(self) -> str:
        """Return all lines so far."""
        return self.log_file.read_text(encoding="utf-8")

    @contextmanager
    def another(self) -> Iterator[Worker]:
        """Start a second worker on the same broker and database; ended with the block."""
        with _started(self.environment, self.log_file.with_name("another.log")) as worker:
            yield worker


def use_broker(address: str) -> None:
    """Have jobs of this process go to another broker, with none of the old connections kept."""
    current_app.conf.update(broker_url=address)
    current_app._after_fork()  # type: ignore[attr-defined]


@pytest.fixture
def worker_environment() -> dict[str, str]:
    """What a module's tests want the worker to be told besides database and broker."""
    return {}


@pytest.fixture
def worker(
    transactional_db: None,
    redis_socket: Path,
    tmp_path: Path,
    worker_environment: dict[str, str],
) -> Iterator[Worker]:
    """A worker that takes the jobs this test queues, and is ready when the test begins."""
    broker = f"redis+socket://{quote(str(redis_socket))}"
    environment = os.environ | {
        "DATABASE_URL": address_of_test_database(),
        "BROKER_URL": broker,
        "CACHE_URL": f"unix://{quote(str(redis_socket))}",
        "MEDIA_ROOT": str(tmp_path / "media"),
        **worker_environment,
    }
    queued_to = current_app.conf.broker_url
    use_broker(broker)
    try:
        with _started(environment, tmp_path / "worker.log") as worker:
            yield worker
    finally:
        use_broker(queued_to)


@contextmanager
def _started(environment: Mapping[str, str], log_file: Path) -> Iterator[Worker]:
    command = [sys.executable, "-m", "celery", "-A", "tracker.celery", "worker", "--pool", "solo"]
    with log_file.open("wb") as output:
        process = subprocess.Popen(
            [*command, "--without-gossip", "--without-mingle"],
            env=environment,
            cwd=settings.BASE_DIR,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    broker = environment["BROKER_URL"]
    try:
        # An app of its own asks: the control of the current one keeps its first connection.
        with Celery("probe", broker=broker, set_as_current=False) as probe:
            wait_for(
                lambda: process.poll() is not None or probe.control.ping(timeout=0.5), "the worker"
            )
        assert process.poll() is None, log_file.read_text(encoding="utf-8")
        yield Worker(process, log_file, environment)
    finally:
        process.terminate()
        process.wait(PATIENCE)
