"""Each peer's packages in an environment of its own under var/bench/peers; kept between runs."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING, Final

from bench.folders import CODE, HOME, LOGS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

ENVIRONMENTS: Final = HOME / "peers"
_PATIENCE_S: Final = 240


class NotInstalledError(RuntimeError):
    """The packages could not be fetched in time; the message says of which peer."""


def installed(name: str, *, only_found: bool = False) -> Path:
    """Return the folder of programs of a peer's environment, which is made at the first call.

    With `only_found` it is not made. Raises NotInstalledError.
    """
    requirements = CODE / "peers" / f"{name}.txt"
    home = ENVIRONMENTS / name
    stamp = home / "installed"
    # An environment holds its own path, so one that was moved is of no use.
    wanted = f"{home}\n{requirements.read_text()}"
    if stamp.is_file() and stamp.read_text() == wanted:
        return home / "bin"
    if only_found:
        raise NotInstalledError(f"{name} is not installed yet: a run without --quick does that.")
    LOGS.mkdir(parents=True, exist_ok=True)
    with (LOGS / f"install-{name}.log").open("wb") as log:
        _run(name, [sys.executable, "-m", "venv", "--clear", str(home)], log.fileno())
        pip: list[str | Path] = [
            home / "bin" / "pip",
            "install",
            "--disable-pip-version-check",
            "-r",
            requirements,
        ]
        _run(name, pip, log.fileno())
    stamp.write_text(wanted)
    return home / "bin"


def pinned(name: str) -> dict[str, str]:
    """Return the versions that a peer's environment is made of, by package."""
    lines = (CODE / "peers" / f"{name}.txt").read_text().splitlines()
    pairs = [line.partition("==")[::2] for line in lines if "==" in line and line[0] != "#"]
    return {package.strip(): version.strip() for package, version in pairs}


def _run(name: str, words: Sequence[str | Path], log: int) -> None:
    try:
        done = subprocess.run(words, stdout=log, stderr=log, check=False, timeout=_PATIENCE_S)
    except subprocess.TimeoutExpired as error:
        raise NotInstalledError(f"{name} was not installed within {_PATIENCE_S} s.") from error
    if done.returncode:
        raise NotInstalledError(f"{name} could not be installed: see install-{name}.log.")
