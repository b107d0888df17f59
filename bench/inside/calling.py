"""Calling what runs inside the product's settings."""

from __future__ import annotations

import json
import os
import subprocess
from typing import TYPE_CHECKING, Any, Final

from bench.folders import PYTHON, ROOT

if TYPE_CHECKING:
    from bench.sizes import Size

_PATIENCE_S: Final = 900


class InsideFailedError(RuntimeError):
    """It ended with an error; the message is its last line."""


def call(size: Size, module: str, *words: str) -> Any:
    """Run `bench.inside.<module>` on the data of a size and return the JSON it prints."""
    done = subprocess.run(
        [PYTHON, "-m", f"bench.inside.{module}", *words],
        cwd=ROOT,
        env={**os.environ, "ENV_FILE": str(size.env_file)},
        capture_output=True,
        text=True,
        check=False,
        timeout=_PATIENCE_S,
    )
    if done.returncode:
        raise InsideFailedError((done.stderr.strip().splitlines() or ["no word"])[-1])
    return json.loads(done.stdout.strip().splitlines()[-1])
