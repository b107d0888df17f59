"""Keeping what is measured, and writing it out."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bench.folders import CODE, HOME
from bench.growth import growth
from bench.machine import facts
from bench.report import report
from bench.rows import merged, read_rows, write_rows
from bench.told import forget, told

if TYPE_CHECKING:
    from pathlib import Path

    from bench.arguments import Wanted
    from bench.rows import Row

KEPT: Final = HOME / "rows.json"
ASIDE: Final = HOME / "rows-aside.json"
"""Rows of the last run that left something out: those of the last whole run stay."""


@dataclass(slots=True)
class Results:
    """Rows of this run, after rows of earlier ones where they are to be put together.

    Only a whole run, or one that completes it, writes bench/RESULTS.md; all others write beside
    the databases, so that a quick look never replaces what is on record.
    """

    rows: list[Row]
    kept: Path
    folder: Path
    facts: dict[str, str]

    @classmethod
    def begin(cls, wanted: Wanted) -> Results:
        """Start with nothing, or with what the last runs left where `merge` is asked for."""
        if wanted.merge:
            return cls(read_rows(KEPT), KEPT, CODE, facts())
        if not wanted.is_whole:
            return cls([], ASIDE, HOME, facts())
        forget()
        return cls([], KEPT, CODE, facts())

    def keep(self, row: Row) -> None:
        """Take a row, and keep it on disk at once."""
        self.rows = merged(self.rows, [row])
        write_rows(self.kept, self.rows)

    def finish(self) -> list[Path]:
        """Write RESULTS.md and results.json, and return where they are."""
        self.rows = merged(self.rows, growth(self.rows))
        write_rows(self.kept, self.rows)
        paths = [self.folder / "RESULTS.md", self.folder / "results.json"]
        paths[0].write_text(report(self.rows, self.facts, told()))
        lines = [json.dumps(row.record(), ensure_ascii=False) for row in self.rows]
        paths[1].write_text("[\n" + ",\n".join(lines) + "\n]\n")
        return paths
