"""Rows as they are kept, put together and written."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bench.growth import growth
from bench.report import report
from bench.rows import Row, merged, read_rows, write_rows
from bench.timing import Timing
from bench.tried import tried

if TYPE_CHECKING:
    from pathlib import Path

TILE = Row(
    job="tile z6, no filter",
    size="1M",
    ours=Timing((5.0, 7.0, 6.0), 3000),
    floor=Timing((200.0, 240.0, 220.0)),
    peers={"tipg": Timing((400.0,))},
    target="× floor ≤ 0.02",
    met=False,
    notes=("missed: × floor ≤ 0.02",),
)
EXPORT = Row(job="CSV export, all", size="1M", target="≤ 2 × floor", notes=("not built yet",))


def test_results_json_has_the_agreed_keys() -> None:
    assert TILE.record() == {
        "job": "tile z6, no filter",
        "size": "1M",
        "ours_ms": 6.0,
        "floor_ms": 220.0,
        "peers_ms": {"tipg": 400.0},
        "ratio": 0.0273,
        "target": "× floor ≤ 0.02",
        "met": False,
    }


def test_what_was_not_measured_is_null() -> None:
    record = EXPORT.record()
    assert [record[key] for key in ("ours_ms", "floor_ms", "ratio", "met")] == [None] * 4


def test_rows_come_back_as_they_were_kept(tmp_path: Path) -> None:
    write_rows(tmp_path / "rows.json", [TILE, EXPORT])
    assert read_rows(tmp_path / "rows.json") == [TILE, EXPORT]
    assert read_rows(tmp_path / "none.json") == []


def test_a_row_measured_again_replaces_the_one_before() -> None:
    again = Row(job=TILE.job, size=TILE.size, ours=Timing((4.0,)))
    smaller = Row(job=TILE.job, size="10k")
    assert merged([TILE, EXPORT, smaller], [again]) == [EXPORT, smaller, again]


def test_growth_is_of_the_job_that_grows_most() -> None:
    rows = [
        Row(job="tile z6", size="10k", ours=Timing((2.0,))),
        Row(job="tile z6", size="1M", ours=Timing((12.0,))),
        Row(job="tile z8", size="10k", ours=Timing((2.0,))),
        Row(job="tile z8", size="1M", ours=Timing((80.0,))),
        Row(job="search", size="1M", ours=Timing((80.0,))),
    ]
    [grown] = growth(rows)
    assert (grown.job, grown.figure, grown.met) == ("growth of tile, the most", 40.0, False)
    assert grown.notes == ("missed: × ≤ 30", "tile z8")


def test_a_job_that_failed_is_in_the_report() -> None:
    text = report([Row(job="pages", size="1M", notes=("failed: no answer",))], {}, {})
    assert "## Jobs that failed\n" in text
    assert "| pages | 1M | – | – | – |  | – | failed: no answer |" in text


def test_the_report_tells_every_miss_and_everything_without_a_verdict() -> None:
    text = report(
        [TILE, EXPORT], {"machine": "2 × x"}, {"Tiles through HTTP": {"1M": "A longer account."}}
    )
    assert "0 of 1 targets are met.\n" in text
    told = tried(TILE.job)
    assert (
        f"- **tile z6, no filter** at 1M misses “× floor ≤ 0.02”: missed: × floor ≤ 0.02. {told}\n"
        in text
    )
    assert "- CSV export, all at 1M has no verdict: not built yet.\n" in text
    assert "| machine | 2 × x |" in text
    assert (
        "| tile z6, no filter | 1M | 6.00 (5.00–7.00, 3 kB) | 220 (200–240) | 400 (400–400) "
        "| 0.0273 | × floor ≤ 0.02 | **missed** | missed: × floor ≤ 0.02 |" in text
    )
    assert "A longer account." in text


def test_a_miss_is_explained_and_what_is_met_is_not() -> None:
    missed = replace(TILE, job="search, newest 50")
    assert tried("search") in report([missed], {}, {})
    assert tried("search") not in report([replace(missed, met=True)], {}, {})
    assert tried("a job of which there is nothing to be said") == ""
