"""Where the rows of a run are kept and written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bench import results, told
from bench.arguments import read_arguments
from bench.results import Results
from bench.rows import Row, read_rows, write_rows

if TYPE_CHECKING:
    from pathlib import Path

EARLIER = Row(job="tile z6", size="1M", figure=1.0)
NOW = Row(job="tile z8", size="10k", figure=2.0)


@pytest.fixture(autouse=True)
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of the bench's own, with the rows of an earlier whole run in it."""
    monkeypatch.setattr(results, "KEPT", tmp_path / "rows.json")
    monkeypatch.setattr(results, "ASIDE", tmp_path / "aside.json")
    monkeypatch.setattr(told, "_KEPT", tmp_path / "told.json")
    write_rows(tmp_path / "rows.json", [EARLIER])
    told.tell("Tiles", "1M", "An account.")
    return tmp_path


@pytest.mark.parametrize(
    ("words", "kept", "is_told"),
    [
        (["--quick"], [EARLIER], True),
        (["--size", "1M"], [EARLIER], True),
        (["--size", "1M", "--merge"], [EARLIER, NOW], True),
        ([], [NOW], False),
    ],
)
def test_only_a_whole_run_or_what_completes_it_changes_what_is_kept(
    places: Path, words: list[str], kept: list[Row], is_told: bool
) -> None:
    found = Results.begin(read_arguments(words, ["tile z6"]))
    found.keep(NOW)
    assert read_rows(places / "rows.json") == kept
    assert bool(told.told()) is is_told
