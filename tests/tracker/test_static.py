"""Static files: hashed also where a module imports another, compressed, and served for good."""

from __future__ import annotations

import json
import os
import re
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.http import StreamingHttpResponse
from django.test import Client, override_settings

if TYPE_CHECKING:
    import pytest

IMPORT = re.compile(r"""^(?:import|export)\b[^"';]*?from\s*["'](\.[^"']+)["']""", re.MULTILINE)
HASHED = re.compile(r"\.[0-9a-f]{12}\.\w+$")


def hashed_name(name: str) -> str:
    """Return the name under which a source file was collected."""
    return str(staticfiles_storage.url(name)).removeprefix("/static/")


def hashed_modules(folder: Path) -> list[Path]:
    """Return collected modules under their hashed names: ours and the vendored ones."""
    return [
        file
        for part in ("js", "vendor")
        for file in sorted((folder / part).rglob("*.js"))
        if HASHED.search(file.name)
    ]


def test_every_import_names_a_hashed_file_that_was_collected(collected: Path) -> None:
    modules = hashed_modules(collected)
    assert collected / hashed_name("vendor/topojson-client/index.js") in modules
    for module in modules:
        for target in IMPORT.findall(module.read_text(encoding="utf-8")):
            assert HASHED.search(target), f"{module.name} imports {target} unhashed"
            assert (module.parent / target).is_file()


def test_every_source_file_has_its_hashed_twin(collected: Path) -> None:
    manifest = json.loads((collected / "staticfiles.json").read_text(encoding="utf-8"))["paths"]
    source = settings.BASE_DIR / "static"
    files = {str(file.relative_to(source)) for file in source.rglob("*") if file.is_file()}
    assert files <= set(manifest)


def test_whitenoise_serves_a_hashed_file_compressed_and_for_good(
    collected: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("served")
    name = hashed_name("vendor/world-atlas/countries-10m.json")
    target = folder / name
    target.parent.mkdir(parents=True)
    for needed in (name, "staticfiles.json"):
        (folder / needed).write_bytes((collected / needed).read_bytes())
    compress = settings.BASE_DIR / "script" / "compress"
    subprocess.run([compress], env={**os.environ, "STATIC_ROOT": str(folder)}, check=True)
    with override_settings(STATIC_ROOT=folder):
        client = Client()
        client.handler.load_middleware()
        answer = client.get(f"/static/{name}", headers={"Accept-Encoding": "br"})
    assert answer.status_code == 200
    assert answer.headers["Content-Encoding"] == "br"
    assert answer.headers["Cache-Control"] == "max-age=315360000, public, immutable"
    assert isinstance(answer, StreamingHttpResponse)
    assert len(answer.getvalue()) < target.stat().st_size / 2
