"""Programs the bench starts: each in a group of its own, ended by that and by nothing else."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

from bench.folders import LOGS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_GRACE_S: Final = 10


class NotReadyError(RuntimeError):
    """A program ended or did not answer in time; the message names its log."""


@contextlib.contextmanager
def running(
    name: str, words: Sequence[str | Path], folder: Path, env: Mapping[str, str]
) -> Iterator[subprocess.Popen[bytes]]:
    """Run a program for as long as the block lasts; its output goes to a log of its name."""
    LOGS.mkdir(parents=True, exist_ok=True)
    with (LOGS / f"{name}.log").open("wb") as log:
        started = subprocess.Popen(
            words,
            cwd=folder,
            env={**os.environ, **env},
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
    try:
        yield started
    finally:
        end(started)


def end(started: subprocess.Popen[bytes]) -> None:
    """End a program with its group: in an orderly way first, by force after ten seconds."""
    if started.returncode is not None:
        return
    with contextlib.suppress(ProcessLookupError):
        os.killpg(started.pid, signal.SIGTERM)
    try:
        started.wait(_GRACE_S)
    except subprocess.TimeoutExpired:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(started.pid, signal.SIGKILL)
        started.wait()


def await_answer(name: str, started: subprocess.Popen[bytes], port: int, patience_s: int) -> None:
    """Wait until something listens on a port of this machine. Raises NotReadyError."""
    until = time.monotonic() + patience_s
    while time.monotonic() < until:
        if started.poll() is not None:
            raise NotReadyError(f"{name} ended with {started.returncode}: see {_log(name)}.")
        if _listens(port):
            return
        time.sleep(0.1)
    raise NotReadyError(f"{name} does not answer after {patience_s} s: see {_log(name)}.")


def children(pid: int) -> list[int]:
    """Return the processes that one started itself."""
    path = Path(f"/proc/{pid}/task/{pid}/children")
    return [int(word) for word in path.read_text().split()] if path.exists() else []


def resident_kb(pid: int) -> int:
    """Return how much memory a process has in use, 0 for one that ended."""
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0
    found = [line.split()[1] for line in status.splitlines() if line.startswith("VmRSS:")]
    return int(found[0]) if found else 0


def _listens(port: int) -> bool:
    wanted = f":{port:04X}"
    for line in Path("/proc/net/tcp").read_text().splitlines()[1:]:
        local, state = line.split()[1], line.split()[3]
        if local.endswith(wanted) and state == "0A":
            return True
    return False


def _log(name: str) -> str:
    return f"var/bench/log/{name}.log"
