"""How many incidents: 10k, 100k and 1M, or any number between."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bench.folders import HOME

_WRITTEN = re.compile(r"(\d{1,9})(k|m)?", re.IGNORECASE)
_LEAST, _MOST = 1_000, 5_000_000


@dataclass(frozen=True, slots=True, order=True)
class Size:
    """So many published incidents, with the names that follow from it."""

    incidents: int

    @property
    def name(self) -> str:
        """The number as people write it: 10k, 1M."""
        for unit, letter in ((1_000_000, "M"), (1_000, "k")):
            if self.incidents % unit == 0:
                return f"{self.incidents // unit}{letter}"
        return str(self.incidents)

    @property
    def database(self) -> str:
        """The database of this size."""
        return f"bench_{self.name.lower()}"

    @property
    def env_file(self) -> Path:
        """The settings with which the product runs on this database."""
        return HOME / f"{self.name}.env"


SIZES: Final = (Size(10_000), Size(100_000), Size(1_000_000))
SMALL, MIDDLE, LARGE = SIZES


def read_size(text: str) -> Size:
    """Return the size written as 10k, 1M or 25000. Raises ValueError with a sentence."""
    found = _WRITTEN.fullmatch(text.strip())
    if not found:
        raise ValueError(f"A size is written like 10k, 1M or 25000, not “{text}”.")
    unit = {"": 1, "k": 1_000, "m": 1_000_000}[(found[2] or "").lower()]
    incidents = int(found[1]) * unit
    if not _LEAST <= incidents <= _MOST:
        raise ValueError(f"A size lies between {_LEAST} and {_MOST} incidents, not {incidents}.")
    return Size(incidents)
