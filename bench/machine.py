"""What the bench ran on, in a few words."""

from __future__ import annotations

import datetime as dt
import os
import platform
import subprocess
from importlib.metadata import version
from pathlib import Path
from typing import Final

from bench.folders import ROOT

_PACKAGES: Final = ("Django", "granian", "numpy", "psycopg2-binary")


def facts() -> dict[str, str]:
    """Return machine and versions, by what they are of."""
    return {
        "run": dt.datetime.now(dt.UTC).strftime("%Y-%m-%d %H:%M UTC"),
        "commit": _output("git", "-C", str(ROOT), "describe", "--always", "--dirty"),
        "machine": f"{os.cpu_count()} × {_processor()}, {_memory()}",
        "system": _system(),
        "Python": platform.python_version(),
        "PostgreSQL": _output("psql", "--version").removeprefix("psql (PostgreSQL) "),
        "PostGIS": _output("dpkg-query", "-W", "-f=${Version} ", "postgresql-*-postgis-3"),
        **{name: version(name) for name in _PACKAGES},
    }


def _output(*words: str) -> str:
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    return done.stdout.strip() or "unknown"


def _processor() -> str:
    lines = Path("/proc/cpuinfo").read_text().splitlines()
    models = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return models[0] if models else platform.machine()


def _memory() -> str:
    for line in Path("/proc/meminfo").read_text().splitlines():
        if line.startswith("MemTotal:"):
            return f"{int(line.split()[1]) / 1_048_576:.0f} GiB"
    return "memory unknown"


def _system() -> str:
    named = platform.freedesktop_os_release()
    return f"{named.get('PRETTY_NAME', 'Linux')}, kernel {platform.release()}"
