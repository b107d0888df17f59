"""`python -m bench`: see `python -m bench --help`."""

from __future__ import annotations

import sys

from bench import cluster
from bench.arguments import read_arguments
from bench.data.making import make


def say(words: str) -> None:
    """Tell whoever waits what is being done."""
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


def main() -> None:
    """Do what the command line asks for."""
    wanted = read_arguments(sys.argv[1:], [])
    running = cluster.start()
    for size in wanted.sizes:
        make(running, size, say)
    if wanted.data_only:
        for size in wanted.sizes:
            say(f"{size.name}: ENV_FILE={size.env_file}")
        say("The database runs on; bench/cluster.sh stop ends it.")
        return
    cluster.stop()


if __name__ == "__main__":
    main()
