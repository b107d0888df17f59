"""The product itself, started as the Procfile starts it, on the data of one size."""

from __future__ import annotations

import contextlib
import os
import shlex
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bench.client import Client
from bench.data.template import manage, sum_of
from bench.folders import LOGS, ROOT, STAMPS
from bench.processes import await_answer, children, resident_kb, running

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bench.cluster import Cluster
    from bench.sizes import Size

WORKERS: Final = 2
_PATIENCE_S: Final = 60


@dataclass(frozen=True, slots=True)
class Product:
    """The running product."""

    port: int
    pid: int

    def resident_kb(self) -> list[int]:
        """Memory of each web process; the one that only watches over them is left out."""
        return [resident_kb(pid) for pid in children(self.pid)]


@contextlib.contextmanager
def product(cluster: Cluster, size: Size, port: int) -> Iterator[Product]:
    """Run web processes and a worker on the data of `size`, and end them with the block."""
    _collect_static(size)
    subprocess.run(
        ["redis-cli", "-s", str(cluster.sockets / "redis.sock"), "flushall"],
        check=True,
        capture_output=True,
    )
    env = {
        "ENV_FILE": str(size.env_file),
        "HOST": "127.0.0.1",
        "PORT": str(port),
        "WEB_WORKERS": str(WORKERS),
        "PATH": f"{ROOT / '.venv' / 'bin'}:{os.environ['PATH']}",
    }
    with (
        running("web", _command("web", env), ROOT, env) as web,
        running("worker", _command("worker", env), ROOT, env),
    ):
        await_answer("web", web, port, _PATIENCE_S)
        with Client(port, timeout_s=_PATIENCE_S) as client:
            client.get("/readyz")
        yield Product(port, web.pid)


def procfile_line(text: str, name: str) -> str:
    """Return the command of one process of a Procfile. Raises KeyError for one not in it."""
    lines = dict(line.split(":", 1) for line in text.splitlines() if ":" in line)
    return lines[name].strip()


def _command(name: str, env: dict[str, str]) -> list[str]:
    """The Procfile's command without its shell, with a file of our own for its number."""
    line = procfile_line((ROOT / "Procfile").read_text(), name)
    line = line.rpartition("exec ")[2].replace("var/run/", "var/bench/")
    for variable, value in env.items():
        line = line.replace(f'"${variable}"', shlex.quote(value))
    return shlex.split(line)


def _collect_static(size: Size) -> None:
    """Collect and compress static files, unless that was done since they changed."""
    stamp = STAMPS / "static"
    now = sum_of(file for file in (ROOT / "static").rglob("*") if file.is_file())
    if stamp.is_file() and stamp.read_text() == now:
        return
    manage(size.env_file, "collectstatic", "--no-input", "--clear")
    with (LOGS / "compress.log").open("wb") as log:
        subprocess.run(
            ["script/compress"],
            cwd=ROOT,
            env={**os.environ, "STATIC_ROOT": "var/bench/static"},
            stdout=log,
            stderr=log,
            check=True,
        )
    stamp.write_text(now)
