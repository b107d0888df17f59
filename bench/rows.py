"""What one job gave at one size, kept between runs so that results can be put together."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from bench.timing import Timing, ratio

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the results.

    `figure` stands for the ratio where a job is not a matter of ours against the floor. `met` is
    None where there is no target at this size or it cannot be measured; a note says which.
    """

    job: str
    size: str
    ours: Timing | None = None
    floor: Timing | None = None
    peers: dict[str, Timing] = field(default_factory=dict)
    figure: float | None = None
    target: str = ""
    met: bool | None = None
    notes: tuple[str, ...] = ()

    @property
    def ratio(self) -> float | None:
        """Ours over floor by their medians, or the figure that stands for it."""
        if self.figure is not None:
            return self.figure
        return ratio(_median(self.ours), _median(self.floor))

    def record(self) -> dict[str, Any]:
        """Return the row as results.json has it."""
        return {
            "job": self.job,
            "size": self.size,
            "ours_ms": _rounded(_median(self.ours)),
            "floor_ms": _rounded(_median(self.floor)),
            "peers_ms": {name: _rounded(one.median) for name, one in self.peers.items()},
            "ratio": _rounded(self.ratio, 4),
            "target": self.target,
            "met": self.met,
        }


def merged(earlier: Iterable[Row], later: Sequence[Row]) -> list[Row]:
    """Return earlier rows but for those measured again, then the later ones."""
    again = {(row.job, row.size) for row in later}
    return [*(row for row in earlier if (row.job, row.size) not in again), *later]


def write_rows(path: Path, rows: Iterable[Row]) -> None:
    """Keep rows with all they hold."""
    path.write_text(json.dumps([_packed(row) for row in rows], ensure_ascii=False, indent=1))


def read_rows(path: Path) -> list[Row]:
    """Return the rows kept in a file, none where there is no file."""
    return [_unpacked(kept) for kept in json.loads(path.read_text())] if path.is_file() else []


def _packed(row: Row) -> dict[str, Any]:
    return {
        "job": row.job,
        "size": row.size,
        "ours": _timing(row.ours),
        "floor": _timing(row.floor),
        "peers": {name: _timing(one) for name, one in row.peers.items()},
        "figure": row.figure,
        "target": row.target,
        "met": row.met,
        "notes": list(row.notes),
    }


def _unpacked(kept: dict[str, Any]) -> Row:
    def timing(value: list[Any] | None) -> Timing | None:
        return Timing(tuple(value[0]), value[1]) if value else None

    peers = {name: Timing(tuple(one[0]), one[1]) for name, one in kept.pop("peers").items()}
    ours, floor = timing(kept.pop("ours")), timing(kept.pop("floor"))
    return Row(ours=ours, floor=floor, peers=peers, **{**kept, "notes": tuple(kept["notes"])})


def _timing(one: Timing | None) -> list[Any] | None:
    return None if one is None else [[round(ms, 3) for ms in one.ms], one.size_bytes]


def _median(one: Timing | None) -> float | None:
    return None if one is None else one.median


def _rounded(number: float | None, digits: int = 3) -> float | None:
    return None if number is None else round(number, digits)
