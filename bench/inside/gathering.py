"""Gathering words and postings, as the product does each night. Prints the seconds it took."""

# ruff: noqa: E402  # Django has to be set up first

from __future__ import annotations

import json
import sys
import time

from bench.inside import set_up

set_up()

from incidents.search.gathering import gather


def main() -> None:
    """Gather all anew."""
    started = time.monotonic()
    words = gather()
    took = round(time.monotonic() - started, 1)
    sys.stdout.write(json.dumps({"words": words, "seconds": took}) + "\n")


if __name__ == "__main__":
    main()
