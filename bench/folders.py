"""Where the bench keeps what it makes: all of it under `var/bench`, which may be deleted."""

from __future__ import annotations

from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
CODE: Final = ROOT / "bench"
HOME: Final = ROOT / "var" / "bench"
LOGS: Final = HOME / "log"
STAMPS: Final = HOME / "stamps"
PYTHON: Final = ROOT / ".venv" / "bin" / "python"
