"""How the product and the peers are started."""

from __future__ import annotations

import os

import pytest

from bench.folders import CODE, ROOT
from bench.peers.installing import pinned
from bench.processes import resident_kb
from bench.product import procfile_line


def test_the_web_process_is_the_one_of_the_procfile() -> None:
    line = procfile_line((ROOT / "Procfile").read_text(), "web")
    assert "granian --interface wsgi" in line
    assert line.endswith("tracker.wsgi:application")


def test_a_process_the_procfile_does_not_know_is_an_error() -> None:
    with pytest.raises(KeyError):
        procfile_line("web: granian\n", "worker")


def test_every_peer_is_pinned() -> None:
    names = sorted(path.stem for path in (CODE / "peers").glob("*.txt"))
    assert names == ["django", "pygeoapi", "tipg"]
    assert {name for name in names if not pinned(name)} == set()


def test_a_process_takes_memory_and_one_that_ended_none() -> None:
    assert resident_kb(os.getpid()) > 1000
    assert resident_kb(2**22 + 1) == 0
