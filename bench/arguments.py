"""What `python -m bench` is asked for on the command line."""

from __future__ import annotations

import argparse
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bench.sizes import SIZES, SMALL, Size, read_size

if TYPE_CHECKING:
    from collections.abc import Sequence

_DURATION = re.compile(r"(\d{1,4})(s|m)")
_TOLD: Final = """\
Makes the data of each size in the bench's own PostGIS under var/bench (once; about six minutes for
1M), starts the product on it, measures each job beside its floor and its peers, and writes
bench/RESULTS.md and bench/results.json. A run that leaves something out writes them into var/bench
instead, unless --merge adds its rows to those of the last run. Databases are kept between runs;
remove var/bench to make them anew.
"""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to run: sizes, jobs by name (none given: all), rounds, and for how long to load."""

    sizes: tuple[Size, ...]
    jobs: tuple[str, ...]
    rounds: int
    load_s: int
    port: int
    peers: bool = True
    quick: bool = False
    data_only: bool = False
    merge: bool = False

    @property
    def is_whole(self) -> bool:
        """Whether nothing is left out, so that the results are those on record."""
        return self.sizes == SIZES and not self.jobs and self.peers and not self.quick


def read_arguments(words: Sequence[str], known_jobs: Sequence[str]) -> Wanted:
    """Return what is asked for; ends the program with a sentence for what cannot be understood."""
    parser = _parser(known_jobs)
    asked = parser.parse_args(words)
    unknown = sorted(set(asked.jobs) - set(known_jobs))
    if unknown:
        parser.error(
            f"There is no job called {', '.join(unknown)}. Jobs are: {', '.join(known_jobs)}."
        )
    try:
        sizes = tuple(sorted({read_size(text) for text in asked.size}))
        load_s = read_duration(asked.load) if asked.load else 20 if asked.quick else 600
    except ValueError as error:
        parser.error(str(error))
    if not 1024 <= asked.port <= 65500:
        parser.error(f"The port lies between 1024 and 65500, not {asked.port}.")
    return Wanted(
        sizes=sizes or ((SMALL,) if asked.quick else SIZES),
        jobs=tuple(asked.jobs),
        rounds=3 if asked.quick else 5,
        load_s=load_s,
        port=asked.port,
        peers=not asked.no_peers,
        quick=asked.quick,
        data_only=asked.data_only,
        merge=asked.merge,
    )


def read_duration(text: str) -> int:
    """Return the seconds that 20s or 10m means. Raises ValueError with a sentence."""
    found = _DURATION.fullmatch(text.strip())
    if not found:
        raise ValueError(f"A duration is written like 20s or 10m, not “{text}”.")
    return int(found[1]) * (60 if found[2] == "m" else 1)


def _parser(known_jobs: Sequence[str]) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m bench",
        description="Measure the tracker's speed against floor and peers.",
        epilog=f"{_TOLD}\nJobs: {', '.join(known_jobs)}.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add = parser.add_argument
    add("--quick", action="store_true", help="10k incidents and few repeats, within five minutes")
    add(
        "--size",
        metavar="N",
        nargs="+",
        default=[],
        help="sizes to measure: 10k, 100k, 1M or another number (default: those three)",
    )
    add("--jobs", metavar="NAME", nargs="+", default=[], help="only these jobs")
    add("--no-peers", action="store_true", help="leave the peers out")
    add("--merge", action="store_true", help="add to the rows of the last run, and write all")
    add("--data-only", action="store_true", help="make the data and leave the database running")
    add("--load", metavar="TIME", default="", help="how long to load: 20s, 10m (the default)")
    add("--port", metavar="N", type=int, default=8190, help="first of ten free ports (8190)")
    return parser
