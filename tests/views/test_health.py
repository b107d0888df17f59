"""Alive and ready, asked of a real web process whose broker or database is really away."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest
from django.conf import settings
from django.db.migrations.recorder import MigrationRecorder

from tests.processes import PATIENCE, address_of_test_database, wait_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.test import Client

GRANIAN = (sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1")
NOWHERE = "/tmp/tracker-no-such-folder"


def free_port() -> int:
    """A port that nobody listens on at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def ask(address: str) -> tuple[int, dict[str, Any]]:
    """The status and the JSON of an answer, also of an error."""
    try:
        with urllib.request.urlopen(address, timeout=PATIENCE) as answer:
            return answer.status, json.load(answer)
    except urllib.error.HTTPError as error:
        return error.code, json.load(error)


def listens(port: int) -> bool:
    """Whether something accepts connections on a port."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


@contextmanager
def web_process(**environment: str) -> Iterator[str]:
    """A web server as in production, with some settings changed; yields its address."""
    port = free_port()
    process = subprocess.Popen(
        [*GRANIAN, "--port", str(port), "tracker.wsgi:application"],
        env=os.environ | {"DATABASE_URL": address_of_test_database(), **environment},
        cwd=settings.BASE_DIR,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_for(lambda: listens(port), "the web process")
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(PATIENCE)


@pytest.mark.django_db(transaction=True)
def test_a_process_with_database_migrations_and_broker_is_ready() -> None:
    with web_process() as site:
        assert ask(f"{site}/healthz") == (200, {"alive": True})
        assert ask(f"{site}/readyz") == (
            200,
            {"ready": True, "checks": {"database": "ok", "migrations": "ok", "broker": "ok"}},
        )


@pytest.mark.django_db(transaction=True)
def test_a_process_without_its_broker_is_alive_but_not_ready() -> None:
    with web_process(BROKER_URL=f"redis+socket://{NOWHERE}/redis.sock") as site:
        assert ask(f"{site}/healthz") == (200, {"alive": True})
        status, answer = ask(f"{site}/readyz")
        assert status == 503
        assert answer == {
            "ready": False,
            "checks": {
                "database": "ok",
                "migrations": "ok",
                "broker": "The broker does not answer.",
            },
        }


@pytest.mark.django_db(transaction=True)
def test_a_process_without_its_database_is_alive_but_not_ready() -> None:
    with web_process(DATABASE_URL=f"postgis://somebody:hidden@/tracker?host={NOWHERE}") as site:
        assert ask(f"{site}/healthz") == (200, {"alive": True})
        status, answer = ask(f"{site}/readyz")
        assert status == 503
        assert answer["checks"]["database"] == "The database does not answer."
        assert answer["checks"]["broker"] == "ok"
        told = json.dumps(answer)
        assert [secret for secret in ("hidden", "somebody", NOWHERE) if secret in told] == []


@pytest.mark.django_db
def test_a_migration_that_is_not_applied_makes_the_process_not_ready(client: Client) -> None:
    MigrationRecorder.Migration.objects.filter(app="mfa").latest("id").delete()
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json()["checks"]["migrations"] == "Migrations not applied: 1."


@pytest.mark.django_db
def test_answers_are_never_cached_and_nothing_is_written(client: Client) -> None:
    assert "no-store" in client.get("/readyz").headers["Cache-Control"]
    assert client.post("/readyz").status_code == 405
    assert client.head("/healthz").status_code == 200


def test_being_alive_asks_no_database(client: Client) -> None:
    # Without the django_db mark any query fails the test.
    assert client.get("/healthz").json() == {"alive": True}
