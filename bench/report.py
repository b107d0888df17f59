"""bench/RESULTS.md out of rows: tables by kind of job, then every miss in words. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bench.growth import growth_of
from bench.timing import shown
from bench.tried import tried

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bench.rows import Row
    from bench.timing import Timing

HEAD: Final = """\
# Results of the bench

Written by `python -m bench`; do not edit. Times are milliseconds: the median, and in brackets the
quickest and the slowest run. **Floor** is raw SQL through psycopg2 that does the same job in the
same database, in the same run, turn about. Ratios are what counts: milliseconds move with the
machine. Through HTTP means on a kept connection to the server as the Procfile starts it. Each round
asks with other values where a filter has any. Peers read the same rows through a view and have the
least configuration their manuals show; tipg asks for a year by one column of days, an easier
question than ours and the floor's, for whom an incident lasts. Who takes longer than its time is
asked less often or not at all, and the note says so.
"""
_GROUPS: Final = (
    ("tile", "Tiles through HTTP"),
    ("timeline", "Timeline through HTTP"),
    ("index", "Index through HTTP"),
    ("OGC", "Features and exports"),
    ("GeoJSON", "Features and exports"),
    ("CSV", "Features and exports"),
    ("search", "Search through HTTP"),
    ("logging", "Logging"),
    ("incident page", "Incident page"),
    ("memory", "Memory"),
    ("load", "Under load"),
    ("explorer", "In the browser"),
    ("growth", "Growth"),
)
_MET: Final = {True: "met", False: "**missed**", None: "–"}


def report(
    rows: Sequence[Row], facts: Mapping[str, str], told: Mapping[str, Mapping[str, str]]
) -> str:
    """Return the whole document; `told` are longer accounts by heading and size."""
    parts = [HEAD, _facts(facts), _summary(rows)]
    for heading in dict.fromkeys(heading for _start, heading in _GROUPS):
        starts = tuple(start for start, one in _GROUPS if one == heading)
        of_kind = [row for row in rows if row.job.startswith(starts)]
        if of_kind:
            parts.append(f"## {heading}\n\n{_table(of_kind)}")
            parts.extend(told.get(heading, {}).values())
    known = tuple(start for start, _heading in _GROUPS)
    rest = [row for row in rows if not row.job.startswith(known)]
    if rest:
        parts.append(f"## Jobs that failed\n\n{_table(rest)}")
    parts.append(_growth(rows))
    return "\n\n".join(part.strip() for part in parts if part.strip()) + "\n"


def _facts(facts: Mapping[str, str]) -> str:
    lines = [f"| {name} | {value} |" for name, value in facts.items()]
    return "\n".join(["| | |", "|---|---|", *lines])


def _summary(rows: Sequence[Row]) -> str:
    """Every target that is missed, and what could not be measured."""
    judged = [row for row in rows if row.met is not None]
    missed = [row for row in judged if row.met is False]
    lines = [f"{len(judged) - len(missed)} of {len(judged)} targets are met."]
    lines += [
        f"- **{row.job}** at {row.size} misses “{row.target}”: {'; '.join(row.notes)}. "
        f"{tried(row.job)}".strip()
        for row in missed
    ]
    left = [row for row in rows if row.met is None and row.target]
    lines += [
        f"- {row.job} at {row.size} has no verdict: {'; '.join(row.notes) or 'not measured'}."
        for row in left
    ]
    return "## Targets\n\n" + "\n".join([lines[0], "", *lines[1:]])


def _table(rows: Sequence[Row]) -> str:
    peers = list(dict.fromkeys(name for row in rows for name in row.peers))
    heads = ["job", "incidents", "ours", "floor", *peers, "ratio", "target", "", "notes"]
    lines = [_line(heads), _line(["---"] * len(heads))]
    lines += [
        _line(
            [
                row.job,
                row.size,
                _cell(row.ours),
                _cell(row.floor),
                *(_cell(row.peers.get(name)) for name in peers),
                shown(row.ratio),
                row.target,
                _MET[row.met],
                "; ".join(row.notes),
            ]
        )
        for row in rows
    ]
    return "\n".join(lines)


def _line(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"


def _cell(one: Timing | None) -> str:
    if one is None:
        return "–"
    least, most = one.spread
    size = f", {one.size_bytes / 1000:,.0f} kB" if one.size_bytes >= 1000 else ""
    return f"{shown(one.median)} ({shown(least)}–{shown(most)}{size})"


def _growth(rows: Sequence[Row]) -> str:
    grown = [(job, growth_of(rows, job)) for job in dict.fromkeys(row.job for row in rows)]
    lines = [_line([job, f"{shown(times)}×"]) for job, times in grown if times is not None]
    if not lines:
        return ""
    head = [_line(["job", "10k → 1M, ours"]), _line(["---", "---"])]
    return "## Growth of every job\n\n" + "\n".join([*head, *lines])
