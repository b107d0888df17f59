"""Running wrk, which asks as fast as it is answered, and reading what it counted."""

from __future__ import annotations

import json
import shutil
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bench.folders import CODE

if TYPE_CHECKING:
    from pathlib import Path

CONNECTIONS: Final = 8
_TIMEOUT_S: Final = 30


class NoWrkError(RuntimeError):
    """The program wrk is not there, or failed; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Counted:
    """Requests answered, their times, and those that were not answered as they should."""

    requests: int
    seconds: float
    p50_ms: float
    p95_ms: float
    p99_ms: float
    max_ms: float
    status: int
    connect: int
    read: int
    write: int
    timeout: int

    @property
    def errors(self) -> int:
        """Answers of 400 and above, and questions without an answer."""
        return self.status + self.connect + self.read + self.write + self.timeout


def read_counted(output: str) -> Counted:
    """Return what the line of JSON in wrk's output says. Raises NoWrkError where there is none."""
    lines = [line for line in output.splitlines() if line.startswith("{")]
    if not lines:
        raise NoWrkError(f"wrk told nothing: {output.strip()[-200:] or 'no output'}.")
    return Counted(**json.loads(lines[-1]))


def ask(port: int, addresses: Path, seconds: int, seed: int) -> Counted:
    """Ask for random addresses of a file for so many seconds. Raises NoWrkError."""
    program = shutil.which("wrk")
    if program is None:
        raise NoWrkError("wrk is not installed: apt-get install wrk.")
    done = subprocess.run(
        [
            program,
            "--threads=1",
            f"--connections={CONNECTIONS}",
            f"--duration={seconds}s",
            f"--timeout={_TIMEOUT_S}s",
            "--latency",
            f"--script={CODE / 'load' / 'mixed.lua'}",
            f"http://127.0.0.1:{port}",
            "--",
            str(addresses),
            str(seed),
        ],
        capture_output=True,
        text=True,
        check=False,
        timeout=seconds + 2 * _TIMEOUT_S,
    )
    return read_counted(done.stdout + done.stderr)
