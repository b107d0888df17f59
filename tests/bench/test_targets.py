"""Whether a target is met."""

from __future__ import annotations

from bench.targets import at_least, at_most, judge, quotient


def test_a_target_is_met_where_all_its_parts_hold() -> None:
    parts = [at_most(0.04, 0.05, "× floor"), at_most(20, 20, "kB gzipped")]
    assert judge(parts) == ("× floor ≤ 0.05; kB gzipped ≤ 20", True, [])


def test_a_target_is_missed_where_one_part_does_not_hold_and_the_note_names_it() -> None:
    parts = [at_most(0.04, 0.05, "× floor"), at_most(21, 20, "kB gzipped")]
    assert judge(parts)[1:] == (False, ["missed: kB gzipped ≤ 20"])


def test_what_was_not_measured_is_left_out_and_noted() -> None:
    parts = [at_most(0.04, 0.05, "× floor"), at_most(None, 0.1, "× tipg")]
    assert judge(parts)[1:] == (True, ["not measured: × tipg ≤ 0.1"])


def test_there_is_no_verdict_where_nothing_was_measured() -> None:
    assert judge([at_least(None, 100, "× slower")])[1] is None
    assert judge([]) == ("", None, [])


def test_a_quotient_needs_both() -> None:
    assert [quotient(1, 4), quotient(None, 4), quotient(1, None), quotient(1, 0)] == [
        0.25,
        None,
        None,
        None,
    ]
