"""The container files cannot be run where this is developed, so what they name is checked."""

from __future__ import annotations

import re
from typing import Any

import pytest
import yaml
from django.conf import settings

ROOT = settings.BASE_DIR
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text(encoding="utf-8"))
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")
PROCESSES = set(re.findall(r"^(\w+):", (ROOT / "Procfile").read_text(), flags=re.MULTILINE))
OURS = {name: service for name, service in SERVICES.items() if "build" in service}


def test_the_services_are_those_the_design_names() -> None:
    assert set(SERVICES) == {"beat", "database", "migrate", "redis", "web", "worker"}
    assert set(OURS) == {"beat", "migrate", "web", "worker"}


@pytest.mark.parametrize("name", ["beat", "web", "worker"])
def test_a_process_is_started_from_the_procfile(name: str) -> None:
    command = OURS[name]["command"]
    assert command[:2] == ["honcho", "start"]
    assert command[-1] == name
    assert name in PROCESSES


@pytest.mark.parametrize("name", ["database", "redis", "web", "worker"])
def test_a_service_that_others_rely_on_has_a_health_check(name: str) -> None:
    assert set(SERVICES[name]["healthcheck"]) >= {"test", "interval", "timeout", "retries"}


def test_the_web_check_is_the_script_that_the_server_uses() -> None:
    _, script = OURS["web"]["healthcheck"]["test"]
    assert (ROOT / script).stat().st_mode & 0o111


def test_everything_waited_for_exists_and_can_become_healthy() -> None:
    for service in SERVICES.values():
        for awaited, how in service.get("depends_on", {}).items():
            if how["condition"] == "service_healthy":
                assert "healthcheck" in SERVICES[awaited]
            else:
                assert how["condition"] == "service_completed_successfully"
                assert SERVICES[awaited]["restart"] == "no"


def test_every_named_volume_is_declared_and_used() -> None:
    used = {
        volume.split(":")[0] for service in SERVICES.values() for volume in service["volumes"]
        if not volume.startswith((".", "/"))
    }  # fmt: skip
    assert used == set(COMPOSE["volumes"])


def test_the_settings_passed_on_are_documented_ones() -> None:
    text = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
    documented = set(re.findall(r"^\| `([A-Z_]+)` \|", text, flags=re.MULTILINE))
    for service in OURS.values():
        assert set(service["environment"]) <= documented


def test_every_file_the_image_copies_or_runs_exists() -> None:
    copied = re.search(r"^COPY (package\.json .+) \./$", DOCKERFILE, flags=re.MULTILINE)
    assert copied is not None
    run = set(re.findall(r"\b(script/\w+|manage\.py)\b", DOCKERFILE))
    assert run == {"script/setup", "script/compress", "manage.py"}
    for name in {*copied[1].split(), *run}:
        assert (ROOT / name).is_file()


def test_what_holds_secrets_or_is_made_here_stays_out_of_the_image() -> None:
    left_out = set((ROOT / ".dockerignore").read_text(encoding="utf-8").split())
    assert left_out >= {".git", ".venv", "node_modules", "static/vendor", "var"}
