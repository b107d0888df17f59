"""How many: numbers, ranges and bounds as people type them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents.enums import Count
from incidents.understanding.answers import NotUnderstood
from incidents.understanding.counts import CountValue, understand_count

STATED = Count.STATED


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("6", (6, 6, 6)),
        (" 6. ", (6, 6, 6)),
        ("six", (6, 6, 6)),
        ("шесть", (6, 6, 6)),
        ("altı", (6, 6, 6)),
        ("վեց", (6, 6, 6)),
        ("1 960", (1960, 1960, 1960)),
        ("1,960", (1960, 1960, 1960)),
        ("٣", (3, 3, 3)),
        ("3-5", (3, None, 5)),
        ("3 – 5", (3, None, 5)),
        ("between 3 and 5", (3, None, 5)),
        ("three to five", (3, None, 5)),
        ("от 3 до 5", (3, None, 5)),
        ("8 or 10", (8, None, 10)),
        ("4-4", (4, 4, 4)),
        ("at least 3", (3, None, None)),
        ("не менее 3", (3, None, None)),
        ("ən azı 3", (3, None, None)),
        ("առնվազն 3", (3, None, None)),
        ("3+", (3, None, None)),
        ("3 or more", (3, None, None)),
        ("more than 3", (4, None, None)),
        ("3-dən çox", (4, None, None)),
        ("3-ից ավելի", (4, None, None)),
        ("up to 5", (None, None, 5)),
        ("до 5", (None, None, 5)),
        ("fewer than 5", (None, None, 4)),
        ("about 6", (None, 6, None)),
        ("~6", (None, 6, None)),
        ("около 6", (None, 6, None)),
    ],
)
def test_numbers_ranges_and_bounds_are_understood(
    text: str, expected: tuple[int | None, int | None, int | None]
) -> None:
    assert understand_count(text).value == CountValue(STATED, *expected)


@pytest.mark.parametrize("text", ["0", "none", "None", "No losses", "нет", "itki yoxdur", "չկա"])
def test_none_is_said_and_is_zero(text: str) -> None:
    assert understand_count(text).value == CountValue(Count.NONE, 0, 0, 0)


@pytest.mark.parametrize("text", ["several", "losses", "несколько", "bir neçə", "մի քանի", "many"])
def test_some_without_a_number_is_not_none(text: str) -> None:
    assert understand_count(text).value == CountValue(Count.NOT_STATED, None, None, None)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("6", "exactly 6"),
        ("3-5", "from 3 to 5"),
        ("at least 3", "at least 3"),
        ("up to 5", "at most 5"),
        ("about 6", "about 6"),
        ("none", "none, as the statement says"),
        ("several", "some, without a number"),
    ],
)
def test_what_was_understood_is_said_back(text: str, words: str) -> None:
    assert understand_count(text).words == words


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "empty"),
        ("  ", "empty"),
        ("5-3", "minimum_above_maximum"),
        ("-3", "no_count"),
        ("3.5", "no_count"),
        ("three apples", "no_count"),
        ("1000001", "too_large"),
        ("fewer than 0", "below_zero"),
        ("9" * 101, "no_count"),
    ],
)
def test_what_is_no_count_is_refused_with_a_reason(text: str, code: str) -> None:
    with pytest.raises(NotUnderstood) as refusal:
        understand_count(text)
    assert refusal.value.code == code


def test_a_range_in_the_wrong_order_is_offered_in_the_right_one() -> None:
    with pytest.raises(NotUnderstood) as refusal:
        understand_count("5 - 3")
    assert refusal.value.offer == "3-5"
    assert str(refusal.value) == "The minimum, 5, is above the maximum, 3."


@given(st.text(max_size=120))
def test_any_text_is_understood_or_refused(text: str) -> None:
    try:
        value = understand_count(text).value
    except NotUnderstood:
        return
    numbers = [n for n in (value.minimum, value.best, value.maximum) if n is not None]
    assert numbers == sorted(numbers)
    assert bool(numbers) == (value.count != Count.NOT_STATED)


@given(st.integers(0, 1_000_000), st.integers(0, 1_000_000))
def test_a_range_holds_both_its_ends(one: int, other: int) -> None:
    low, high = sorted((one, other))
    value = understand_count(f"{low}-{high}").value
    assert (value.minimum, value.maximum) == (low, high)
