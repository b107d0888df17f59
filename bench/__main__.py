"""`python -m bench`: see `python -m bench --help`."""

from __future__ import annotations

import signal
import sys
from typing import TYPE_CHECKING, NoReturn

from bench import cluster
from bench.arguments import read_arguments
from bench.data.making import make
from bench.results import Results
from bench.running import JOBS, run

if TYPE_CHECKING:
    from types import FrameType


def say(words: str) -> None:
    """Tell whoever waits what is being done."""
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


def _stop(number: int, _frame: FrameType | None) -> NoReturn:
    """End in an orderly way: what was started is ended by the blocks that started it."""
    sys.exit(128 + number)


def main() -> None:
    """Do what the command line asks for."""
    for number in (signal.SIGINT, signal.SIGTERM):
        # Also where a script in the background made us deaf to Ctrl-C: all that runs is ended.
        signal.signal(number, _stop)
    wanted = read_arguments(sys.argv[1:], list(JOBS))
    ran_before = cluster.runs()
    running = cluster.start()
    if wanted.data_only:
        for size in wanted.sizes:
            make(running, size, say)
            say(f"{size.name}: ENV_FILE={size.env_file}")
        say("The database runs on; bench/cluster.sh stop ends it.")
        return
    try:
        results = Results.begin(wanted)
        run(running, wanted, say, results.keep)
        say(f"Written: {', '.join(str(path) for path in results.finish())}")
    finally:
        if not ran_before:
            cluster.stop()


if __name__ == "__main__":
    main()
