"""Counts of people as statements give them."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from incidents.enums import Count
from incidents.understanding.answers import NotUnderstood, Understood
from incidents.understanding.counts import CountValue, understand_count

NONE = CountValue(Count.NONE, 0, 0, 0)
SOME = CountValue(Count.NOT_STATED)


def stated(minimum: int | None, best: int | None, maximum: int | None) -> CountValue:
    return CountValue(Count.STATED, minimum, best, maximum)


SPELLINGS = {
    stated(3, 3, 3): "3 | three | трое | три | üç | երեք | exactly 3 | 3 soldiers | 3 nəfər | 3-3",
    stated(3, None, 5): (
        "3-5 | 3 – 5 | between 3 and 5 | from 3 to 5 | 3 or 5 | three to five | от 3 до 5 "
        "| между 3 и 5 | 3 ilə 5 | 3-5 человек"
    ),
    stated(3, None, None): (
        "at least 3 | no fewer than 3 | 3+ | не менее 3 | как минимум 3 | ən azı 3 | առնվազն 3 "
        "| more than 2 | более двух"
    ),
    stated(None, None, 5): (
        "up to 5 | at most 5 | no more than 5 | до 5 | не более 5 | ən çoxu 5 | մինչև 5 "
        "| fewer than 6 | менее шести"
    ),
    stated(None, 6, None): "about 6 | around six | ~6 | около 6 | примерно 6 | təxminən 6 | մոտ 6",
    NONE: "none | 0 | zero | no losses | нет | потерь нет | yoxdur | itki yoxdur | չկա | up to 0",
    SOME: (
        "several | some | losses | not stated | ? | несколько | потери | bir neçə | itkilər "
        "| մի քանի | կորուստներ"
    ),
}
CASES = [(text.strip(), value) for value, texts in SPELLINGS.items() for text in texts.split(" | ")]


@pytest.mark.parametrize(("text", "value"), CASES, ids=[text for text, _value in CASES])
def test_a_spelling_means_this_count(text: str, value: CountValue) -> None:
    assert understand_count(text).value == value


WORDS = {
    "3": "3",
    "3-5": "3 to 5",
    "at least 3": "at least 3",
    "more than 3": "at least 4",
    "up to 5": "at most 5",
    "about 6": "about 6",
    "0": "none",
    "losses": "some, number not stated",
}


@pytest.mark.parametrize(("text", "words"), WORDS.items(), ids=WORDS)
def test_what_was_understood_is_said_in_words(text: str, words: str) -> None:
    assert understand_count(text).words == words


REFUSED = {
    "": ("not_a_count", ""),
    "-3": ("not_a_count", ""),
    "3.5": ("not_a_count", ""),
    "1-2-3": ("not_a_count", ""),
    "soldiers": ("not_a_count", ""),
    "fewer than 0": ("not_a_count", ""),
    "9999999": ("too_many", ""),
    "5-3": ("range_order", "3-5"),
    "3" * 101: ("not_a_count", ""),
}


@pytest.mark.parametrize(("text", "expected"), REFUSED.items(), ids=REFUSED)
def test_what_is_no_count_is_refused(text: str, expected: tuple[str, str]) -> None:
    with pytest.raises(NotUnderstood) as refusal:
        understand_count(text)
    assert (refusal.value.code, refusal.value.offer) == expected


def count_or_refusal(text: str) -> Understood[CountValue] | NotUnderstood:
    try:
        return understand_count(text)
    except NotUnderstood as refusal:
        return refusal


@settings(deadline=None)
@given(
    st.one_of(st.text(max_size=60), st.text(alphabet="0123456789-–+~<>≥≤ tooraboutдо", max_size=20))
)
@example("\x00")
@example("\ud8003")
@example("\u202e3-5")
@example("3" * 10_000)
@example("³")
@example("٣")
def test_any_text_is_a_count_the_database_takes_or_refused(text: str) -> None:
    answer = count_or_refusal(text)
    if isinstance(answer, NotUnderstood):
        assert "" not in {answer.code, str(answer)}
        return
    value = answer.value
    given_numbers = [n for n in (value.minimum, value.best, value.maximum) if n is not None]
    assert given_numbers == sorted(given_numbers)
    assert bool(given_numbers) == (value.count != Count.NOT_STATED)
    assert (set(given_numbers) == {0}) == (value.count == Count.NONE)


@settings(deadline=None)
@given(st.integers(1, 1_000_000), st.integers(1, 1_000_000))
def test_numbers_written_out_are_read_back(first: int, second: int) -> None:
    low, high = sorted((first, second))
    assert understand_count(str(low)).value == stated(low, low, low)
    assert understand_count(f"at least {low}").value == stated(low, None, None)
    expected = stated(low, None, high) if low < high else stated(low, low, low)
    assert understand_count(f"{low}-{high}").value == expected
