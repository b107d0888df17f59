"""What the command line of the bench understands, and what it says to the rest."""

from __future__ import annotations

import pytest

from bench.arguments import read_arguments, read_duration
from bench.sizes import LARGE, MIDDLE, SMALL, Size, read_size

JOBS = ("tile z6", "search")


def test_without_words_all_sizes_and_jobs_are_measured() -> None:
    wanted = read_arguments([], JOBS)
    assert wanted.sizes == (SMALL, MIDDLE, LARGE)
    assert wanted.jobs == ()
    assert wanted.peers
    assert wanted.load_s == 600


def test_quick_is_the_smallest_size_and_a_short_load() -> None:
    wanted = read_arguments(["--quick"], JOBS)
    assert (wanted.sizes, wanted.rounds, wanted.load_s) == ((SMALL,), 3, 20)


def test_sizes_and_jobs_can_be_chosen() -> None:
    words = ["--size", "1M", "25000", "--jobs", "search", "--no-peers", "--load", "3m"]
    wanted = read_arguments(words, JOBS)
    assert wanted.sizes == (Size(25_000), LARGE)
    assert wanted.jobs == ("search",)
    assert not wanted.peers
    assert wanted.load_s == 180


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--size", "many"], "A size is written like 10k, 1M or 25000, not “many”."),
        (["--size", "10"], "A size lies between 1000 and 5000000 incidents, not 10."),
        (["--load", "long"], "A duration is written like 20s or 10m, not “long”."),
        (["--jobs", "tiles"], "There is no job called tiles. Jobs are: tile z6, search."),
        (["--port", "80"], "The port lies between 1024 and 65500, not 80."),
    ],
)
def test_what_cannot_be_understood_is_said_in_a_sentence(
    words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        read_arguments(words, JOBS)
    assert ended.value.code == 2
    assert capsys.readouterr().err.endswith(f"error: {said}\n")


def test_a_size_is_called_as_people_write_it() -> None:
    named = [(read_size(text).name, read_size(text).database) for text in ("10k", "1m", "12345")]
    assert named == [("10k", "bench_10k"), ("1M", "bench_1m"), ("12345", "bench_12345")]


def test_a_duration_is_seconds_or_minutes() -> None:
    assert [read_duration("20s"), read_duration("10m")] == [20, 600]
