"""Packages and data of the pages measured beside the explorer, under var/bench/browser."""

from __future__ import annotations

import os
import shutil
import subprocess
from array import array
from typing import TYPE_CHECKING, Final

from bench.folders import CODE, HOME, LOGS, ROOT
from bench.peers.installing import NotInstalledError

if TYPE_CHECKING:
    from pathlib import Path

    from bench.world import World

SERVED: Final = HOME / "browser"
"""What the pages' server gives out."""

_PATIENCE_S: Final = 120


def install() -> None:
    """Copy the pages and fetch what they are made of; a second call only copies."""
    SERVED.mkdir(parents=True, exist_ok=True)
    shutil.copytree(CODE / "browser" / "pages", SERVED / "pages", dirs_exist_ok=True)
    wanted = CODE / "browser" / "packages.json"
    stamp = SERVED / "package.json"
    if stamp.is_file() and stamp.read_text() == wanted.read_text():
        return
    shutil.copy(wanted, stamp)
    with (LOGS / "npm.log").open("wb") as log:
        done = subprocess.run(
            [ROOT / ".venv" / "bin" / "npm", "install", "--ignore-scripts", "--no-audit"],
            cwd=SERVED,
            env={**os.environ, "PATH": f"{ROOT / '.venv' / 'bin'}:{os.environ['PATH']}"},
            stdout=log,
            stderr=log,
            check=False,
            timeout=_PATIENCE_S,
        )
    if done.returncode:
        stamp.unlink()
        raise NotInstalledError("Leaflet.markercluster could not be fetched: see npm.log.")


def write_data(world: World) -> Path:
    """Write what is mapped as columns: longitudes and latitudes, then days and kinds."""
    with world.floor.connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT ST_X(point), ST_Y(point), starts_on - '1970-01-01'::date, date_precision
            FROM incidents_incident WHERE status = 'published' AND point IS NOT NULL ORDER BY id
            """
        )
        rows = cursor.fetchall()
    path = SERVED / f"{world.size.name}.bin"
    with path.open("wb") as out:
        for number, kind in enumerate("ddii"):
            array(kind, [row[number] for row in rows]).tofile(out)
    return path
